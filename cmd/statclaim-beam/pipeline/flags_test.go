package main

import (
	"context"
	"strings"
	"testing"

	"statclaim/extract"
)

func TestFlagsAreRefused(t *testing.T) {
	good := flags{output: "out"}
	for _, test := range []struct {
		name   string
		change func(*flags)
		inputs []string
		want   string
	}{
		{"no input", func(*flags) {}, nil, "no input"},
		{"no output", func(f *flags) { f.output = "" }, []string{"a"}, "--output"},
		{"a glob as output", func(f *flags) { f.output = "out/*" }, []string{"a"}, "--output"},
		{"a format of one machine", func(f *flags) { f.format = "xlsx" }, []string{"a"}, "want parquet, jsonl or both"},
		{"an unknown format", func(f *flags) { f.format = "orc" }, []string{"a"}, "--format"},
		{"no rows", func(f *flags) { f.fileRows = -1 }, []string{"a"}, "--file-rows"},
		{"no size", func(f *flags) { f.fileBytes = "many" }, []string{"a"}, "--file-bytes"},
		{"no date", func(f *flags) { f.published = "2024" }, []string{"a"}, "--published"},
		{"an unknown encoding", func(f *flags) { f.encoding = "ebcdic" }, []string{"a"}, "--encoding"},
		{"rules that are not there", func(f *flags) { f.rules = list{"nowhere"} }, []string{"a"}, "nowhere"},
		{"rules that do not load", func(f *flags) { f.rules = list{fixtures + "/bad-rules"} }, []string{"a"}, "yaml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := defaults(good)
			test.change(f)
			_, err := f.job(test.inputs)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want it to say %q", err, test.want)
			}
		})
	}
}

func TestRulesTravel(t *testing.T) {
	dir := fixtures + "/rules-example"
	pack, err := packRules([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	there, err := pack.engine()
	if err != nil {
		t.Fatal(err)
	}
	here, err := extract.New(extract.Options{RuleDirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if there.RulesetVersion() != here.RulesetVersion() {
		t.Errorf("a worker has rules %s, want %s", there.RulesetVersion(), here.RulesetVersion())
	}
	pack.Folders[0].Files[0].Content = append(pack.Folders[0].Files[0].Content, '\n')
	if _, err := pack.engine(); err == nil {
		t.Error("a worker takes rules that are not those of the job")
	}
	pack.Folders[0].Files[0].Path = "../outside.yaml"
	if _, err := pack.engine(); err == nil {
		t.Error("a worker writes outside of its folder")
	}
}

func TestWrongInputs(t *testing.T) {
	f := defaults(flags{output: t.TempDir()})
	j, err := f.job([]string{"nowhere.txt", fixtures + "/nowhere/*.txt"})
	if err != nil {
		t.Fatal(err)
	}
	err = j.check(context.Background())
	if err == nil || !strings.Contains(err.Error(), "nowhere.txt: no such file") || !strings.Contains(err.Error(), "matches no document") {
		t.Errorf("got %v, want both inputs named", err)
	}
}
