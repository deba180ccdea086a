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
	var room Room
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
			if got := show(text, room.Scan(text, ctx)); got != want {
				t.Errorf("%s in a room\n got %s\nwant %s", cells[3], got, want)
			}
		})
	}
}

// TestRoom fills a room beyond its blocks: what was found before stays as it was until the room is cleared.
func TestRoom(t *testing.T) {
	var room Room
	long := []rune(strings.Repeat("2023年5月1日至7日、2022年上半年和去年，", 40))
	want := show(long, Scan(long, Context{}))
	var found [][]Period
	for range 5 {
		found = append(found, room.Scan(long, Context{}), room.Scan([]rune("没有时间"), Context{}), room.Scan([]rune("2024年"), Context{}))
	}
	for i := 0; i < len(found); i += 3 {
		if got := show(long, found[i]); got != want {
			t.Errorf("text %d\n got %s\nwant %s", i, got, want)
		}
		if found[i+1] != nil || len(found[i+2]) != 1 || found[i+2][0].EDTF != "2024" {
			t.Errorf("behind text %d: %v, %v", i, found[i+1], found[i+2])
		}
	}
	room.Clear()
	if n := testing.AllocsPerRun(100, func() { room.Scan([]rune("2024年"), Context{}); room.Clear() }); n > 1 {
		t.Errorf("%v allocations where the room has seen the period, want some dates now and then", n)
	}
}
