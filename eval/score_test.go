package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/schema"
)

// testSet reads testdata: two invented documents, gold made by hand, and claims with known errors.
func testSet(t *testing.T) ([]Document, map[string][]schema.Claim, map[string]string) {
	t.Helper()
	gold, err := LoadGold("testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, d := range gold {
		text, err := os.ReadFile(d.Path)
		if err != nil {
			t.Fatal(err)
		}
		texts[d.Name] = string(text)
		if err := d.Check(string(text)); err != nil {
			t.Fatal(err)
		}
	}
	return gold, readClaims(t, "testdata/claims.jsonl"), texts
}

// readClaims reads the columns of JSONL that the measures look at.
func readClaims(t *testing.T, path string) map[string][]schema.Claim {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	claims := map[string][]schema.Claim{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var row struct {
			Source, Qualifier, Unit, Measure, Indicator, Subject, Period, Comparison, Direction, Modality, Place, Quote string
			UnitKind                                                                                                    string `json:"unit_kind"`
			ValueText                                                                                                   string `json:"value_text"`
			NumberText                                                                                                  string `json:"number_text"`
			RuleID                                                                                                      string `json:"rule_id"`
			Lower, Upper                                                                                                string
			NumberStart                                                                                                 int64 `json:"number_start"`
			NumberEnd                                                                                                   int64 `json:"number_end"`
			QuoteStart                                                                                                  int64 `json:"quote_start"`
			QuoteEnd                                                                                                    int64 `json:"quote_end"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		name := strings.TrimSuffix(filepath.Base(row.Source), ".txt")
		claims[name] = append(claims[name], schema.Claim{
			Qualifier: row.Qualifier, Unit: row.Unit, UnitKind: row.UnitKind, Measure: row.Measure, Indicator: row.Indicator,
			Subject: row.Subject, Period: row.Period, Comparison: row.Comparison, Direction: row.Direction, Modality: row.Modality,
			Place: row.Place, ValueText: row.ValueText, Lower: decimalOf(row.Lower), Upper: decimalOf(row.Upper), RuleID: row.RuleID,
			NumberText: row.NumberText, NumberStart: row.NumberStart, NumberEnd: row.NumberEnd,
			Quote: row.Quote, QuoteStart: row.QuoteStart, QuoteEnd: row.QuoteEnd,
		})
	}
	return claims
}

func decimalOf(s string) *schema.Decimal {
	if s == "" {
		return nil
	}
	d := schema.MustDecimal(s)
	return &d
}

func TestFiguresByHand(t *testing.T) {
	r := Score(testSet(t))
	// Labels that must be found: 3 + 2. Claims: 20多名, 3.3万元 and both of farm are found, 13.38% is missed, 24小时 is
	// borderline, 2023年 is spurious.
	if r.Documents != 2 || r.Must != 5 || r.Found != 4 || r.Predicted != 5 || r.Ungrounded != 1 {
		t.Errorf("got documents %d must %d found %d predicted %d ungrounded %d, want 2 5 4 5 1", r.Documents, r.Must, r.Found, r.Predicted, r.Ungrounded)
	}
	if r.Precision != 0.8 || r.Recall != 0.8 {
		t.Errorf("got precision %v recall %v, want 0.8 0.8", r.Precision, r.Recall)
	}
	right := func(figures []Figure) (out map[string]int) {
		out = map[string]int{}
		for _, f := range figures {
			out[f.Name] = f.Right
		}
		return out
	}
	// 发放 is no indicator, and 2023 no period of １２００亩; 6.5吨 may have it.
	want := map[string]int{"value": 4, "bounds": 4, "unit": 4, "measure": 4, "comparison": 4, "direction": 4, "indicator": 3, "period": 3,
		"modality": 4, "subject": 4, "place": 4}
	if diff := cmp.Diff(want, right(r.Fields)); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	want = map[string]int{"value": 4, "bounds": 4, "unit": 4, "measure": 4, "comparison": 4, "direction": 4, "indicator": 3, "period": 2}
	if diff := cmp.Diff(want, right(r.Ladder)); diff != "" {
		t.Errorf("ladder (-want +got):\n%s", diff)
	}
}

func TestFiguresPerGenreAndRule(t *testing.T) {
	r := Score(testSet(t))
	rules := []Rule{
		{ID: "fallback", Hits: 2, Right: 1, Precision: 0.5},
		{ID: "noun.number", Hits: 1, Right: 1, Precision: 1, Found: 1, Indicator: 1},
		{ID: "verb.noun", Hits: 3, Right: 3, Precision: 1, Found: 3, Indicator: 2},
	}
	if diff := cmp.Diff(rules, r.PerRule); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	var genres []string
	for _, g := range r.PerGenre {
		genres = append(genres, g.Name)
		if g.Name == "agriculture" && (g.Must != 2 || g.Found != 2 || g.Predicted != 2) {
			t.Errorf("agriculture: got %+v, want 2 of 2 and 2", g.Figures)
		}
	}
	if diff := cmp.Diff([]string{"agriculture", "police"}, genres); diff != "" {
		t.Errorf("genres (-want +got):\n%s", diff)
	}
}

func TestMeasuredFromMinimumHits(t *testing.T) {
	if (Rule{Hits: MinimumHits - 1}).Measured() || !(Rule{Hits: MinimumHits}).Measured() {
		t.Errorf("a rule is measured from %d hits on", MinimumHits)
	}
}

// TestPrintsWhatScorePyPrints: testdata/score.txt is the output of score.py on testdata.
func TestPrintsWhatScorePyPrints(t *testing.T) {
	want, err := os.ReadFile("testdata/score.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Score(testSet(t)).Write(&out, 0); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), string(want)) {
		t.Errorf("got\n%s\nwant first\n%s", out.String(), want)
	}
}

func TestWritesMisses(t *testing.T) {
	var out bytes.Buffer
	if err := Score(testSet(t)).Write(&out, 1); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"-- missed: 1\n    | police | 13.38% | 放救助金3.3万元。刑事发案同比下降13.38%，24小时值守。⏎\n",
		"-- spurious: 1\n    | police | 2023年 | 2023年，青石县公安局抓获犯罪嫌\n",
		"    | police | 3.3万元 | want 救助金 got 发放 | ",
		"    | farm | １２００亩 | want null got 2023 | ",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("missing %q in\n%s", line, out.String())
		}
	}
}

func TestEmptyGoldHasNoRates(t *testing.T) {
	r := Score([]Document{{Name: "traps"}}, nil, nil)
	if r.Documents != 1 || r.Precision != 0 || r.Recall != 0 || r.F1 != 0 {
		t.Errorf("got %+v, want zeros", r.Figures)
	}
}
