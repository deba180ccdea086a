package review

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// texts are the documents of the test run.
var texts = map[string]string{
	"a.txt": "2022年，全市刑事发案同比下降13.38%，连续5年未发生命案。\n全年办结矛盾纠纷36起，发放司法救助金3.3万元，拨打12309热线咨询。",
	"b.txt": "2023年，新建农村派出所9个，修路3.5公里。",
}

// writeRun extracts the texts and writes a run to dir, as the command does.
func writeRun(t testing.TB, dir string, texts map[string]string) {
	t.Helper()
	var documents []schema.Document
	for _, source := range []string{"a.txt", "b.txt"} {
		documents = append(documents, schema.Document{Source: source, Text: texts[source]})
	}
	reviewtest.WriteRun(t, export.Options{Dir: dir, Formats: []export.Format{export.JSONL}, Force: true}, "{}", documents...)
}

// noon is what the clock of the tests says.
var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func openSession(t testing.TB, dir string) *Session {
	t.Helper()
	s, err := Open(dir, Options{Engine: reviewtest.Engine(t), Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newSession(t testing.TB) (*Session, string) {
	dir := t.TempDir()
	writeRun(t, dir, texts)
	return openSession(t, dir), dir
}

// find gives the claim of a number phrase.
func find(t testing.TB, s *Session, number string) *Item {
	t.Helper()
	for item := range s.All() {
		if item.Claim.NumberText == number {
			return item
		}
	}
	t.Fatalf("no claim %s", number)
	return nil
}

func decide(t testing.TB, s *Session, decisions ...Decision) Step {
	t.Helper()
	step, err := s.Decide(Step{Reviewer: "甲", Origin: "page", Decisions: decisions})
	if err != nil {
		t.Fatal(err)
	}
	return step
}

func undo(t testing.TB, s *Session, number int64) Step {
	t.Helper()
	step, err := s.Decide(Step{Reviewer: "甲", Origin: "page", Undoes: number})
	if err != nil {
		t.Fatal(err)
	}
	return step
}

// state prints everything that the decisions say, so that two sessions can be compared.
func state(s *Session) string {
	var b strings.Builder
	for item := range s.All() {
		fmt.Fprintln(&b, item.Claim.Source, item.Claim.NumberText, item.Claim.ReviewStatus, item.Version, item.Corrected, item.ErrorType, item.Changed,
			item.Claim.ReviewNote, item.Claim.Reviewer, item.Claim.ReviewedAt, reading(item.Claim))
	}
	return b.String()
}

func TestDecisions(t *testing.T) {
	s, dir := newSession(t)
	correct := func(fields ...Field) Decision {
		return Decision{Kind: schema.Corrected, Fields: fields, Version: AnyVersion}
	}
	for _, c := range []struct {
		name, number string
		decision     Decision
		want         string // status, corrected columns, error type
	}{
		{"accept", "13.38%", Decision{Kind: schema.Accepted}, "accepted [] "},
		{"reject", "5年", Decision{Kind: schema.Rejected, ErrorType: "not_a_claim", Note: "口号"}, "rejected [] not_a_claim"},
		{"correct", "36起", correct(Field{"value", "38"}), "corrected [value] value"},
		{"accept what was corrected", "36起", Decision{Kind: schema.Accepted, Version: AnyVersion}, "corrected [value] "},
		{"correct another column", "36起", correct(Field{"subject", "本市"}), "corrected [subject value] subject"},
		{"take a correction back by the value that was there", "36起", correct(Field{"value", "36.0"}), "corrected [subject] value"},
		{"be unsure", "9个", Decision{Kind: schema.Unsure, Note: "再查"}, "unsure [] "},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.decision.Key = find(t, s, c.number).Key()
			decide(t, s, c.decision)
			item := find(t, s, c.number)
			got := fmt.Sprintf("%s %v %s", item.Claim.ReviewStatus, item.Corrected, item.ErrorType)
			if item.Claim.ReviewStatus == "rejected" || item.Corrected == nil {
				got = fmt.Sprintf("%s [] %s", item.Claim.ReviewStatus, item.ErrorType)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if item.Claim.Reviewer != "甲" || item.Claim.ReviewedAt == nil || !item.Claim.ReviewedAt.Equal(noon) || item.Claim.ReviewNote != c.decision.Note {
				t.Errorf("got reviewer %q at %v with note %q", item.Claim.Reviewer, item.Claim.ReviewedAt, item.Claim.ReviewNote)
			}
			if again := openSession(t, dir); state(again) != state(s) {
				t.Errorf("read back: got\n%swant\n%s", state(again), state(s))
			}
		})
	}
}

// TestWhatFollowsFromACorrection lists the columns that change with a corrected one.
func TestWhatFollowsFromACorrection(t *testing.T) {
	s, _ := newSession(t)
	for _, c := range []struct {
		number string
		fields []Field
		column string
		want   string
	}{
		{"36起", []Field{{"value", "38.50"}}, "value_text", "38.50"},
		{"36起", []Field{{"value", "38.50"}}, "value_float", "38.5"},
		{"36起", []Field{{"value", "38"}}, "lower", "38"},
		{"36起", []Field{{"value", "38"}}, "upper", "38"},
		{"36起", []Field{{"value", ""}}, "value_text", ""},
		{"36起", []Field{{"qualifier", "over"}}, "lower", "36"},
		{"36起", []Field{{"qualifier", "over"}}, "upper", ""},
		{"36起", []Field{{"qualifier", "over"}}, "lower_inclusive", "false"},
		{"36起", []Field{{"qualifier", "more"}}, "upper", "37"},
		{"36起", []Field{{"qualifier", "range"}, {"value", ""}, {"lower", "30"}, {"upper", "40"}}, "upper", "40"},
		{"13.38%", []Field{{"qualifier", "over"}}, "upper", "-13.38"},
		{"13.38%", []Field{{"qualifier", "more"}}, "lower", "-13.39"},
		{"3.5公里", []Field{{"value", "4"}}, "base_value", "4000"},
		{"3.5公里", []Field{{"unit", "米"}}, "unit_code", "m"},
		{"3.5公里", []Field{{"unit", "米"}}, "base_value", "3.5"},
		{"3.5公里", []Field{{"unit", "亩"}}, "unit_kind", "area"},
		{"3.5公里", []Field{{"unit", "某种单位"}}, "base_value", ""},
		{"36起", []Field{{"period", "2021-01/2021-06"}}, "period_end", "2021-06-30"},
		{"36起", []Field{{"period", "2021-01/2021-06"}}, "period_basis", "stated"},
		{"36起", []Field{{"period", ""}}, "period_start", ""},
		{"36起", []Field{{"indicator", ""}}, "indicator_basis", "none"},
	} {
		item := find(t, s, c.number)
		if got := printed(s.corrector.correct(item.Extracted, c.fields), c.column); got != c.want {
			t.Errorf("%s with %v: %s is %q, want %q", c.number, c.fields, c.column, got, c.want)
		}
	}
}

func TestInvalidDecisionsKeepNothing(t *testing.T) {
	s, dir := newSession(t)
	key := find(t, s, "36起").Key()
	for _, c := range []struct {
		name, field string
		decision    Decision
	}{
		{"unknown decision", "decision", Decision{Key: key, Kind: "maybe"}},
		{"unknown claim", "claim_id", Decision{Key: Key{"a.txt", "0"}, Kind: schema.Accepted}},
		{"no columns", "fields", Decision{Key: key, Kind: schema.Corrected}},
		{"fields of an acceptance", "fields", Decision{Key: key, Kind: schema.Accepted, Fields: []Field{{"value", "1"}}}},
		{"unknown error type", "error_type", Decision{Key: key, Kind: schema.Rejected, ErrorType: "bad"}},
		{"a column that is evidence", "quote", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"quote", "x"}}}},
		{"no decimal", "value", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "1e3"}}}},
		{"too many digits", "value", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "0.0123456789"}}}},
		{"no EDTF", "period", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"period", "2022年"}}}},
		{"no value of the vocabulary", "unit_kind", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"unit_kind", "widgets"}}}},
		{"null where there must be one", "measure", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"measure", ""}}}},
		{"no place code", "place_code", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"place_code", "3301"}}}},
		{"lines", "subject", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"subject", "a\nb"}}}},
		{"bounds upside down", "upper", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"lower", "5"}, {"upper", "3"}}}},
		{"a column twice", "value", Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "5"}, {"value", "3"}}}},
		{"added outside the text", "start", Decision{Key: Key{Source: "a.txt"}, Kind: schema.Added, Anchor: schema.Span{Start: 5000, End: 5001}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			good := Decision{Key: find(t, s, "9个").Key(), Kind: schema.Accepted}
			_, err := s.Decide(Step{Origin: "api", Decisions: []Decision{good, c.decision}})
			var invalid *Invalid
			if !errors.As(err, &invalid) || invalid.Field != c.field {
				t.Errorf("got %v, want an Invalid of %s", err, c.field)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(dir, LogName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log was made for nothing: %v", err)
	}
}

func TestStaleDecisionIsAConflict(t *testing.T) {
	first, dir := newSession(t)
	second := openSession(t, dir)
	key := find(t, first, "36起").Key()
	decide(t, first, Decision{Key: key, Kind: schema.Accepted})
	_, err := second.Decide(Step{Origin: "page", Decisions: []Decision{{Key: key, Kind: schema.Rejected}}})
	var conflict *Conflict
	if !errors.As(err, &conflict) || conflict.Item.Claim.ReviewStatus != schema.Accepted || conflict.Step != 1 {
		t.Fatalf("got %v, want a conflict with the acceptance", err)
	}
	decide(t, second, Decision{Key: key, Kind: schema.Rejected, Version: conflict.Item.Version})
	if err := first.Refresh(); err != nil {
		t.Fatal(err)
	}
	if got := find(t, first, "36起").Claim.ReviewStatus; got != schema.Rejected {
		t.Errorf("the first session sees %s, want rejected", got)
	}
}

func TestUndo(t *testing.T) {
	s, dir := newSession(t)
	fresh := state(s)
	a, b := find(t, s, "36起").Key(), find(t, s, "9个").Key()
	first := decide(t, s, Decision{Key: a, Kind: schema.Accepted}, Decision{Key: b, Kind: schema.Accepted})
	second := decide(t, s, Decision{Key: a, Kind: schema.Corrected, Fields: []Field{{"value", "38"}}, Version: AnyVersion})
	var conflict *Conflict
	if _, err := s.Decide(Step{Origin: "page", Undoes: first.Number}); !errors.As(err, &conflict) {
		t.Errorf("undo below a later decision: got %v, want a conflict", err)
	}
	third := undo(t, s, second.Number)
	if got := find(t, s, "36起"); got.Claim.ReviewStatus != schema.Accepted || got.Corrected != nil || got.Version != third.Number {
		t.Errorf("after undo: got %s %v version %d, want accepted and version %d", got.Claim.ReviewStatus, got.Corrected, got.Version, third.Number)
	}
	var invalid *Invalid
	if _, err := s.Decide(Step{Origin: "page", Undoes: second.Number}); !errors.As(err, &invalid) {
		t.Errorf("undo twice: got %v, want an Invalid", err)
	}
	redo := undo(t, s, third.Number)
	if got := find(t, s, "36起"); got.Claim.ReviewStatus != schema.Corrected {
		t.Errorf("after redo: got %s, want corrected", got.Claim.ReviewStatus)
	}
	undo(t, s, redo.Number)
	undo(t, s, first.Number)
	var versions = find(t, s, "36起").Version
	if got := strings.ReplaceAll(state(s), fmt.Sprint(" ", versions, " "), " 0 "); got != fresh {
		t.Errorf("after undoing all: got\n%swant\n%s", got, fresh)
	}
	if again := openSession(t, dir); state(again) != state(s) {
		t.Errorf("read back: got\n%swant\n%s", state(again), state(s))
	}
}

func TestAdded(t *testing.T) {
	s, dir := newSession(t)
	guarded := s.Suppressed("a.txt")
	if len(guarded) == 0 {
		t.Fatal("nothing is suppressed in a.txt")
	}
	proposal, err := s.Propose("a.txt", schema.Span{Start: int(guarded[0].Start), End: int(guarded[0].End)})
	if err != nil {
		t.Fatal(err)
	}
	proposal.Fields = append(proposal.Fields, Field{"indicator", "热线"})
	before := len(s.Items("a.txt"))
	step := decide(t, s, proposal)
	item := find(t, s, guarded[0].Text)
	if item.Claim.ReviewStatus != schema.Added || item.Claim.RuleID != extract.RuleGiven || item.Claim.Indicator != "热线" || item.Extracted != nil {
		t.Errorf("got %s by %s of %q", item.Claim.ReviewStatus, item.Claim.RuleID, item.Claim.Indicator)
	}
	runes := []rune(texts["a.txt"])
	if got := string(runes[item.Claim.QuoteStart:item.Claim.QuoteEnd]); got != item.Claim.Quote || item.Claim.Sentence == "" {
		t.Errorf("quote %q, text %q, sentence %q", item.Claim.Quote, got, item.Claim.Sentence)
	}
	var conflict *Conflict
	if _, err := s.Decide(Step{Origin: "page", Decisions: []Decision{proposal}}); !errors.As(err, &conflict) {
		t.Errorf("added twice: got %v, want a conflict", err)
	}
	decide(t, s, Decision{Key: item.Key(), Kind: schema.Corrected, Fields: []Field{{"unit", "号"}}, Version: step.Number})
	if got := find(t, s, guarded[0].Text); got.Claim.ReviewStatus != schema.Added || got.Claim.Unit != "号" {
		t.Errorf("corrected: got %s with unit %q", got.Claim.ReviewStatus, got.Claim.Unit)
	}
	if again := openSession(t, dir); state(again) != state(s) {
		t.Errorf("read back: got\n%swant\n%s", state(again), state(s))
	}
	undo(t, s, s.Last())
	undo(t, s, step.Number)
	if got := len(s.Items("a.txt")); got != before {
		t.Errorf("after undo: %d claims, want %d", got, before)
	}
	if lost := s.Lost(); len(lost) != 0 {
		t.Errorf("an undone addition is lost: %v", lost)
	}
}

// TestOtherRulesLater reads the run again with other claims: a decision holds only for what was decided on.
func TestOtherRulesLater(t *testing.T) {
	s, dir := newSession(t)
	for _, d := range []Decision{{Key: find(t, s, "13.38%").Key(), Kind: schema.Accepted}, {Key: find(t, s, "36起").Key(), Kind: schema.Accepted},
		{Key: find(t, s, "9个").Key(), Kind: schema.Corrected, Fields: []Field{{"indicator", "派出所"}}},
		{Key: find(t, s, "5年").Key(), Kind: schema.Rejected}} {
		decide(t, s, d)
	}
	path := filepath.Join(dir, "claims.jsonl")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(content)) {
		switch {
		case strings.Contains(line, `"number_text":"36起"`):
			line = strings.Replace(line, `"indicator":"矛盾纠纷"`, `"indicator":"纠纷"`, 1)
		case strings.Contains(line, `"number_text":"9个"`):
			line = strings.Replace(line, `"indicator":"农村派出所"`, `"indicator":"派出所"`, 1)
		case strings.Contains(line, `"number_text":"13.38%"`):
			line = strings.Replace(line, `"confidence":`, `"confidence":0.5,"was":`, 1)
		case strings.Contains(line, `"number_text":"5年"`):
			continue
		}
		lines = append(lines, line)
	}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o666); err != nil {
		t.Fatal(err)
	}
	later := openSession(t, dir)
	for number, want := range map[string]string{"13.38%": "accepted []", "36起": "unreviewed [{indicator 矛盾纠纷 纠纷}]", "9个": "accepted []"} {
		item := find(t, later, number)
		if got := fmt.Sprint(item.Claim.ReviewStatus, " ", item.Changed); got != want {
			t.Errorf("%s: got %s, want %s", number, got, want)
		}
	}
	lost := later.Lost()
	if len(lost) != 1 || lost[0].Status != schema.Rejected || !strings.Contains(lost[0].Claim, "5年") {
		t.Errorf("lost: got %+v, want the rejection of 5年", lost)
	}
}

