package audit_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"statclaim/audit"
	"statclaim/ingest"
)

// BenchmarkFixtures audits the fixtures' documents; the unit of the rate is claims.
func BenchmarkFixtures(b *testing.B) {
	sources, err := ingest.Inputs([]string{filepath.Join("..", "fixtures", "documents")}, nil)
	if err != nil {
		b.Fatal(err)
	}
	e := newEngine(b)
	var docs []audit.Document
	claims := 0
	for _, s := range sources {
		doc, reject := ingest.Read(s, ingest.Options{})
		if reject != nil {
			b.Fatal(reject.Message)
		}
		docs = append(docs, audit.Document{Claims: e.Extract(doc).Claims, PublishedAt: doc.PublishedAt})
		claims += len(docs[len(docs)-1].Claims)
	}
	b.ReportAllocs()
	for b.Loop() {
		a := newAuditor(b)
		for _, d := range docs {
			a.Document(d)
		}
		a.Finish()
	}
	b.ReportMetric(float64(claims)*float64(b.N)/b.Elapsed().Seconds(), "claims/s")
}

// BenchmarkOneSentence audits a sentence of very many numbers: the time must grow with their number only.
func BenchmarkOneSentence(b *testing.B) {
	e := newEngine(b)
	for _, n := range []int{1000, 10000} {
		doc := document(b, e, "long", "-", "全市共有学校320所，其中"+strings.Repeat("小学21所、中学15所，同比增长3%，其中占4%、", n/4)+"完。")
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				newAuditor(b).Document(doc)
			}
		})
	}
}
