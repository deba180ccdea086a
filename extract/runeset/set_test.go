package runeset

import "testing"

func TestSetAndFilter(t *testing.T) {
	const members, others = "一丁，\u0000￿𠀀", "丂。a\U00020001"
	set, filter := Of(members+members), Filter{}
	for _, r := range members {
		filter.Add(r)
	}
	for _, r := range members {
		if !set.Has(r) || !filter.May(r) {
			t.Errorf("%q is not in the set of %q", r, members)
		}
	}
	for _, r := range others {
		if set.Has(r) {
			t.Errorf("%q is in the set of %q", r, members)
		}
	}
	if filter.May('丂') || set.Has(-1) {
		t.Error("a code point that shares no eight bits with a member passes the filter, or -1 is in the set")
	}
}

func TestPairs(t *testing.T) {
	var pairs Pairs
	pairs.Add('一', '些')
	pairs.AddAll('十')
	for _, text := range []string{"一些", "十分", "十😀"} {
		if pair := []rune(text); !pairs.May(pair[0], pair[1]) {
			t.Errorf("%s is none of the pairs", text)
		}
	}
	for _, text := range []string{"一个", "些一"} {
		if pair := []rune(text); pairs.May(pair[0], pair[1]) {
			t.Errorf("%s may be one of the pairs", text)
		}
	}
	pairs.May(-1, -1) // no code point
}