// TestOtherNameLater reads a run whose document has another name now.
func TestOtherNameLater(t *testing.T) {
	s, dir := newSession(t)
	guarded := s.Suppressed("a.txt")[0]
	decide(t, s, Decision{Key: find(t, s, "36起").Key(), Kind: schema.Corrected, Fields: []Field{{"value", "38"}}})
	decide(t, s, Decision{Key: Key{Source: "a.txt"}, Kind: schema.Added, Anchor: schema.Span{Start: int(guarded.Start), End: int(guarded.End)}})
	decide(t, s, Decision{Key: find(t, s, guarded.Text).Key(), Kind: schema.Rejected, Version: 2})
	want := state(s)
	for _, name := range []string{"claims.jsonl", "documents.jsonl", "articles.jsonl", "suppressed.jsonl"} {
		path := filepath.Join(dir, name)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(content), `"source":"a.txt"`, `"source":"news/a.txt"`)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	later := openSession(t, dir)
	if got := strings.ReplaceAll(state(later), "news/a.txt", "a.txt"); got != want || len(later.Lost()) > 0 {
		t.Errorf("got\n%swant\n%slost %v", got, want, later.Lost())
	}
}

// TestTornEnd cuts the file at every byte of its last step: what was confirmed stands, what was not is gone, and work goes on.
func TestTornEnd(t *testing.T) {
	s, dir := newSession(t)
	a, b := find(t, s, "36起").Key(), find(t, s, "9个").Key()
	decide(t, s, Decision{Key: a, Kind: schema.Accepted})
	path := filepath.Join(dir, LogName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, Decision{Key: a, Kind: schema.Rejected, Version: 1}, Decision{Key: b, Kind: schema.Corrected, Fields: []Field{{"value", "8"}, {"unit", "所"}}})
	more, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := len(whole); size < len(more); size += 7 {
		if err := os.WriteFile(path, more[:size], 0o666); err != nil {
			t.Fatal(err)
		}
		torn := openSession(t, dir)
		if got := find(t, torn, "36起").Claim.ReviewStatus + find(t, torn, "9个").Claim.ReviewStatus; got != "acceptedunreviewed" {
			t.Fatalf("cut at %d: got %s", size, got)
		}
		if step := decide(t, torn, Decision{Key: b, Kind: schema.Accepted}); step.Number != 2 {
			t.Fatalf("cut at %d: the next step is %d, want 2", size, step.Number)
		}
		if again := openSession(t, dir); state(again) != state(torn) {
			t.Fatalf("cut at %d: read back\n%swant\n%s", size, state(again), state(torn))
		}
	}
}

