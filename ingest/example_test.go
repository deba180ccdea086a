package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"statclaim/ingest"
)

// A source of any kind becomes a document; its name may say when it was published.
func ExampleRead() {
	source := ingest.Source{Name: "news/2024-01-31.txt", Reader: strings.NewReader("帮助困难妇女28名。")}
	document, reject := ingest.Read(source, ingest.Options{})
	fmt.Println(reject == nil, document.Encoding, document.EncodingBasis, document.CodePoints)
	fmt.Println(document.PublishedAt, document.PublishedBasis)
	// Output:
	// true utf-8 utf-8-valid 10
	// 2024-01-31 url
}

// Bytes that cannot be decoded are a reject, not a damaged text.
func ExampleParse() {
	_, reject := ingest.Parse("a.txt", []byte("帮助困难妇女28名。\xFF"), ingest.Options{})
	fmt.Println(reject.Stage, reject.Code, *reject.Offset)
	fmt.Println(reject.Message)
	// Output:
	// decode invalid_utf8 26
	// damaged UTF-8: 0xFF is not UTF-8 here (byte 26; bad bytes: 1)
}

func ExampleInputs() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"b.md", "a.txt", "photo.jpg"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			fmt.Println(err)
			return
		}
	}
	sources, err := ingest.Inputs([]string{dir, "-"}, os.Stdin)
	for _, s := range sources {
		fmt.Println(filepath.Base(s.Name))
	}
	fmt.Println(err)
	// Output:
	// a.txt
	// b.md
	// -
	// <nil>
}
