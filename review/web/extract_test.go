package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

const report = "2022年，全县刑事发案同比下降13.38%，连续5年未发生命案，拨打12309热线。\r\n去年，<b>群众</b>安全感达98.78%。\n"

// lines are the claims of a text as `statclaim extract` streams them.
func lines(t *testing.T, name, text string, o ingest.Options) string {
	t.Helper()
	doc, reject := ingest.Parse(name, []byte(text), o)
	if reject != nil {
		t.Fatal(reject.Message)
	}
	var out bytes.Buffer
	w, err := export.Stream(&out, export.JSONL, schema.ClaimsTable, export.Info{})
	if err != nil {
		t.Fatal(err)
	}
	claims := reviewtest.Engine(t).Extract(doc).Claims
	for i := range claims {
		if err := w.Write(&claims[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestExtractIsTheCommand compares the rows with those of the command, byte for byte, whichever way the text comes.
func TestExtractIsTheCommand(t *testing.T) {
	s := newSite(t, nil, Limits{})
	published := schema.Date{Year: 2023, Month: 1, Day: 10}
	want := lines(t, "r.txt", report, ingest.Options{Format: ingest.Text, Published: &published})
	if strings.Count(want, "\n") < 3 || !strings.Contains(want, `"period":"2022"`) {
		t.Fatalf("a text without claims: %s", want)
	}
	body := string(encode(map[string]string{"text": report, "source": "r.txt", "published_at": "2023-01-10"}))
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(report)
	if err != nil {
		t.Fatal(err)
	}
	query := "/v1/extract?source=r.txt&published=2023-01-10"
	for name, got := range map[string]*reply{
		"text":    s.do("POST", query, report, "Content-Type", "text/plain; charset=UTF-8", "Accept", "application/jsonl"),
		"ndjson":  s.do("POST", query, report, "Content-Type", "text/plain", "Accept", "application/x-ndjson, application/json;q=0.5"),
		"GB18030": s.do("POST", query, gb, "Content-Type", "text/plain; charset=gb2312", "Accept", "application/jsonl"),
		"JSON":    s.do("POST", "/v1/extract", body, "Accept", "application/jsonl"),
		"BOM":     s.do("POST", query, "\uFEFF"+report, "Content-Type", "text/plain", "Accept", "application/jsonl"),
	} {
		if got.ok().body != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got.body, want)
		}
	}
	whole := s.do("POST", "/v1/extract", body).ok().is("r.txt", "document", "source").is(report, "document", "text").is("2023-01-10", "document", "published_at").is("option", "document", "published_basis")
	var rows struct{ Claims []json.RawMessage }
	if err := json.Unmarshal([]byte(whole.body), &rows); err != nil {
		t.Fatal(err)
	}
	var joined strings.Builder
	for _, row := range rows.Claims {
		fmt.Fprintf(&joined, "%s\n", row)
	}
	if joined.String() != want {
		t.Errorf("JSON:\n%s\nwant\n%s", joined.String(), want)
	}
	if whole.length("suppressed") == 0 || whole.length("articles") == 0 {
		t.Errorf("nothing suppressed, or no article: %s", whole.body)
	}
}

func TestExtractForms(t *testing.T) {
	s := newSite(t, nil, Limits{Numbers: 1000})
	text := []string{"Content-Type", "text/plain"}
	s.do("POST", "/v1/extract", "没有数字。", text...).ok().is("-", "document", "source")
	if got := s.do("POST", "/v1/extract", "没有数字。", append(text, "Accept", "application/jsonl")...).ok(); got.body != "" {
		t.Errorf("got %q", got.body)
	}
	s.do("POST", "/v1/extract", "<p>全县小学<b>9</b>所。</p><script>alert(8)</script>", "Content-Type", "text/html").ok().is("9所", "claims", 0, "number_text").is("text/html", "document", "media_type").is("/html/body/p", "articles", 0, "block_path")
	s.do("POST", "/v1/extract", `{"text":"# 报告\n\n全县小学9所。","media_type":"text/markdown","title":"<i>名</i>"}`).ok().is("text/markdown", "document", "media_type").is("<i>名</i>", "document", "title")
	s.do("POST", "/v1/extract?title="+url.QueryEscape("名")+"&source="+url.QueryEscape("甲/2023-05-01.txt"), "全县小学9所。", text...).ok().
		is("名", "document", "title").is("甲/2023-05-01.txt", "claims", 0, "source").is("url", "document", "published_basis")
	tests := []struct {
		name, query, body string
		headers           []string
		kind              *problemKind
		says              string
	}{
		{"invalid UTF-8", "", "全县小学\xff9所。", text, unreadable, `"offset":12`},
		{"GBK as UTF-8", "", "\xd0\xa1\xd1\xa79\xcb\xf9", text, unreadable, "offset"},
		{"unknown charset", "", "9", []string{"Content-Type", "text/plain; charset=latin1"}, wrongType, "charset"},
		{"wrong date", "?published=2023-02-30", "9", text, badParameter, "published"},
		{"JSON without text", "", `{}`, nil, invalidRequest, "text is missing"},
		{"JSON with null", "", `{"text":null}`, nil, invalidRequest, "text is missing"},
		{"JSON with a number", "", `{"text":9}`, nil, invalidRequest, "/text"},
		{"a list", "", `[]`, nil, invalidRequest, "array"},
		{"JSON of invalid UTF-8", "", "{\"text\":\"\xff\"}", nil, malformedJSON, `"offset":9`},
		{"half a pair", "", `{"text":"\udc00"}`, nil, malformedJSON, "surrogate"},
		{"an unknown name", "", `{"text":"9","url":"http://x"}`, nil, invalidRequest, "url"},
		{"PDF", "", `{"text":"9","media_type":"application/pdf"}`, nil, invalidRequest, "text/markdown"},
		{"a wrong date in JSON", "", `{"text":"9","published_at":"yesterday"}`, nil, invalidRequest, "/published_at"},
		{"too many numbers", "", strings.Repeat("1,", 1001), text, tooManyNumbers, "1000"},
		{"a long source", "?source=" + strings.Repeat("s", maximumName+1), "9", text, invalidRequest, "source"},
		{"nothing acceptable", "", "9", append([]string{"Accept", "text/csv"}, text...), notAcceptable, "jsonl"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := *s
			s.TB = t
			got := s.do("POST", "/v1/extract"+test.query, test.body, test.headers...).problem(test.kind)
			if !strings.Contains(got.body, test.says) {
				t.Errorf("does not say %s: %s", test.says, got.body)
			}
		})
	}
	s.do("POST", "/v1/extract", "", "Content-Type", "text/plain").ok().is(nil, "document", "title")
}

// TestExtractionIsBounded: one at work, four waiting, the next is told to come again; one that takes too long is given up.
func TestExtractionIsBounded(t *testing.T) {
	s := newSite(t, nil, Limits{Extractions: 1, ExtractTime: 50 * time.Millisecond})
	q := s.server.extractions
	for range 1 + waitingPerSlot {
		q.places <- struct{}{}
	}
	text := []string{"Content-Type", "text/plain"}
	if got := s.do("POST", "/v1/extract", "9", text...).problem(busy); got.header.Get("Retry-After") != "1" {
		t.Error("no Retry-After")
	}
	<-q.places
	q.slots <- struct{}{} // the only slot is taken: who waits is told after a while
	s.do("POST", "/v1/extract", "9", text...).problem(busy)
	for range waitingPerSlot {
		<-q.places
	}
	<-q.slots
	s.server.limits.ExtractTime = time.Minute
	s.do("POST", "/v1/extract", "全县小学9所。", text...).ok()
	s.server.limits.ExtractTime = 50 * time.Millisecond

	goOn := make(chan struct{})
	defer close(goOn)
	long := func() (extraction, error) { <-goOn; return extraction{}, nil }
	if _, err := s.server.extract(context.Background(), long); err == nil || !strings.Contains(err.Error(), "given up") {
		t.Errorf("got %v, want that it was given up", err)
	}
	if len(q.slots) != 1 {
		t.Error("the slot is free while the extraction goes on")
	}
}

// TestPanicOfOneDocument: it is answered and logged, and the server goes on.
func TestPanicOfOneDocument(t *testing.T) {
	s := newSite(t, nil, Limits{})
	engine := s.server.options.Engine
	s.server.options.Engine = nil
	s.do("POST", "/v1/extract", "9", "Content-Type", "text/plain").problem(internal)
	s.server.options.Engine = engine
	s.do("POST", "/v1/extract", "9", "Content-Type", "text/plain").ok()
	s.said.lock.Lock()
	defer s.said.lock.Unlock()
	if said := s.said.text.String(); !strings.HasPrefix(said, "panic: ") || strings.Count(said, "\n") != 1 {
		t.Errorf("said %q", said)
	}
}
