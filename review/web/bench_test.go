package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/review"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// largeRun writes a run of so many claims in so many documents: the claims of a fixture's sentence, again and again, with texts of their own.
func largeRun(b *testing.B, dir string, documents, claims int) {
	b.Helper()
	run, err := export.Open(export.Options{Dir: dir, Formats: []export.Format{export.Parquet}})
	if err != nil {
		b.Fatal(err)
	}
	defer run.Abort()
	write := func(table *schema.Table, row any) {
		if err := run.Write(table, row); err != nil {
			b.Fatal(err)
		}
	}
	for n := range documents {
		var text strings.Builder
		for i := range claims / documents {
			fmt.Fprintf(&text, "202%d年，第%s市新建学校%d所。", i%5, []string{"一", "二", "三", "四"}[i%4], 10+n+i)
		}
		doc, reject := ingest.Parse(fmt.Sprintf("%05d.txt", n), []byte(text.String()), ingest.Options{Format: ingest.Text})
		if reject != nil {
			b.Fatal(reject.Message)
		}
		result := reviewtest.Engine(b).Extract(doc)
		write(schema.DocumentsTable, doc)
		for i := range result.Claims {
			write(schema.ClaimsTable, &result.Claims[i])
		}
	}
	if err := run.Commit([]byte("{}")); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRequests answers requests on runs of 200,000 claims in 2,000 documents, and of 5,000 in one.
func BenchmarkRequests(b *testing.B) {
	for _, size := range []struct{ documents, claims int }{{1, 5_000}, {2_000, 200_000}} {
		dir := b.TempDir()
		largeRun(b, dir, size.documents, size.claims)
		session, err := review.Open(dir, review.Options{Engine: reviewtest.Engine(b)})
		if err != nil {
			b.Fatal(err)
		}
		defer session.Close()
		server, err := New(Options{Session: session, Engine: reviewtest.Engine(b), Bearer: secret})
		if err != nil {
			b.Fatal(err)
		}
		document := session.Documents()[0]
		for _, target := range []string{"/v1/claims", "/v1/claims?order=attention&status=open", "/v1/claims?limit=1000&fields=core", "/v1/claims?q=%E4%B8%89%E5%B8%82&unit_kind=count", "/v1/facets", "/v1/run",
			"/v1/documents?limit=1000", "/v1/documents/" + document.DocumentID, "/v1/claims.csv"} {
			b.Run(fmt.Sprintf("%d/%s", size.claims, strings.ReplaceAll(target, "/", "_")), func(b *testing.B) {
				bytes := 0
				for b.Loop() {
					r := httptest.NewRequest("GET", target, nil)
					r.Host = "localhost"
					r.Header.Set("Authorization", "Bearer "+secret)
					w := httptest.NewRecorder()
					server.ServeHTTP(w, r)
					if w.Code != http.StatusOK {
						b.Fatalf("%d %s", w.Code, w.Body)
					}
					bytes = w.Body.Len()
				}
				b.ReportMetric(float64(bytes), "bytes/answer")
			})
		}
	}
}
