package period

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"statclaim/schema"
)

// readContext reads the columns published (YYYY-MM-DD) and context (year=2022 month=3 day=5) of the case tables.
func readContext(published, stated string) (Context, error) {
	var ctx Context
	if published != "" {
		date, err := schema.ParseDate(published)
		if err != nil {
			return ctx, err
		}
		ctx.Published = &date
	}
	fields := map[string]*int{"year": &ctx.Year, "month": &ctx.Month, "day": &ctx.Day}
	for _, field := range strings.Fields(stated) {
		name, value, _ := strings.Cut(field, "=")
		n, err := strconv.Atoi(value)
		if err != nil || fields[name] == nil {
			return ctx, fmt.Errorf("context %q: want year=N month=N day=N", stated)
		}
		*fields[name] = n
	}
	if date := (schema.Date{Year: ctx.Year, Month: ctx.Month, Day: ctx.Day}); date.Valid() {
		ctx.Date = &date
	}
	return ctx, nil
}

// show prints periods as the case tables want them: text|EDTF|start|end|basis|kind, with + for Cumulative and = for Until.
func show(runes []rune, periods []Period) string {
	day := func(d *schema.Date) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	var cells []string
	for _, p := range periods {
		cell := fmt.Sprintf("%s|%s|%s|%s|%s|%s", string(runes[p.Span.Start:p.Span.End]), p.EDTF, day(p.Start), day(p.End), p.Basis, p.Kind)
		if p.Cumulative {
			cell += "+"
		}
		if p.Until {
			cell += "="
		}
		cells = append(cells, cell)
	}
	return strings.Join(cells, "; ")
}

func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 5 {
			t.Fatalf("cases.tsv:%d: %d columns, want 5", i+1, len(cells))
		}
		name, text, want := cells[0], []rune(cells[3]), cells[4]
		t.Run(name, func(t *testing.T) {
			ctx, err := readContext(cells[1], cells[2])
			if err != nil {
				t.Fatal(err)
			}
			if got := show(text, Scan(text, ctx)); got != want {
				t.Errorf("%s\n got %s\nwant %s", cells[3], got, want)
			}
		})
	}
}
