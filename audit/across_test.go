package audit_test

import (
	"strings"
	"testing"

	"statclaim/audit"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// withSource extracts a text under a source of its own.
func withSource(t *testing.T, e *extract.Engine, source, text string) audit.Document {
	t.Helper()
	doc, reject := ingest.Parse(source, []byte(text), ingest.Options{})
	if reject != nil {
		t.Fatal(reject.Message)
	}
	return audit.Document{Claims: e.Extract(doc).Claims}
}

func TestAcrossDocuments(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ name, one, other, want string }{
		{"another value", "2023年，灵璧县粮食总产量26.8万吨。", "2023年，灵璧县粮食总产量28.6万吨。", "value_conflict:contradiction"},
		{"another scale", "2023年，灵璧县粮食总产量3.2万吨。", "2023年，灵璧县粮食总产量3.2亿吨。", "scale_conflict:contradiction"},
		{"rounded", "2023年，灵璧县粮食总产量26.84万吨。", "2023年，灵璧县粮食总产量26.8万吨。", "-"},
		{"another year", "2023年，灵璧县粮食总产量26.8万吨。", "2022年，灵璧县粮食总产量28.6万吨。", "-"},
		{"another place", "2023年，灵璧县粮食总产量26.8万吨。", "2023年，新野县粮食总产量28.6万吨。", "-"},
		{"nobody named", "2023年，全市粮食总产量26.8万吨。", "2023年，全市粮食总产量28.6万吨。", "-"},
		{"another verb", "2023年，灵璧县受理民事案件2680件。", "2023年，灵璧县审结民事案件2860件。", "-"},
		{"no time", "灵璧县粮食总产量26.8万吨。", "灵璧县粮食总产量28.6万吨。", "-"},
	} {
		a := newAuditor(t)
		for _, doc := range []audit.Document{withSource(t, e, "one.txt", c.one), withSource(t, e, "other.txt", c.other)} {
			if found := a.Document(doc); len(found) > 0 {
				t.Errorf("%s: inside a document %s", c.name, brief(found))
			}
		}
		found := a.Finish()
		if got := brief(found); got != c.want {
			t.Errorf("%s: got %s, want %s%s", c.name, got, c.want, explained(found))
		}
		if len(found) == 1 && strings.Join(found[0].Sources, " ") != "one.txt other.txt" {
			t.Errorf("%s: sources %v", c.name, found[0].Sources)
		}
	}
}

func TestAFullIndexSaysSo(t *testing.T) {
	e := newEngine(t)
	a, err := audit.New(audit.Options{IndexClaims: 1})
	if err != nil {
		t.Fatal(err)
	}
	a.Document(withSource(t, e, "one.txt", "2023年，灵璧县粮食总产量26.8万吨。2023年，灵璧县油料总产量1.2万吨。"))
	a.Document(withSource(t, e, "other.txt", "2023年，灵璧县粮食总产量28.6万吨。2023年，灵璧县油料总产量2.1万吨。"))
	if got, want := brief(a.Finish()), "value_conflict:contradiction index_full:info"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestMadeClaims covers what the extractor never gives.
func TestMadeClaims(t *testing.T) {
	lower, upper := schema.MustDecimal("30"), schema.MustDecimal("20")
	start, end := schema.Date{Year: 2023, Month: 1, Day: 1}, schema.Date{Year: 2021, Month: 12, Day: 31}
	claims := []schema.Claim{
		{ClaimID: "a", Source: "s", Section: schema.SectionBody, NumberText: "30—20人", Quote: "30—20人", Sentence: "30—20人", Qualifier: schema.Range,
			UnitKind: schema.Count, Measure: schema.MeasureLevel, Lower: &lower, Upper: &upper},
		{ClaimID: "b", Source: "s", Section: schema.SectionBody, SentenceIndex: 1, NumberText: "5人", Quote: "5人", Sentence: "5人", Qualifier: schema.Exact,
			UnitKind: schema.Count, Measure: schema.MeasureLevel, PeriodText: "2023年至2021年", PeriodStart: &start, PeriodEnd: &end},
	}
	found := newAuditor(t).Document(audit.Document{Claims: claims})
	if got, want := brief(found), "bounds_reversed:suspicious period_reversed:suspicious"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if found := newAuditor(t).Document(audit.Document{}); found != nil {
		t.Errorf("a document without claims: %v", found)
	}
}

// TestRejectedClaimsAreNone: what a reviewer rejected contradicts nothing.
func TestRejectedClaimsAreNone(t *testing.T) {
	e := newEngine(t)
	doc := withSource(t, e, "one.txt", "全市共有学校320所，其中小学410所。")
	if got := brief(newAuditor(t).Document(doc)); got != "part_exceeds_whole:contradiction" {
		t.Fatalf("got %s", got)
	}
	doc.Claims[1].ReviewStatus = "rejected"
	if got := brief(newAuditor(t).Document(doc)); got != "-" {
		t.Errorf("with the part rejected: got %s", got)
	}
}

// TestWithoutPrintedZeros audits decimals as Parquet gives them back.
func TestWithoutPrintedZeros(t *testing.T) {
	e := newEngine(t)
	for _, c := range cases(t) {
		doc := document(t, e, c.name, c.published, c.text)
		for i := range doc.Claims {
			for _, d := range []**schema.Decimal{&doc.Claims[i].Value, &doc.Claims[i].Lower, &doc.Claims[i].Upper, &doc.Claims[i].BaseValue, &doc.Claims[i].BaselineValue} {
				if *d != nil {
					plain := schema.MustDecimal((*d).Canonical())
					*d = &plain
				}
			}
		}
		if got := brief(newAuditor(t).Document(doc)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
