.PHONY: test lint bench gate

test:
	go test ./...

lint:
	gofmt -l $$(git ls-files '*.go')
	go vet ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...

gate:
	.ci/run
