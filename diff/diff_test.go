package diff

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/schema"
)

// slice is a version in memory; it counts how often it is opened.
type slice struct {
	rows   []*schema.Claim
	opened int
	fails  error // in place of io.EOF
}

func (s *slice) open() (Rows, error) {
	s.opened++
	return &sliceRows{s, 0}, nil
}

type sliceRows struct {
	*slice
	at int
}

func (s *sliceRows) Read() (any, error) {
	if s.at == len(s.rows) {
		if s.fails != nil {
			return nil, s.fails
		}
		return nil, io.EOF
	}
	s.at++
	copied := *s.rows[s.at-1]
	return &copied, nil
}

func (s *sliceRows) Close() error { return nil }

// claims reads "source/id=value ..."; "" and - are no value.
func claims(text string) *slice {
	s := &slice{}
	for _, word := range strings.Fields(text) {
		key, value, _ := strings.Cut(word, "=")
		source, id, _ := strings.Cut(key, "/")
		c := &schema.Claim{Source: source, ClaimID: id, Quote: "q"}
		if value != "-" && value != "" {
			d := schema.MustDecimal(value)
			c.Value = &d
			c.Flags = []string{"f"}
		}
		s.rows = append(s.rows, c)
	}
	return s
}

func value(row any) string {
	if c, ok := row.(*schema.Claim); ok {
		if c.Value == nil {
			return c.Source + "/" + c.ClaimID + "=-"
		}
		return c.Source + "/" + c.ClaimID + "=" + c.Value.String()
	}
	return ""
}

func TestCompare(t *testing.T) {
	byBoth := []string{"source", "claim_id"}
	for _, test := range []struct {
		name          string
		before, after string
		key, ignore   []string
		want          string
	}{
		{"nothing", "", "", byBoth, nil, ""},
		{"the same", "a/1=5 a/2=6", "a/2=6 a/1=5", byBoth, nil, ""},
		{"equal by value", "a/1=5", "a/1=5.00", byBoth, nil, ""},
		{"changed", "a/1=5 a/2=6", "a/1=5 a/2=7", byBoth, nil, "changed a/2=6 a/2=7 value;"},
		{"to null", "a/1=5", "a/1=-", byBoth, nil, "changed a/1=5 a/1=- value,flags;"},
		{"ignored", "a/1=5", "a/1=6", byBoth, []string{"value"}, ""},
		{"removed and added", "a/1=5 a/2=6", "a/3=7 a/1=5 a/4=8", byBoth, nil, "removed a/2=6  ;added  a/3=7 ;added  a/4=8 ;"},
		{"order of before, then of after", "a/3=1 a/2=1 a/1=1", "a/9=1 a/1=2 a/3=2 a/8=1", byBoth, nil,
			"changed a/3=1 a/3=2 value;removed a/2=1  ;changed a/1=1 a/1=2 value;added  a/9=1 ;added  a/8=1 ;"},
		{"another source is another row", "a/1=5", "b/1=5", byBoth, nil, "removed a/1=5  ;added  b/1=5 ;"},
		{"by claim_id alone", "a/1=5 a/2=5", "b/1=5 b/2=6", []string{"claim_id"}, []string{"source"}, "changed a/2=5 b/2=6 value;"},
		{"the source is compared then, unless ignored", "a/1=5", "b/1=5", []string{"claim_id"}, nil, "changed a/1=5 b/1=5 source;"},
		{"repeated keys pair in order", "a/1=5 a/1=6 a/1=7", "a/1=5 a/1=8", byBoth, nil, "changed a/1=6 a/1=8 value;removed a/1=7  ;"},
		{"more of them after", "a/1=5", "a/1=5 a/1=5 a/1=9", byBoth, nil, "added  a/1=5 ;added  a/1=9 ;"},
	} {
		for _, most := range []int{1, 2, 100} {
			t.Run(fmt.Sprint(test.name, most), func(t *testing.T) {
				got := ""
				o := Options{Table: schema.ClaimsTable, Key: test.key, Ignore: test.ignore}
				summary, err := compare(claims(test.before).open, claims(test.after).open, o, func(c Change) error {
					var names []string
					for _, column := range c.Columns {
						names = append(names, column.Name)
					}
					got += fmt.Sprintf("%s %s %s %s;", c.Kind, value(c.Old), value(c.New), strings.Join(names, ","))
					return nil
				}, most)
				if err != nil {
					t.Fatal(err)
				}
				if got != test.want {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				if n := strings.Count(got, ";"); summary.Differs() != (n > 0) || summary.Added+summary.Removed+summary.Changed != n {
					t.Errorf("%d changes, %+v", n, summary)
				}
				if summary.Old != summary.Same+summary.Removed+summary.Changed || summary.New != summary.Same+summary.Added+summary.Changed {
					t.Errorf("counts do not add up: %+v", summary)
				}
			})
		}
	}
}

func TestRepeatedKeysAreCounted(t *testing.T) {
	summary, err := Compare(claims("a/1=5 a/1=5 b/1=1").open, claims("a/1=5 a/1=5 a/1=6").open,
		Options{Table: schema.ClaimsTable, Key: []string{"source", "claim_id"}}, func(Change) error { return nil })
	want := Summary{Old: 3, New: 3, Same: 2, Added: 1, Removed: 1, Repeated: 3}
	if diff := cmp.Diff(want, summary); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// TestPasses wants versions of the same order to be read a bounded number of times, however much differs.
func TestPasses(t *testing.T) {
	before, after := claims(""), claims("")
	for i := range 500 {
		d := schema.NewDecimal(int64(i), 0)
		before.rows = append(before.rows, &schema.Claim{ClaimID: fmt.Sprint(i)})
		after.rows = append(after.rows, &schema.Claim{ClaimID: fmt.Sprint(i), Value: &d})
	}
	o := Options{Table: schema.ClaimsTable, Key: []string{"claim_id"}}
	if _, err := compare(before.open, after.open, o, func(Change) error { return nil }, 10); err != nil {
		t.Fatal(err)
	}
	if before.opened != 1 || after.opened != 2 {
		t.Errorf("before was read %d times, after %d times; want 1 and 2", before.opened, after.opened)
	}
}

func TestCompareFails(t *testing.T) {
	broken := errors.New("broken")
	good := Options{Table: schema.ClaimsTable, Key: []string{"claim_id"}}
	for _, test := range []struct {
		name          string
		before, after *slice
		o             Options
		emit          error
		want          string
	}{
		{"before", &slice{fails: broken}, &slice{}, good, nil, "broken"},
		{"after", &slice{}, &slice{fails: broken}, good, nil, "broken"},
		{"emit", claims("a/1=5"), &slice{}, good, broken, "broken"},
		{"no key", &slice{}, &slice{}, Options{Table: schema.ClaimsTable}, nil, "no key to pair the rows of claims by"},
		{"unknown column", &slice{}, &slice{}, Options{Table: schema.ClaimsTable, Key: []string{"x"}}, nil, `table claims has no column "x"`},
	} {
		_, err := Compare(test.before.open, test.after.open, test.o, func(Change) error { return test.emit })
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

func ExampleCompare() {
	before, after := claims("a.txt/1=5 a.txt/2=6"), claims("a.txt/1=5.5")
	o := Options{Table: schema.ClaimsTable, Key: []string{"source", "claim_id"}}
	summary, _ := Compare(before.open, after.open, o, func(c Change) error {
		fmt.Println(c.Kind, value(c.Old))
		return nil
	})
	fmt.Println(summary.Changed, summary.Removed)
	// Output:
	// changed a.txt/1=5
	// removed a.txt/2=6
	// 1 1
}
