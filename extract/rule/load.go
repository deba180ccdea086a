package rule

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"statclaim/schema"
)

// wordsFile holds the closed word lists that patterns name as {list}.
const wordsFile = "words.yaml"

// Source is a folder of rule files. Files are read in the order of their names.
type Source struct {
	Name       string // how its files are called in errors
	FS         fs.FS
	TablesOnly bool // it may hold no rules
	Own        bool // its files come with the program: none costs more than its size to parse
}

// Load reads the folders in order: a later rule with the id of an earlier one replaces it in its place, `disable:` removes,
// new ids append, and a word list of the same name replaces. All problems of all files come back in one error, each as
// "file:line: rule id: what is wrong, what is allowed".
func Load(sources ...Source) (*Set, error) {
	l := loader{words: map[string][]string{}, lists: map[string]WordList{}}
	for _, s := range sources {
		l.folder(s)
	}
	all := newLetters()
	for _, r := range l.rules {
		r.part = r.Kind.part()
		if err := compile(r, l.words, all); err != nil {
			l.problem(r, err.Error())
		}
	}
	if all.count() > 1<<16 {
		l.problems = append(l.problems, errors.New("the patterns name more than 65,535 different characters; want fewer"))
	}
	if len(l.problems) > 0 {
		return nil, errors.Join(l.problems...)
	}
	return &Set{Rules: l.rules, Words: l.wordListsInOrder(), keywords: newKeywordTrie(l.rules)}, nil
}

type loader struct {
	rules    []*Rule
	words    map[string][]string
	lists    map[string]WordList // the same lists with their places
	patterns []string            // of every entry that was read, replaced ones too
	problems []error
}

func (l *loader) problem(r *Rule, what string) {
	l.problems = append(l.problems, fmt.Errorf("%s: rule %s: %s", r.Place, r.ID, what))
}

func (l *loader) folder(s Source) {
	names, err := fs.Glob(s.FS, "*.yaml")
	if err == nil && len(names) == 0 && !s.TablesOnly {
		err = errors.New("no *.yaml files")
	}
	if err != nil {
		l.problems = append(l.problems, fmt.Errorf("%s: %w", s.Name, err))
		return
	}
	sort.Strings(names)
	seen := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(s.FS, name)
		if err != nil {
			l.problems = append(l.problems, fmt.Errorf("%s/%s: %w", s.Name, name, err))
			continue
		}
		l.read(s.Name+"/"+name, data, s.Own, seen)
	}
}

// read reads one file. The YAML library panics on some broken files; that is a problem of the file.
func (l *loader) read(path string, data []byte, own bool, seen map[string]string) {
	defer func() {
		if p := recover(); p != nil {
			l.problems = append(l.problems, fmt.Errorf("%s: no YAML that can be read: %v", path, p))
		}
	}()
	if !own {
		if err := checkFile(path, data); err != nil {
			l.problems = append(l.problems, err)
			return
		}
	}
	if strings.HasSuffix(path, "/"+wordsFile) {
		l.wordLists(path, data)
		return
	}
	l.file(path, data, seen)
}

func (l *loader) file(path string, data []byte, seen map[string]string) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		l.problems = append(l.problems, yamlProblem(path, "", err))
		return
	}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		list, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			l.problems = append(l.problems, fmt.Errorf("%s: want a list of rules, each beginning with “- id:”", path))
			return
		}
		for _, node := range list.Values {
			l.entry(path, node, seen)
		}
	}
}

func (l *loader) entry(path string, node ast.Node, seen map[string]string) {
	r := &Rule{Kind: Claim, Place: fmt.Sprintf("%s:%d", path, node.GetToken().Position.Line)}
	if err := yaml.NodeToValue(node, r, yaml.Strict()); err != nil {
		l.problems = append(l.problems, yamlProblem(path, entryName(node), err))
		return
	}
	if len(r.Disable) > 0 {
		l.disable(r)
		return
	}
	for _, what := range check(r) {
		l.problem(r, what)
	}
	if first, dup := seen[r.ID]; dup {
		l.problem(r, "the id is taken by "+first)
	}
	seen[r.ID] = r.Place
	r.Entry = node.String()
	l.patterns = append(l.patterns, r.Pattern)
	for i := range l.rules {
		if l.rules[i].ID == r.ID {
			l.rules[i] = r
			return
		}
	}
	l.rules = append(l.rules, r)
}

func (l *loader) disable(r *Rule) {
	for _, id := range r.Disable {
		before := len(l.rules)
		l.rules = slices.DeleteFunc(l.rules, func(x *Rule) bool { return x.ID == id })
		if len(l.rules) == before {
			l.problems = append(l.problems, fmt.Errorf("%s: disable: no rule has the id %q", r.Place, id))
		}
	}
}

// check lists what is missing or not allowed in a rule, besides its pattern.
func check(r *Rule) []string {
	var out []string
	if r.ID == "" {
		out = append(out, "id is missing")
	}
	if r.About == "" {
		out = append(out, "about is missing: one sentence that says what the rule reads")
	}
	if r.Pattern == "" {
		out = append(out, "pattern is missing")
	}
	if len(r.Match) == 0 || len(r.Reject) == 0 {
		out = append(out, "match and reject each need an example")
	}
	oneOf := func(field, value string, allowed ...string) {
		if value != "" && !slices.Contains(allowed, value) {
			out = append(out, fmt.Sprintf("%s is %q; allowed are %s", field, value, strings.Join(allowed, ", ")))
		}
	}
	oneOf("kind", string(r.Kind), string(Claim), string(Context), string(Guard))
	oneOf("emit.indicator", r.Emit.Indicator, "left", "right", "rest", "inherit", "none")
	for _, column := range []struct{ name, value string }{
		{"measure", r.Emit.Measure}, {"comparison", r.Emit.Comparison}, {"direction", r.Emit.Direction},
		{"modality", r.Emit.Modality},
	} {
		oneOf("emit."+column.name, column.value, schema.Vocabulary[column.name]...)
	}
	for _, e := range r.Match {
		for column := range e.Want {
			if schema.ClaimsTable.Column(column) == nil {
				out = append(out, fmt.Sprintf("want names %q, which is no column of claims", column))
			}
		}
	}
	return out
}
