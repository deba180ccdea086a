package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"statclaim/review"
	"statclaim/review/reviewtest"
)

func TestDecide(t *testing.T) {
	s := newSite(t, town, Limits{})
	id := s.claim("a.txt", "13.38%")
	path := "/v1/claims/" + id + "/review"

	got := s.get("/v1/claims/"+id).ok().is(0, "review", "version").is("unreviewed", "review_status")
	if tag := got.header.Get("ETag"); tag != `"0"` {
		t.Errorf("ETag %s", tag)
	}
	s.do("PATCH", path, `{"decision":"accepted"}`).problem(ifMatchRequired)
	s.do("PATCH", path, `{"decision":"accepted"}`, "If-Match", "0").problem(badParameter)
	s.do("PATCH", path, `{"decision":"accepted"}`, "If-Match", `W/"0"`).problem(badParameter)
	got = s.do("PATCH", path, `{"decision":"corrected","fields":{"period":"2021","value":-13.5,"lower":null},"note":"见表"}`, "If-Match", `"0"`, reviewerHeader, url.PathEscape("李 四")).ok()
	got.is(1, "step").is(1, "review", "version").is("corrected", "review_status").is("2021", "period").is("-13.5", "value").is("2021-01-01", "period_start").
		is("2022", "review", "extracted", "period").is("-13.38", "review", "extracted", "value").is("李 四", "reviewer").is("见表", "review_note")
	if tag := got.header.Get("ETag"); tag != `"1"` {
		t.Errorf("ETag %s", tag)
	}
	got = s.do("PATCH", path, `{"decision":"rejected"}`, "If-Match", `"0"`).problem(stale).is("2021", "current", "period").is(1, "current", "review", "version")
	if tag := got.header.Get("ETag"); tag != `"1"` {
		t.Errorf("ETag %s", tag)
	}
	s.do("PATCH", path, `{"decision":"rejected","error_type":"not_a_claim"}`, "If-Match", `"0", "1"`).ok().is(2, "step").is("王", "reviewer").is("not_a_claim", "review", "error_type")
	s.do("PATCH", path, `{"decision":"rejected","error_type":"not_a_claim"}`, "If-Match", `"2"`).ok().is(0, "step")
	s.do("PATCH", path, `{"decision":"unsure"}`, "If-Match", "*").ok().is(3, "step")
	s.get("/v1/claims/"+id, "If-None-Match", `"2"`).ok()
	if got := s.get("/v1/claims/"+id, "If-None-Match", `W/"3"`); got.status != 304 {
		t.Errorf("status %d, want 304", got.status)
	}
	kept, err := os.ReadFile(s.reviews())
	if err != nil || strings.Count(string(kept), "\n") != 5 {
		t.Errorf("reviews.jsonl: %v\n%s", err, kept)
	}
}

func TestDecisionsThatAreRefused(t *testing.T) {
	s := newSite(t, town, Limits{})
	id := s.claim("a.txt", "13.38%")
	tests := []struct {
		name, body string
		kind       *problemKind
		says       string
	}{
		{"no decision", `{}`, invalidDecision, "decision"},
		{"unknown decision", `{"decision":"maybe"}`, invalidDecision, "accepted"},
		{"added", `{"decision":"added"}`, invalidDecision, "accepted"},
		{"nothing corrected", `{"decision":"corrected"}`, invalidDecision, "at least one"},
		{"fields of a rejection", `{"decision":"rejected","fields":{"period":"2021"}}`, invalidDecision, "only a corrected"},
		{"unknown column", `{"decision":"corrected","fields":{"claim_id":"x"}}`, invalidRequest, "cannot be corrected"},
		{"not a scalar", `{"decision":"corrected","fields":{"period":["2021"]}}`, invalidRequest, "/fields/period"},
		{"not a period", `{"decision":"corrected","fields":{"period":"去年"}}`, invalidDecision, "period"},
		{"a float for a decimal", `{"decision":"corrected","fields":{"value":1e3}}`, invalidDecision, "value"},
		{"two mistakes", `{"decision":"corrected","fields":{"value":"x","period":"y"}}`, invalidDecision, "and 1 more"},
		{"unknown error type", `{"decision":"rejected","error_type":"typo"}`, invalidDecision, "not_a_claim"},
		{"unknown member", `{"decision":"rejected","Note2":"x"}`, invalidRequest, "Note2"},
		{"number as decision", `{"decision":7}`, invalidRequest, "/decision"},
		{"not JSON", `{"decision":`, malformedJSON, "ends before"},
		{"text behind", `{"decision":"rejected"} {}`, malformedJSON, "behind"},
		{"a name twice", `{"decision":"rejected","decision":"accepted"}`, malformedJSON, "twice"},
		{"invalid UTF-8", "{\"decision\":\"rejected\",\"note\":\"\xff\"}", malformedJSON, "UTF-8"},
		{"half of a pair", `{"decision":"rejected","note":"\ud83d"}`, malformedJSON, "surrogate"},
		{"the other half", `{"decision":"rejected","note":"\ude00"}`, malformedJSON, "surrogate"},
		{"deep", `{"fields":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, malformedJSON, "deeper"},
		{"very deep", strings.Repeat("[", 500_000), malformedJSON, "deeper"},
		{"a long note", `{"decision":"rejected","note":"` + strings.Repeat("长", 2001) + `"}`, invalidDecision, "2000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := *s
			s.TB = t
			got := s.do("PATCH", "/v1/claims/"+id+"/review", test.body, "If-Match", `"0"`).problem(test.kind)
			if !strings.Contains(got.body, test.says) {
				t.Errorf("does not say %q: %s", test.says, got.body)
			}
		})
	}
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"rejected","note":"\ud83d\ude00"}`, "If-Match", `"0"`).ok().is("😀", "review_note")
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"rejected"}`, "If-Match", "*", reviewerHeader, "%zz").problem(badParameter)
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted"}`, "If-Match", "*", reviewerHeader, "X%0aY").problem(invalidDecision)
}

