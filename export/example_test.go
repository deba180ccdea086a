package export_test

import (
	"fmt"
	"os"
	"path/filepath"

	"statclaim/export"
	"statclaim/schema"
)

func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	run, err := export.Open(export.Options{Dir: dir, Formats: []export.Format{export.Parquet, export.XLSX}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer run.Abort() // nothing stays behind when a step below fails
	if err := run.Write(schema.RejectsTable, &schema.Reject{Source: "a.bin", Stage: "decode", Code: "binary", Message: "not a text"}); err != nil {
		fmt.Println(err)
		return
	}
	if err := run.Commit([]byte("{}\n")); err != nil {
		fmt.Println(err)
		return
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, f := range files {
		fmt.Println(filepath.Base(f))
	}
	// Output:
	// articles.parquet
	// claims.parquet
	// claims.xlsx
	// documents.parquet
	// rejects.parquet
	// run.json
	// suppressed.parquet
}

func ExampleStream() {
	w, err := export.Stream(os.Stdout, export.JSONL, schema.RejectsTable, export.Info{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Write(&schema.Reject{Source: "a.bin", Stage: "decode", Code: "binary", Message: "不是文本"}); err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"source":"a.bin","stage":"decode","code":"binary","message":"不是文本","offset":null}
}

func ExampleParseFormats() {
	formats, err := export.ParseFormats("parquet,csv-excel")
	fmt.Println(formats, err)
	_, err = export.ParseFormats("orc")
	fmt.Println(err)
	// Output:
	// [parquet csv-excel] <nil>
	// format "orc": want one or more of parquet, arrow, xlsx, csv, csv-excel, jsonl, separated by commas
}
