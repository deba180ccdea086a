package extract

import (
	"strings"
	"testing"

	"statclaim/schema"
)

// claimCase is a little document: its text, the publication date ("" for none), and for every number of interest one column of its claim, as
// NUMBER=VALUE, "-" for none. A number is found by the beginning of its printed text, each time the next one.
type claimCase struct{ name, published, text, want string }

// checkClaims compares a column of the claims.
func checkClaims(t *testing.T, cases []claimCase, column func(*schema.Claim) string) {
	e := engine(t)
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			doc := &schema.Document{Text: test.text, MediaType: "text/plain"}
			if test.published != "" {
				date, err := schema.ParseDate(test.published)
				if err != nil {
					t.Fatal(err)
				}
				doc.PublishedAt, doc.PublishedBasis = &date, "option"
			}
			claims := e.Extract(doc).Claims
			for _, want := range strings.Fields(test.want) {
				number, value, _ := strings.Cut(want, "=")
				if value == "-" {
					value = ""
				}
				i := claimOf(claims, number)
				if i < 0 {
					t.Fatalf("%s\nno claim of %s in %v", test.text, number, numbersOf(claims))
				}
				if c := &claims[i]; column(c) != value {
					t.Errorf("%s\n%s: %q (rule %s, period %s %q %s), want %q", test.text, number, column(c), c.RuleID, c.Period, c.PeriodText, c.PeriodBasis, value)
				}
				claims = claims[i+1:]
			}
		})
	}
}

func claimOf(claims []schema.Claim, number string) int {
	for i := range claims {
		if strings.HasPrefix(claims[i].NumberText, number) {
			return i
		}
	}
	return -1
}

func numbersOf(claims []schema.Claim) []string {
	var out []string
	for i := range claims {
		out = append(out, claims[i].NumberText)
	}
	return out
}
