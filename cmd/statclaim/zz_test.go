package main
import ("testing"; "io"; "context"; "strings"; "os")
func BenchmarkCLI(b *testing.B) {
	dir := os.Getenv("BDIR")
	b.ReportAllocs()
	for b.Loop() {
		args := append([]string{"extract", dir, "-q", "--jobs", "1"}, strings.Fields(os.Getenv("BARGS"))...)
		if code := run(context.Background(), args, strings.NewReader(""), io.Discard, io.Discard); code != 0 { b.Fatal(code) }
	}
}
