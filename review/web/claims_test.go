package web

import (
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"mime"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"statclaim/review"
	"statclaim/schema"
)

// province is a run of several documents with figures of many kinds.
var province = []source{
	{"1.txt", "2022年，全省生产总值4.5万亿元，同比增长5.1%。全省粮食产量6789.4万吨，同比下降0.3%。"},
	{"2.txt", "2023年，安庆市生产总值2767亿元，增长5.5%。2023年，安庆市新建学校12所，新增学位1.2万个。"},
	{"3.txt", "2023年，安庆市旅游收入120亿元。今年计划新建学校20所，群众满意率达98.5%。"},
}

// walk reads a list page by page and gives the keys of the claims in order. between is called between the pages.
func (s *site) walk(query string, between func()) []string {
	s.Helper()
	var keys []string
	for cursor := ""; ; between() {
		got := s.get("/v1/claims?" + query + cursor).ok()
		for i := range got.length("claims") {
			keys = append(keys, fmt.Sprint(got.at("claims", i, "source"), " ", got.at("claims", i, "number_text")))
		}
		next := got.at("next")
		if next == nil {
			return keys
		}
		if len(keys) > 1000 {
			s.Fatal("no end")
		}
		cursor = "&cursor=" + next.(string)
	}
}

func TestPages(t *testing.T) {
	s := newSite(t, province, Limits{})
	for _, order := range []string{orderDocument, orderAttention} {
		all := s.walk("limit=1000&order="+order, func() {})
		for _, limit := range []int{1, 2, 3, 5} {
			if got := s.walk(fmt.Sprintf("limit=%d&order=%s", limit, order), func() {}); !slices.Equal(got, all) {
				t.Errorf("%s by %d:\n%q\n%q", order, limit, got, all)
			}
		}
	}
	got := s.get("/v1/claims?limit=1&order=attention").ok()
	first := got.at("claims", 0, "review", "attention").(int64)
	for item := range s.session.All() {
		if int64(item.Attention) > first {
			t.Errorf("%s needs more of a look than the first", item.Claim.NumberText)
		}
	}
	next := "&cursor=" + got.at("next").(string)
	s.get("/v1/claims?limit=2&order=attention" + next).ok()
	s.get("/v1/claims?limit=1&order=document" + next).problem(badCursor)
	s.get("/v1/claims?limit=1&order=attention&place=" + next).problem(badCursor)
	s.get("/v1/documents?limit=1" + next).problem(badCursor)
	s.get("/v1/claims?order=attention" + next + "A").problem(badCursor)
	gone := cursor{Mark: (&selection{order: orderDocument}).mark(), Source: "9.txt"}
	s.get("/v1/claims?cursor=" + gone.String()).problem(badCursor)
}