func TestAnIDInSeveralSources(t *testing.T) {
	s := newSite(t, town, Limits{})
	id := s.claim("b.txt", "9个")
	for _, path := range []string{"/v1/claims/" + id, "/v1/claims/" + id + "/alike", "/v1/claims/" + id + "/history"} {
		s.get(path).problem(ambiguous).is("b.txt", "sources", 0).is("副本/b.txt", "sources", 1)
		s.get(path + "?source=c.txt").problem(notFound)
		s.get(path + "?source=" + url.QueryEscape("副本/b.txt")).ok()
	}
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted"}`, "If-Match", `"0"`).problem(ambiguous)
	s.do("PATCH", "/v1/claims/"+id+"/review?source=b.txt", `{"decision":"accepted"}`, "If-Match", `"0"`).ok().is("b.txt", "source")
	s.get("/v1/claims/nothing").problem(notFound)
	document := s.get("/v1/documents?limit=1&cursor="+s.get("/v1/documents?limit=1").ok().at("next").(string)).ok().is("b.txt", "documents", 0, "source")
	byID := "/v1/documents/" + document.at("documents", 0, "document_id").(string)
	s.get(byID).problem(ambiguous)
	s.get(byID+"?source=b.txt").ok().is(town[1].text, "document", "text")
	s.get("/v1/documents/-?source=a.txt").ok().is("a.txt", "document", "source")
	s.get("/v1/documents/-?source=c.txt").problem(notFound)
	s.get("/v1/documents/sha256:0").problem(notFound)
}

func TestSteps(t *testing.T) {
	s := newSite(t, town, Limits{})
	id := s.claim("b.txt", "9个")
	alike := s.get("/v1/claims/" + id + "/alike?source=b.txt").ok()
	if n := alike.length("claims"); n != 2 {
		t.Fatalf("%d claims alike, want 2: %s", n, alike.body)
	}
	several := fmt.Sprintf(`{"decisions":[{"source":"b.txt","claim_id":%q,"version":0,"decision":"accepted"},{"source":"副本/b.txt","claim_id":%q,"version":0,"decision":"accepted"}]}`, id, id)
	s.do("POST", "/v1/reviews", several).ok().is(1, "step").is("accepted", "claims", 0, "review_status").is("accepted", "claims", 1, "review_status")
	s.do("POST", "/v1/reviews", several).problem(conflict).is(1, "conflicts", 0, "step").is(1, "conflicts", 1, "current", "review", "version")
	s.do("POST", "/v1/reviews", `{"undoes":1}`).ok().is(2, "step").is("unreviewed", "claims", 1, "review_status").is(2, "claims", 1, "review", "version")
	s.do("POST", "/v1/reviews", `{"undoes":1}`).problem(invalidDecision)
	s.do("POST", "/v1/reviews", `{"undoes":99}`).problem(invalidDecision)
	got := s.get("/v1/reviews?after=0").ok().is(2, "last_step").is(true, "steps", 0, "undone").is("api", "steps", 0, "origin").is(1, "steps", 1, "undoes").
		is("2026-01-02T12:00:00Z", "steps", 0, "at").is("王", "steps", 0, "reviewer")
	if got.length("steps") != 2 || got.length("claims") != 2 {
		t.Errorf("steps: %s", got.body)
	}
	s.get("/v1/reviews?after=2").ok().is(2, "last_step")
	s.get("/v1/reviews?after=-1").problem(badParameter)
	for _, body := range []string{`{}`, `{"decisions":[]}`, `{"undoes":1,"decisions":[{}]}`, `{"decisions":[{"source":"b.txt","claim_id":"x","decision":"accepted"}]}`} {
		s.do("POST", "/v1/reviews", body).problem(invalidRequest)
	}
	s.do("POST", "/v1/reviews", `{"decisions":[{"source":"b.txt","claim_id":"x","version":0,"decision":"accepted"}]}`).problem(invalidDecision).is("x", "errors", 0, "claim_id")
}

