.PHONY: test lint bench bench-output gate

test:
	go test ./...

lint:
	gofmt -l $$(git ls-files '*.go')
	go vet ./...

# Speed from text to claims, whole and by stage, beside a walk over the runes of the same text; then each rule.
bench:
	go test -run '^$$' -bench '^Benchmark(Floor|Extract|Stage)$$' -benchtime 300ms -count 5 -cpu 1 ./extract | go run ./fixtures/bench/ratios
	go test -run '^$$' -bench '^BenchmarkParse$$' -benchtime 300ms -cpu 1 ./ingest
	go test -run '^$$' -bench '^BenchmarkRule$$' -benchtime 50ms -cpu 1 ./extract

# What writing adds to the time from text to claims, format by format, on one processor: %added.
bench-output:
	GOGC=60 go test -run '^$$' -bench '^BenchmarkOutput$$' -benchtime 5x -cpu 1 ./cmd/statclaim

gate:
	.ci/run