// TestPagesWhileClaimsChange decides on claims while they are read page by page: all are read to their end, none twice, none left out, even where
// those that were read are no longer in the selection.
func TestPagesWhileClaimsChange(t *testing.T) {
	for _, order := range []string{orderDocument, orderAttention} {
		s := newSite(t, province, Limits{})
		open := s.walk("limit=1000&order="+order, func() {})
		again := func() { // a step that changes no claim's place
			d := review.Decision{Key: s.session.Items("1.txt")[0].Key(), Kind: schema.Rejected, Version: review.AnyVersion, Note: fmt.Sprint(s.session.Last())}
			if _, err := s.session.Decide(review.Step{Origin: "api", Decisions: []review.Decision{d}}); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.walk("limit=2&order="+order, again); !slices.Equal(got, open) {
			t.Errorf("%s: %q, want %q", order, got, open)
		}
		s = newSite(t, province, Limits{})
		seen := 0
		got := s.walk("limit=2&status=open&order="+order, func() {
			for range 2 {
				source, number, _ := strings.Cut(open[seen], " ")
				seen++
				s.do("PATCH", "/v1/claims/"+s.claim(source, number)+"/review", `{"decision":"accepted"}`, "If-Match", "*").ok()
			}
		})
		if !slices.Equal(got, open) {
			t.Errorf("%s of open: %q, want %q", order, got, open)
		}
	}
}

func TestFilters(t *testing.T) {
	s := newSite(t, province, Limits{})
	s.do("PATCH", "/v1/claims/"+s.claim("2.txt", "12所")+"/review", `{"decision":"rejected"}`, "If-Match", "*").ok()
	tests := []struct {
		query string
		want  func(*review.Item) bool
	}{
		{"", func(*review.Item) bool { return true }},
		{"source=1.txt", func(i *review.Item) bool { return i.Claim.Source == "1.txt" }},
		{"source=1.txt&source=3.txt", func(i *review.Item) bool { return i.Claim.Source != "2.txt" }},
		{"source=1.txt&unit_kind=percent", func(i *review.Item) bool { return i.Claim.Source == "1.txt" && i.Claim.UnitKind == "percent" }},
		{"place=", func(i *review.Item) bool { return i.Claim.Place == "" }},
		{"indicator=" + url.QueryEscape("生产总值"), func(i *review.Item) bool { return i.Claim.Indicator == "生产总值" }},
		{"review_status=rejected", func(i *review.Item) bool { return i.Claim.ReviewStatus == "rejected" }},
		{"status=open&modality=target", func(i *review.Item) bool { return i.Open() && i.Claim.Modality == "target" }},
		{"reason=no_precision&reason=suspicious", func(i *review.Item) bool {
			return slices.Contains(i.Reasons, "no_precision") || slices.Contains(i.Reasons, "suspicious")
		}},
		{"q=" + url.QueryEscape("学校"), func(i *review.Item) bool { return strings.Contains(i.Claim.Quote, "学校") }},
		{"q=5.5%25", func(i *review.Item) bool { return strings.Contains(i.Claim.Quote, "5.5%") }},
		{"document_id=x", func(*review.Item) bool { return false }},
	}
	for _, test := range tests {
		want := 0
		for item := range s.session.All() {
			if test.want(item) {
				want++
			}
		}
		got := s.get("/v1/claims?fields=core&limit=1000&"+test.query).ok().is(want, "total")
		if n := got.length("claims"); n != want {
			t.Errorf("%s: %d claims, want %d", test.query, n, want)
		}
		if strings.Contains(got.body, `"sentence"`) {
			t.Errorf("%s: the sentence is there", test.query)
		}
	}
}

func TestFacets(t *testing.T) {
	s := newSite(t, province, Limits{})
	count := func(got *reply, column, value string) int64 {
		for i := range got.length(column) {
			if v := got.at(column, i, "value"); v == value || v == nil && value == "" {
				return got.at(column, i, "count").(int64)
			}
		}
		return 0
	}
	for _, query := range []string{"", "unit_kind=percent", "unit_kind=percent&source=1.txt", "q=" + url.QueryEscape("新建"), "reason=no_precision", "reason=inherited%3Aplace&unit_kind=count"} {
		got := s.get("/v1/facets?" + query).ok()
		for _, column := range []string{"source", "unit_kind", "indicator", "modality", "reason"} {
			for i := range got.length(column) {
				value, _ := got.at(column, i, "value").(string)
				parameters, _ := url.ParseQuery(query)
				parameters.Set(column, value)
				want := s.get("/v1/claims?limit=1&" + parameters.Encode()).ok().at("total")
				if n := count(got, column, value); n != want {
					t.Errorf("%s: %d claims with %s=%s, but %v are listed", query, n, column, value, want)
				}
			}
		}
	}
}

// TestCSV downloads what is selected, in a form that no spreadsheet runs.
func TestCSV(t *testing.T) {
	s := newSite(t, province, Limits{})
	id := s.claim("1.txt", "5.1%")
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted","note":"=HYPERLINK(\"http://evil.example\",\"长\")"}`, "If-Match", "*").ok()
	got := s.get("/v1/claims.csv?source=1.txt&order=attention", "Accept", "text/csv").ok()
	_, parameters, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
	if err != nil || parameters["filename"] != "我的_run-claims.csv" {
		t.Errorf("%s: %q, %v", got.header.Get("Content-Disposition"), parameters, err)
	}
	if !strings.HasPrefix(got.body, "\uFEFFclaim_id,") || !strings.Contains(got.body, "\r\n") {
		t.Errorf("begins %.40q", got.body)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.body, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	note := slices.Index(rows[0], "review_note")
	found := false
	for _, row := range rows[1:] {
		if row[0] == id {
			found = row[note] == `'=HYPERLINK("http://evil.example","长")`
		}
	}
	if want := len(s.session.Items("1.txt")) + 1; len(rows) != want || !found {
		t.Errorf("%d rows, want %d; note as text: %v", len(rows), want, found)
	}
}

