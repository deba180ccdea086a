package export

import (
	"slices"
	"testing"

	"statclaim/schema"
)

func testSpan(t *testing.T, start, end string) span {
	t.Helper()
	claim := &schema.Claim{}
	day := func(text string) *schema.Date {
		if text == "" {
			return nil
		}
		d, err := schema.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return &d
	}
	claim.PeriodStart, claim.PeriodEnd = day(start), day(end)
	s, ok := spanOf(claim)
	if !ok {
		t.Fatalf("[%s, %s] is no period", start, end)
	}
	return s
}

func TestPeriodLabels(t *testing.T) {
	tests := []struct{ start, end, want string }{
		{"2022-01-01", "2022-12-31", "2022年"},
		{"2016-01-01", "2020-12-31", "2016—2020年"},
		{"2023-01-01", "2023-06-30", "2023年上半年"},
		{"2023-07-01", "2023-12-31", "2023年下半年"},
		{"2023-10-01", "2023-12-31", "2023年四季度"},
		{"2023-01-01", "2023-09-30", "2023年1—9月"},
		{"2023-02-01", "2023-04-30", "2023年2—4月"},
		{"2024-02-01", "2024-02-29", "2024年2月"},
		{"2024-02-01", "2024-02-28", "2024年2月1—28日"},
		{"2022-12-01", "2023-02-28", "2022年12月—2023年2月"},
		{"2023-05-01", "2023-05-01", "2023年5月1日"},
		{"2023-05-13", "2023-06-10", "2023年5月13日—6月10日"},
		{"2023-12-30", "2024-01-02", "2023年12月30日—2024年1月2日"},
		{"2022-01-01", "", "2022年起"},
		{"2022-04-01", "", "2022年4月起"},
		{"2022-04-02", "", "2022年4月2日起"},
		{"", "2023-12-31", "截至2023年"},
		{"", "2024-06-30", "截至2024年6月"},
		{"", "2023-09-05", "截至2023年9月5日"},
		{"1840-06-01", "1840-06-30", "1840年6月"},
	}
	for _, tt := range tests {
		if got := testSpan(t, tt.start, tt.end).label(); got != tt.want {
			t.Errorf("[%s, %s]: got %s, want %s", tt.start, tt.end, got, tt.want)
		}
	}
}

func TestPeriodsInOrder(t *testing.T) {
	want := []span{
		testSpan(t, "", "2022-12-31"),
		testSpan(t, "2023-06-01", "2023-06-30"),
		testSpan(t, "2023-01-01", "2023-06-30"),
		testSpan(t, "2023-07-01", ""),
		testSpan(t, "2023-12-01", "2023-12-31"),
		testSpan(t, "2023-01-01", "2023-12-31"),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, span.compare)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
