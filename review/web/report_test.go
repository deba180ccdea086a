package web

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"statclaim/review"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// hostile is a document whose text would end the element that it stands in.
var hostile = []source{{"<img src=x onerror=alert(1)>.txt", "</script><script>alert(1)</script><!-- 2022年，全县共有派出所9个，民警<b>120名</b>。\u2028<!--<script>"}}

func reportOf(t *testing.T, session *review.Session) []byte {
	t.Helper()
	r := Report{Documents: session.Documents(), Options: Options{Session: session, Engine: reviewtest.Engine(t)}}
	content, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func openRun(t *testing.T, sources []source) *review.Session {
	t.Helper()
	dir := t.TempDir()
	writeRun(t, dir, sources)
	session, err := review.Open(dir, review.Options{Engine: reviewtest.Engine(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

var (
	dataElement = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>\n<script>(.*?)</script>\n</body>\n</html>\n$`)
	policyMeta  = regexp.MustCompile(`content="(default-src 'none'[^"]*)"`)
	styleText   = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
)

func TestReportHoldsTextsAsData(t *testing.T) {
	content := reportOf(t, openRun(t, hostile))
	if n := bytes.Count(content, []byte("<script")); n != 2 {
		t.Errorf("%d script elements, want the data and the script", n)
	}
	for _, part := range []string{"<!--", "alert(1)</script>", "<img src=x"} {
		if bytes.Contains(content, []byte(part)) {
			t.Errorf("%q stands in the file as markup", part)
		}
	}
	found := dataElement.FindSubmatch(content)
	if found == nil {
		t.Fatal("no data and script at the end of the file")
	}
	var data struct {
		Documents []struct{ Source, Text string }
		Columns   []string
		Rows      [][]any
		Sentences []string
	}
	if err := json.Unmarshal(found[1], &data); err != nil {
		t.Fatal(err)
	}
	if d := data.Documents[0]; d.Source != hostile[0].name || d.Text != hostile[0].text {
		t.Errorf("the document is %+v", d)
	}
	if len(data.Rows) < 2 || len(data.Rows[0]) != len(data.Columns) {
		t.Errorf("%d rows of %d columns, want 2 or more of %d", len(data.Rows), len(data.Rows[0]), len(data.Columns))
	}
}

func TestReportPolicyAllowsItsOwnScriptAndStyleAlone(t *testing.T) {
	content := reportOf(t, openRun(t, town))
	policy := policyMeta.FindSubmatch(content)
	found := dataElement.FindSubmatch(content)
	style := styleText.FindSubmatch(content)
	if policy == nil || found == nil || style == nil {
		t.Fatal("no policy, script or style")
	}
	want := contentPolicy(string(found[2]), string(style[1]))
	if string(policy[1]) != want {
		t.Errorf("policy %s, want %s", policy[1], want)
	}
	for _, loose := range []string{"unsafe", "http", "*", "'self'"} {
		if strings.Contains(want, loose) {
			t.Errorf("the policy holds %q: %s", loose, want)
		}
	}
}

func TestReportShowsDecisions(t *testing.T) {
	session := openRun(t, town)
	before := reportOf(t, session)
	if again := reportOf(t, session); !bytes.Equal(before, again) {
		t.Error("the same run gives other bytes")
	}
	key := session.Items("a.txt")[0].Key()
	step := review.Step{Reviewer: "王", Origin: "page", Decisions: []review.Decision{{Key: key, Kind: schema.Rejected, ErrorType: "unit", Note: "不是件", Version: 0}}}
	if _, err := session.Decide(step); err != nil {
		t.Fatal(err)
	}
	after := reportOf(t, session)
	for _, part := range []string{`"rejected"`, `"不是件"`, `"histories":[[0,[{"step":1,"reviewer":"王"`} {
		if !bytes.Contains(after, []byte(part)) {
			t.Errorf("no %s in the report", part)
		}
	}
}

// Every file of the page is part of it: the modules by imports from main.js and report.js, the style sheets by the page.
func TestEveryFileOfThePageIsUsed(t *testing.T) {
	files, err := loadAssets(assets)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"index.html": true}
	for _, m := range sheetLink.FindAllStringSubmatch(string(files["index.html"].content), -1) {
		used[m[1]] = true
	}
	for _, entry := range []string{"main.js", "report.js"} {
		b := bundler{files: assets}
		if err := b.add(entry); err != nil {
			t.Fatal(err)
		}
		for _, name := range b.done {
			used[name] = true
		}
	}
	for name := range files {
		if !used[name] {
			t.Errorf("%s is not used", name)
		}
	}
}

// The page brings no markup out of strings, and no style that the policy forbids.
func TestPageInsertsTextOnly(t *testing.T) {
	files, err := loadAssets(assets)
	if err != nil {
		t.Fatal(err)
	}
	forbidden := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|cssText|DOMParser| style="| on[a-z]+="`)
	for name, file := range files {
		if found := forbidden.Find(file.content); found != nil {
			t.Errorf("%s holds %q", name, found)
		}
	}
}
