package eval

import (
	"testing"

	"statclaim/schema"
)

func TestSameText(t *testing.T) {
	tests := []struct {
		name, got, want string
		alternatives    []string
		right           bool
	}{
		{"equal", "救助金", "救助金", nil, true},
		{"null is null", "", "", nil, true},
		{"nothing for something", "", "救助金", nil, false},
		{"something for nothing", "救助金", "", nil, false},
		{"null beside alternatives", "", "", []string{"救助金"}, true},
		{"an alternative", "矛盾", "家庭矛盾纠纷", []string{"纠纷", "矛盾"}, true},
		{"white space and quotes drop", "“平安 县\n城”", "平安县城", nil, true},
		{"width folds", "５．５％", "5.5%", nil, true},
		{"exactly 0.8", "甲乙丙丁", "甲乙丙丁戊己", nil, true},
		{"below 0.8", "甲乙丙", "甲乙丙丁戊", nil, false},
		{"in order, with gaps", "甲乙丙丁", "甲子乙丙丁", nil, true},
		{"same characters out of order", "丁丙乙甲", "甲乙丙丁", nil, false},
	}
	for _, test := range tests {
		if got := sameText(test.got, test.want, test.alternatives); got != test.right {
			t.Errorf("%s: %q for %q %q: got %v, want %v", test.name, test.got, test.want, test.alternatives, got, test.right)
		}
	}
}

func TestSameDecimal(t *testing.T) {
	tests := []struct {
		name, a, b string
		same       bool
	}{
		{"printed zeros", "5.20", "5.2", true},
		{"null is not zero", "", "0", false},
		{"minus zero is zero", "-0", "0", true},
		{"sign", "-13.38", "13.38", false},
		{"half up at the ninth place", "0.3333333335", "0.333333334", true},
		{"below half", "0.3333333334", "0.333333333", true},
		{"half up goes away from zero", "-0.0000000005", "-0.000000001", true},
		{"nineteen digits", "1234567890123456789.0", "1234567890123456789", true},
		{"twenty digits are compared as printed", "12345678901234567890.0", "12345678901234567890", false},
		{"unreadable equals no number", "1e3", "1000", false},
	}
	for _, test := range tests {
		if got := sameDecimal(test.a, test.b); got != test.same {
			t.Errorf("%s: %q and %q: got %v, want %v", test.name, test.a, test.b, got, test.same)
		}
	}
}

func TestSameUnit(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"个小时", "小时", true},
		{"個月", "月", true},
		{"个百分点", "百分点", false},
		{"个", "", false},
		{"％", "%", true},
		{"元／吨", "元/吨", true},
	}
	for _, test := range tests {
		if got := sameUnit(test.a, test.b); got != test.same {
			t.Errorf("%q and %q: got %v, want %v", test.a, test.b, got, test.same)
		}
	}
}

func TestRightPeriodAndPlace(t *testing.T) {
	if !rightPeriod(&schema.Claim{}, &Gold{Period: "2022", PeriodAlt: []string{"-"}}) {
		t.Error("- in period_alt accepts null")
	}
	if rightPeriod(&schema.Claim{Period: "-"}, &Gold{Period: "2022", PeriodAlt: []string{"-"}}) {
		t.Error("- itself is no period")
	}
	if !nestedText("青石", "青石县") || nestedText("县", "青石县") || nestedText("青石市", "青石县") {
		t.Error("a place may be nested in another, from two characters on")
	}
}

func TestGroundedInCodePoints(t *testing.T) {
	text := []rune("共３件")
	if got := slice(text, 1, 9); got != "３件" {
		t.Errorf("got %q, want the text that there is", got)
	}
	if got := slice(text, 5, 9); got != "" {
		t.Errorf("got %q, want nothing behind the end", got)
	}
}
