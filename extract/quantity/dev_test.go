package quantity

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"statclaim/extract/data"
	"statclaim/extract/period"
	"statclaim/schema"
)

func TestDev(t *testing.T) {
	in := os.Getenv("QDEV")
	if in == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(in)
	var docs []struct {
		Name  string
		Paras []struct {
			Start   int
			Text    string
			Periods [][2]int
		}
	}
	if err := json.Unmarshal(raw, &docs); err != nil {
		t.Fatal(err)
	}
	s, err := Load(data.Tables)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create(os.Getenv("QOUT"))
	defer f.Close()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for _, d := range docs {
		for _, p := range d.Paras {
			runes := []rune(p.Text)
			var periods []schema.Span
			for _, x := range p.Periods {
				periods = append(periods, schema.Span{Start: x[0], End: x[1]})
			}
			if os.Getenv("QPERIOD") != "" {
				periods = nil
				for _, x := range period.Scan(runes, period.Context{}) {
					periods = append(periods, x.Span)
				}
			}
			for _, q := range s.Scan(runes, periods) {
				str := func(d *schema.Decimal) any {
					if d == nil {
						return nil
					}
					return d.String()
				}
				enc.Encode(map[string]any{"doc": d.Name, "start": p.Start + q.Anchor.Start, "end": p.Start + q.Anchor.End,
					"text": string(runes[q.Anchor.Start:q.Anchor.End]), "outer": string(runes[q.Outer.Start:q.Outer.End]),
					"value": str(q.Value), "lower": str(q.Lower), "upper": str(q.Upper), "qualifier": q.Qualifier, "unit": q.Unit,
					"kind": q.UnitKind, "code": q.UnitCode, "per": q.Per, "guard": q.Guard, "bare": q.Bare, "measure": q.Measure,
					"base": str(q.Base), "flags": strings.Join(q.Flags, ","),
					"ctx": string(runes[max(0, q.Anchor.Start-10):q.Anchor.Start]) + "【" + string(runes[q.Anchor.Start:q.Anchor.End]) + "】" + string(runes[q.Anchor.End:min(len(runes), q.Anchor.End+8)])})
			}
		}
	}
}