func TestAddAndUndo(t *testing.T) {
	s := newSite(t, town, Limits{})
	start := strings.Index(town[0].text, "12309")
	at := len([]rune(town[0].text[:start]))
	anchor := fmt.Sprintf(`"source":"a.txt","start":%d,"end":%d`, at+1, at+2)
	proposal := s.do("POST", "/v1/proposals", `{`+anchor+`}`).ok()
	proposal.is(at, "start").is("12309", "fields", "value")
	if last := s.session.Last(); last != 0 {
		t.Errorf("a proposal was kept: step %d", last)
	}
	added := s.do("POST", "/v1/reviews", `{"add":{`+anchor+`,"fields":{"indicator":"热线","unit":"个"},"note":"n"}}`).ok()
	added.is(1, "step").is("added", "claims", 0, "review_status").is("热线", "claims", 0, "indicator").is("12309", "claims", 0, "value").is("n", "claims", 0, "review_note")
	id := added.at("claims", 0, "claim_id").(string)
	s.do("POST", "/v1/proposals", `{`+anchor+`}`).problem(conflict).is(id, "conflicts", 0, "claim_id")
	s.do("POST", "/v1/reviews", `{"undoes":1}`).ok().is(id, "removed", 0, "claim_id")
	s.get("/v1/claims/" + id).problem(notFound)
	s.get("/v1/reviews").ok().is(id, "removed", 0, "claim_id")
	for body, kind := range map[string]*problemKind{
		`{"source":"a.txt","start":0}`:                    invalidRequest,
		`{"source":"a.txt","start":0,"end":1,"note":"x"}`: invalidRequest,
		`{"source":"c.txt","start":0,"end":1}`:            invalidDecision,
		`{"source":"a.txt","start":-5,"end":1}`:           invalidDecision,
		`{"source":"a.txt","start":5,"end":99999}`:        invalidDecision,
		`{"source":"a.txt","start":0.5,"end":1}`:          invalidRequest,
	} {
		s.do("POST", "/v1/proposals", body).problem(kind)
	}
}

// TestTwoServersOfOneRun lets two processes' sessions see each other's decisions.
func TestTwoServersOfOneRun(t *testing.T) {
	s := newSite(t, town, Limits{})
	other, err := review.Open(s.dir, review.Options{Engine: reviewtest.Engine(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	second := &site{TB: t, dir: s.dir, session: other, said: s.said}
	second.serve(Options{Session: other, Engine: reviewtest.Engine(t), Bearer: secret, Reviewer: "李"})
	id := s.claim("a.txt", "36起")
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"rejected"}`, "If-Match", `"0"`).ok()
	second.get("/v1/claims/"+id).ok().is("rejected", "review_status").is("王", "reviewer")
	second.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted"}`, "If-Match", `"0"`).problem(stale).is("rejected", "current", "review_status")
	second.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted"}`, "If-Match", `"1"`).ok().is(2, "step")
	s.get("/v1/reviews?after=1").ok().is("李", "steps", 0, "reviewer").is("accepted", "claims", 0, "review_status")
}

func TestRunFindingsAndSchema(t *testing.T) {
	s := newSite(t, []source{{"a.txt", "2021年全市受理案件1000件。2022年全市受理案件1250件，同比增长20%。"}}, Limits{})
	got := s.get("/v1/run").ok().is("我的/run", "name").is(1, "documents").is(3, "claims").is(3, "open").is(3, "counts", "unreviewed").is("王", "reviewer").
		is("同比", "labels", "comparison", "values", "yoy").is("指标", "labels", "indicator", "header")
	if got.length("editable") != len(review.Editable) {
		t.Error("editable")
	}
	s.get("/v1/findings").ok().is("suspicious", "findings", 0, "grade").is("a.txt", "findings", 0, "claims", 0, "source").is("unreviewed", "findings", 0, "claims", 0, "review_status")
	s.get("/v1/schema").ok().is("claims", "title")
	if got := s.get("/v1/schema", "Accept", "application/json").ok().header.Get("Content-Type"); got != typeJSON {
		t.Error(got)
	}
	var document object
	if err := json.Unmarshal([]byte(s.get("/openapi.json").ok().body), &document); err != nil || document["openapi"] != "3.1.0" {
		t.Errorf("openapi.json: %v", err)
	}
}