func TestBrokenLog(t *testing.T) {
	for name, content := range map[string]string{
		"no JSON":            "hello\n",
		"no claim":           `{"decision":"accepted"}` + "\n",
		"unknown decision":   `{"source":"a.txt","claim_id":"1","decision":"perhaps"}` + "\n",
		"a bad value":        `{"source":"a.txt","claim_id":"1","decision":"corrected","field":"value","value":"1e5"}` + "\n",
		"undoing the future": `{"source":"a.txt","claim_id":"1","decision":"undone","undoes":1}` + "\n",
		"steps backwards": `{"source":"a.txt","claim_id":"1","decision":"accepted","step":2,"step_rows":1}` + "\n" +
			`{"source":"a.txt","claim_id":"1","decision":"accepted","step":1,"step_rows":1}` + "\n",
		"a row of another step": `{"source":"a.txt","claim_id":"1","decision":"accepted","step":1,"step_rows":2}` + "\n" +
			`{"source":"a.txt","claim_id":"1","decision":"accepted","step":2,"step_rows":1}` + "\n",
	} {
		dir := t.TempDir()
		writeRun(t, dir, texts)
		if err := os.WriteFile(filepath.Join(dir, LogName), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := Open(dir, Options{})
		if err == nil || !strings.Contains(err.Error(), LogName+":") {
			t.Errorf("%s: got %v, want an error that names the line", name, err)
		}
	}
}

// TestPlainRows reads rows that somebody wrote without steps: each is a step of its own.
func TestPlainRows(t *testing.T) {
	s, dir := newSession(t)
	key := find(t, s, "36起").Key()
	row := fmt.Sprintf(`{"source":%q,"claim_id":%q,"decision":"corrected","field":"value","value":"37"}`+"\n", key.Source, key.ClaimID)
	if err := os.WriteFile(filepath.Join(dir, LogName), []byte(row), 0o666); err != nil {
		t.Fatal(err)
	}
	item := find(t, openSession(t, dir), "36起")
	if item.Claim.ReviewStatus != schema.Corrected || item.Claim.ValueText != "37" || item.Version != 1 {
		t.Errorf("got %s %s version %d", item.Claim.ReviewStatus, item.Claim.ValueText, item.Version)
	}
}

// TestLogIsATable reads the decisions as the table that the schema declares.
func TestLogIsATable(t *testing.T) {
	s, dir := newSession(t)
	key := find(t, s, "36起").Key()
	decide(t, s, Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "38"}, {"subject", ""}}, Note: "笔误\n见附件"})
	undo(t, s, 1)
	reader, err := export.OpenTable(filepath.Join(dir, LogName), schema.ReviewsTable)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var got []string
	for {
		row, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		r := row.(*schema.Review)
		got = append(got, fmt.Sprint(r.ClaimID == key.ClaimID, r.Decision, r.Field, "=", r.Value, *r.Step, "/", *r.StepRows, r.ErrorType, r.Note != "", r.ReviewedAt.Equal(noon), r.Claim != ""))
	}
	want := "truecorrectedvalue=38 1/2valuetrue truetrue\ntruecorrectedsubject= 1/2valuetrue truefalse\ntrueundone=2/1falsetrue false"
	if joined := strings.ReplaceAll(strings.Join(got, "\n"), " ", ""); joined != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestManyReviewersAtOnce lets two sessions of several goroutines decide on everything: each decision is kept once, in order.
