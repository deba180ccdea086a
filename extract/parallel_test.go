package extract

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"statclaim/extract/layout"
	"statclaim/schema"
)

// TestDocumentsAtOnce extracts all fixtures several times at once: every result is what a document alone gives, whatever room it used
// that another had used before.
func TestDocumentsAtOnce(t *testing.T) {
	paths, err := filepath.Glob("../fixtures/documents/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	var docs []schema.Document
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, schema.Document{Source: path, Text: string(content), MediaType: "text/plain"})
	}
	e := engine(t)
	alone := make([]Result, len(docs))
	for i := range docs {
		e.rooms = sync.Pool{} // nobody used any room before
		doc := docs[i]
		alone[i] = e.Extract(&doc)
	}
	var running sync.WaitGroup
	for worker := range 4 {
		running.Go(func() {
			for i := range docs {
				i = (i + worker*7) % len(docs)
				doc := docs[i]
				if got := e.Extract(&doc); !reflect.DeepEqual(got, alone[i]) {
					t.Errorf("%s: other rows than alone", doc.Source)
				}
			}
		})
	}
	running.Wait()
}

// TestLongArticle reads an article of which sentences are forgotten: what they leave to those behind them is not, and all rows are those
// of a reading that keeps every sentence, as explanations do.
func TestLongArticle(t *testing.T) {
	filler := strings.Repeat("天气晴朗，孩子们在河边放风筝。大家都说风景很好！", mostAsked) // nobody asks who is spoken of meanwhile
	doc := schema.Document{MediaType: "text/plain", Text: "一篇长文\n\n　　淮川县教育局举办培训班3期。" + filler + "东岭县人民医院派出医生5名。" + filler +
		"\n\n　　该院去年培训骨干312人。\n"}
	e := engine(t)
	kept := &tracer{}
	_, want := e.extract(&doc, kept)
	if last := kept.traces[len(kept.traces)-1]; len(last.earlier) < mostAsked {
		t.Fatalf("only %d sentences before the last", len(last.earlier))
	}
	got := e.Extract(&doc)
	if !reflect.DeepEqual(got.Claims, want.Claims) || !reflect.DeepEqual(got.Suppressed, want.Suppressed) {
		t.Error("an article that is forgotten on the way gives other rows than one that is kept")
	}
	if last := got.Claims[len(got.Claims)-1]; last.NumberText != "312人" || last.Subject != "东岭县人民医院" {
		t.Errorf("%s of %q, want 312人 of the hospital named in the middle", last.NumberText, last.Subject)
	}
}

// TestArticlesSideBySide reads a page of many articles in both ways.
func TestArticlesSideBySide(t *testing.T) {
	paths, err := filepath.Glob("../fixtures/documents/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	var page strings.Builder
	for i, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&page, "# 第%d篇\n\n%s\n\n", i, content)
	}
	e := engine(t)
	doc := schema.Document{Text: page.String(), MediaType: "text/plain"}
	d, want := e.extract(&doc, nil)
	if len(d.page.Articles) < 10 || len(want.Claims) < 500 {
		t.Fatalf("%d articles with %d claims", len(d.page.Articles), len(want.Claims))
	}
	d.page = layout.Read([]rune(doc.Text), doc.MediaType) // the room of the first reading is given back
	got := Result{RuleHits: map[string]int{}}
	e.sideBySide(d, &got)
	slices.SortStableFunc(got.Claims, func(a, b schema.Claim) int { return cmp.Compare(a.NumberStart, b.NumberStart) })
	slices.SortStableFunc(got.Suppressed, func(a, b schema.Suppressed) int { return cmp.Compare(a.Start, b.Start) })
	if !reflect.DeepEqual(got.Claims, want.Claims) || !reflect.DeepEqual(got.Suppressed, want.Suppressed) {
		t.Error("articles side by side give other rows than one after the other")
	}
}

func TestAPanicInAnArticleReachesTheCaller(t *testing.T) {
	e := engine(t)
	doc := schema.Document{Text: "# 一\n\n增长5%。\n\n# 二\n\n下降3%。\n", MediaType: "text/plain"}
	d, _ := e.extract(&doc, nil)
	d.page.Paragraphs = nil
	defer func() {
		if p := recover(); p == nil || !strings.Contains(fmt.Sprint(p), "(in article 0)") {
			t.Errorf("recovered %v", p)
		}
	}()
	e.sideBySide(d, &Result{RuleHits: map[string]int{}})
}