func TestWorkbook(t *testing.T) {
	s := newSite(t, province, Limits{})
	got := s.get("/v1/claims.xlsx?source=2.txt&source=3.txt").ok()
	if !strings.Contains(got.header.Get("Content-Disposition"), "attachment; filename*=utf-8''") {
		t.Error(got.header.Get("Content-Disposition"))
	}
	book, err := excelize.OpenReader(strings.NewReader(got.body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("数据")
	if want := len(s.session.Items("2.txt")) + len(s.session.Items("3.txt")) + 1; err != nil || len(rows) != want {
		t.Errorf("%d rows, want %d, %v", len(rows), want, err)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "statclaim-download-*", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q %v", left, err)
	}
}

func TestSafeName(t *testing.T) {
	for name, want := range map[string]string{
		"run": "run", "我的 run": "我的_run", "../../etc": "etc", `C:\x`: "C__x", "a\"b\r\nX: y": "a_b__X__y", ".": "", "-rf": "rf", "CON": "CON",
		"\u202Eexe.txt": "exe_txt", "a\xffb": "a_b", strings.Repeat("长", 100): strings.Repeat("长", 60),
	} {
		if got := safeName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// FuzzCursor: whatever comes as a cursor, it is read or a problem.
func FuzzCursor(f *testing.F) {
	f.Add(cursor{Mark: "m", Source: "a", Start: 3, ClaimID: "x"}.String())
	f.Add("")
	f.Add(base64.RawURLEncoding.EncodeToString([]byte(`{"v":1,"n":1e99}`)))
	f.Fuzz(func(t *testing.T, text string) {
		c, err := readCursor(query{values: map[string][]string{"cursor": {text}}}, "m")
		if err != nil {
			return
		}
		again, err := readCursor(query{values: map[string][]string{"cursor": {c.String()}}}, "m")
		if err != nil || *again != *c {
			t.Errorf("%q: %+v, then %+v, %v", text, c, again, err)
		}
	})
}

// FuzzDecodeStrict: what is read is JSON in valid UTF-8, and the same when it is read again.
func FuzzDecodeStrict(f *testing.F) {
	for _, text := range []string{`{"decision":"accepted","fields":{"a":null}}`, `{"note":"\ud83d\ude00"}`, `{"note":"\ud83d"}`, `[`, `{"a":1,"a":2}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var body decisionBody
		if err := decodeStrict(text, &body); err != nil {
			return
		}
		if strings.ContainsRune(body.Note, '\uFFFD') && !strings.Contains(string(text), "\uFFFD") && !strings.Contains(strings.ToLower(string(text)), `\ufffd`) {
			t.Errorf("%q was mended to %q", text, body.Note)
		}
		var again decisionBody
		if err := decodeStrict(encode(struct {
			Decision string `json:"decision"`
			Note     string `json:"note"`
		}{body.Decision, body.Note}), &again); err != nil || again.Note != body.Note {
			t.Errorf("%q: %q, %v", text, again.Note, err)
		}
	})
}