func TestManyReviewersAtOnce(t *testing.T) {
	first, dir := newSession(t)
	second := openSession(t, dir)
	var wait sync.WaitGroup
	kept := make([]int64, 8)
	for worker := range kept {
		s := []*Session{first, second}[worker%2]
		wait.Go(func() {
			for item := range s.All() {
				kind := []string{schema.Accepted, schema.Rejected}[worker/2%2]
				step, err := s.Decide(Step{Origin: "api", Decisions: []Decision{{Key: item.Key(), Kind: kind, Version: AnyVersion, Note: fmt.Sprint(worker)}}})
				if err != nil {
					t.Error(err)
				} else if step.Number > 0 {
					kept[worker]++
				}
			}
		})
	}
	wait.Wait()
	var want int64
	for _, n := range kept {
		want += n
	}
	for _, s := range []*Session{first, second} {
		if err := s.Refresh(); err != nil {
			t.Fatal(err)
		}
	}
	again := openSession(t, dir)
	if again.Last() != want || int64(len(again.Steps(0))) != want {
		t.Errorf("%d steps, last %d, want %d", len(again.Steps(0)), again.Last(), want)
	}
	if state(first) != state(second) || state(again) != state(first) {
		t.Error("the sessions do not agree")
	}
}

func TestAlike(t *testing.T) {
	dir := t.TempDir()
	text := "2022年，办结矛盾纠纷36起。\n2021年，办结矛盾纠纷36起。\n2022年，办结矛盾纠纷37起。"
	writeRun(t, dir, map[string]string{"a.txt": text, "b.txt": "2022年，办结矛盾纠纷36起。"})
	s := openSession(t, dir)
	items := s.Items("a.txt")
	other := s.Items("b.txt")[0]
	if got := s.Alike(items[0].Key()); len(got) != 2 || got[0] != items[0].Key() || got[1] != other.Key() {
		t.Errorf("got %v, want the first of a.txt and that of b.txt", got)
	}
	decide(t, s, Decision{Key: other.Key(), Kind: schema.Accepted})
	if got := s.Alike(items[0].Key()); len(got) != 1 {
		t.Errorf("with one decided: got %v, want 1", got)
	}
	if got := s.Alike(other.Key()); got != nil {
		t.Errorf("of a decided claim: got %v, want none", got)
	}
}

// TestSameAgainIsNothingNew decides the same twice.
func TestSameAgainIsNothingNew(t *testing.T) {
	s, _ := newSession(t)
	d := Decision{Key: find(t, s, "36起").Key(), Kind: schema.Corrected, Fields: []Field{{"value", "38"}}, Version: AnyVersion}
	decide(t, s, d)
	if step := decide(t, s, d); step.Number != 0 || s.Last() != 1 {
		t.Errorf("the same again is step %d, and %d the last", step.Number, s.Last())
	}
}
