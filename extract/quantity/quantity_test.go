package quantity

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"statclaim/extract/data"
	"statclaim/schema"
)

func load(t testing.TB) *Scanner {
	t.Helper()
	s, err := Load(data.Tables)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// describe writes a quantity as the case table does: anchor = value qualifier[lower,upper] unit:kind/per measure base, or anchor !guard.
func describe(runes []rune, q *Quantity) string {
	var out strings.Builder
	out.WriteString(string(runes[q.Anchor.Start:q.Anchor.End]))
	if q.Guard != "" {
		out.WriteString(" !" + q.Guard)
		return out.String()
	}
	out.WriteString(" = " + number(q.Value))
	if q.Qualifier != schema.Exact {
		out.WriteString(" " + q.Qualifier + bracket("[", "(", q.LowerInclusive) + number(q.Lower) + "," + number(q.Upper) + bracket("]", ")", q.UpperInclusive))
	}
	out.WriteString(" " + q.Unit + ":" + q.UnitKind)
	if q.Per != "" {
		out.WriteString("/" + q.Per)
	}
	if q.Measure != schema.MeasureLevel {
		out.WriteString(" " + q.Measure)
	}
	if q.Bare {
		out.WriteString(" bare")
	}
	return out.String()
}

func bracket(closed, open string, inclusive bool) string {
	if inclusive {
		return closed
	}
	return open
}

func number(d *schema.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.Canonical()
}

// TestCases reads testdata/cases.tsv: a text and its quantities in order, separated by bars.
func TestCases(t *testing.T) {
	s := load(t)
	raw, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, want, _ := strings.Cut(line, "\t")
		n++
		runes := []rune(text)
		var got []string
		for _, q := range s.Scan(runes, nil) {
			got = append(got, describe(runes, &q))
		}
		if g := strings.Join(got, " | "); g != want {
			t.Errorf("cases.tsv:%d: %s\n got %s\nwant %s", i+1, text, g, want)
		}
	}
	if n < 600 {
		t.Errorf("%d cases, want at least 600", n)
	}
}

// TestRoom scans more texts in one room than a block of it holds: their quantities stand side by side until the room is cleared.
func TestRoom(t *testing.T) {
	s := load(t)
	var room Room
	for range 2 {
		var texts, want []string
		var found [][]Quantity
		for i := range 100 {
			text := fmt.Sprintf("第%d组%d人，每亩%d元，www.a%d.cn", i, i+1, i+2, i)
			texts = append(texts, text)
			want = append(want, fmt.Sprintf("%+v", stripped(s.Scan([]rune(text), nil))))
			found = append(found, s.ScanIn(&room, []rune(text), nil))
		}
		for i, text := range texts {
			if got := fmt.Sprintf("%+v", stripped(found[i])); got != want[i] {
				t.Fatalf("%s: got %s, want %s", text, got, want[i])
			}
		}
		room.Clear()
	}
}

// stripped leaves out the pointers.
func stripped(quantities []Quantity) []Quantity {
	out := append([]Quantity{}, quantities...)
	for i := range out {
		out[i].Value, out[i].Lower, out[i].Upper, out[i].Base = nil, nil, nil, nil
	}
	return out
}
