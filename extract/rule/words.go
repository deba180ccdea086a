package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// WordList is a closed list of words that patterns name in braces.
type WordList struct {
	Name  string
	Words []string
	Place string // file:line
	Used  bool   // a pattern of the loaded files names it, even one that was replaced later
}

// wordLists reads a words.yaml; a list of the same name replaces the earlier one.
func (l *loader) wordLists(path string, data []byte) {
	var lists map[string][]string
	if err := yaml.UnmarshalWithOptions(data, &lists, yaml.Strict()); err != nil {
		l.problems = append(l.problems, yamlProblem(path, "", err))
		return
	}
	lines := keyLines(data)
	for _, name := range sortedKeys(lists) {
		list := WordList{Name: name, Words: lists[name], Place: fmt.Sprintf("%s:%d", path, lines[name])}
		for _, what := range list.check() {
			l.problems = append(l.problems, fmt.Errorf("%s: word list %s: %s", list.Place, name, what))
		}
		l.words[name] = list.Words
		l.lists[name] = list
	}
}

// check lists what is wrong with a list. An empty word would match everywhere, and the name of a slot would hide the slot.
func (w WordList) check() []string {
	var out []string
	if len(w.Words) == 0 || slices.Contains(w.Words, "") {
		out = append(out, "it is empty or holds an empty word; want one word or more")
	}
	if base, _, _ := strings.Cut(w.Name, ":"); slices.Contains([]string{"q", "n", "t", "w", "zero", "gap"}, base) {
		out = append(out, "the name is that of a slot; want any other than q, n, t, w, zero and gap")
	}
	return out
}

// keyLines gives the line of each key of a mapping.
func keyLines(data []byte) map[string]int {
	lines := map[string]int{}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return lines
	}
	for _, doc := range file.Docs {
		var values []*ast.MappingValueNode
		switch body := doc.Body.(type) {
		case *ast.MappingNode:
			values = body.Values
		case *ast.MappingValueNode:
			values = []*ast.MappingValueNode{body}
		}
		for _, v := range values {
			lines[v.Key.GetToken().Value] = v.Key.GetToken().Position.Line
		}
	}
	return lines
}

func (l *loader) wordListsInOrder() []WordList {
	var out []WordList
	for _, name := range sortedKeys(l.lists) {
		list := l.lists[name]
		list.Used = slices.ContainsFunc(l.patterns, func(pattern string) bool { return strings.Contains(pattern, "{"+name+"}") })
		out = append(out, list)
	}
	return out
}
