package export

import (
	"testing"

	"statclaim/schema"
)

// BenchmarkRun writes claims in each format; rows/s counts from Open to Commit.
func BenchmarkRun(b *testing.B) {
	rows := manyClaims(10_000)
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			dir := b.TempDir()
			for b.Loop() {
				r, err := Open(Options{Dir: dir, Formats: []Format{f}, Force: true, Info: testInfo})
				if err != nil {
					b.Fatal(err)
				}
				if err := r.Write(schema.ClaimsTable, rows...); err != nil {
					b.Fatal(err)
				}
				if err := r.Commit(nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
