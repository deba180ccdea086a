package export

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"statclaim/schema"
)

func TestZZLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	r, err := Open(Options{Dir: dir, Formats: Formats, Force: true, Info: Info{"0.1.0", "builtin 2025-11"}})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("/work/shared/gold/*/*.json")
	for _, f := range files {
		data, _ := os.ReadFile(f)
		var g struct {
			Published *string
			Claims    []map[string]any
		}
		json.Unmarshal(data, &g)
		text, _ := os.ReadFile(strings.TrimSuffix(f, "json") + "txt")
		runes := []rune(string(text))
		d := &schema.Document{DocumentID: "sha256:x", Source: f, Title: filepath.Base(f), PublishedBasis: "none", Encoding: "UTF-8", EncodingBasis: "utf-8-valid", Text: string(text), CodePoints: int64(len(runes))}
		if g.Published != nil {
			if day, err := schema.ParseDate(*g.Published); err == nil {
				d.PublishedAt = &day
			}
		}
		r.Write(schema.DocumentsTable, d)
		for _, m := range g.Claims {
			c := bareClaim()
			str := func(k string) string { s, _ := m[k].(string); return s }
			c.Source = f
			c.Indicator, c.Subject, c.Unit, c.UnitKind, c.Measure, c.Period, c.PeriodText = str("indicator"), str("subject"), str("unit"), str("unit_kind"), str("measure"), str("period"), str("period_text")
			c.Comparison, c.Direction, c.Modality, c.Place, c.Per, c.Qualifier = str("comparison"), str("direction"), str("modality"), str("place"), str("per"), str("qualifier")
			num := func(k string) *schema.Decimal {
				if s := str(k); s != "" {
					d := schema.MustDecimal(s)
					return &d
				}
				return nil
			}
			c.Value, c.Lower, c.Upper = num("value"), num("lower"), num("upper")
			c.ValueText = str("value")
			c.NumberText = str("text")
			if len(c.Period) == 4 {
				y, _ := schema.ParseDate(c.Period + "-01-01")
				c.PeriodStart = &y
			}
			s, e := int(m["start"].(float64)), int(m["end"].(float64))
			a, b := s, e
			for a > 0 && !strings.ContainsRune("。；\n", runes[a-1]) {
				a--
			}
			for b < len(runes) && !strings.ContainsRune("。；\n", runes[b]) {
				b++
			}
			c.Sentence = string(runes[a:b])
			c.Quote = c.Sentence
			c.RuleID = "growth.yoy"
			c.ClaimID = "3f2a9c0b1d4e5f60"
			c.Flags = nil
			_ = utf8.RuneLen
			r.Write(schema.ClaimsTable, c)
		}
	}
	for _, p := range sampleRows()[2:] {
		r.Write(p.table, p.rows...)
	}
	if err := r.Write(schema.ClaimsTable, hardClaim()); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit([]byte("{}")); err != nil {
		t.Fatal(err)
	}
}
