package audit

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"
)

//go:embed words.tsv
var wordsTSV string

//go:embed groups.tsv
var groupsTSV string

// words are the lists of words.tsv, which says what each is for.
type words struct {
	Generic, GenericSubject, Empty                []string
	TotalBefore, TotalRow, SubtotalRow            []string
	Among, Respectively, RespectivelyIs, Rest     []string
	Divides                                       []string
	NotPart, Averaged, OtherPrices, RealIndicator []string
	CompareBefore, MayBeNegative                  []string
	RateOfWhole, MayExceed, WholeNames            []string
	OldThings, Persons, Air, Body                 []string
	Ahead, Done, Differs, Convert                 []string
	EachBefore, ThresholdBehind, Landmark         []string
	ThreeIndustries, Structure, MayTurnNegative   []string
	Nested, ChangeWords, AgainstOthers, TotalOf   []string
	MeasuredBy, AreaEnds, PastVerbs, Average      []string
	RateVerbs, MoneyOwned                         []string

	groups []group
}

// group is a row of groups.tsv: parts that exclude each other.
type group struct {
	id       string
	complete bool
	whole    []string   // of which the name of the whole holds one; empty for none
	parts    [][]string // the spellings of each part
}

func loadWords() (*words, error) {
	w := &words{}
	lists := reflect.ValueOf(w).Elem()
	for i, line := range strings.Split(wordsTSV, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, ok := strings.Cut(line, "\t")
		field := lists.FieldByName(name)
		if !ok || !field.IsValid() || !field.CanSet() {
			return nil, fmt.Errorf("words.tsv:%d: %q is no list", i+1, name)
		}
		field.Set(reflect.ValueOf(strings.Fields(strings.ReplaceAll(list, "\u3000", " "))))
	}
	for i := range lists.NumField() {
		if f := lists.Type().Field(i); f.IsExported() && lists.Field(i).Len() == 0 {
			return nil, fmt.Errorf("words.tsv: list %s is missing", f.Name)
		}
	}
	for i, line := range strings.Split(groupsTSV, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("groups.tsv:%d: got %d cells, want id, complete, whole and parts", i+1, len(cells))
		}
		g := group{id: cells[0], complete: cells[1] == "yes"}
		if cells[2] != "-" {
			g.whole = strings.Split(cells[2], "|")
		}
		for _, part := range strings.Fields(cells[3]) {
			g.parts = append(g.parts, strings.Split(part, "|"))
		}
		w.groups = append(w.groups, g)
	}
	return w, nil
}

// hasAny reports that text holds one of the words.
func hasAny(text string, list []string) bool {
	for _, w := range list {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// isAny reports that text is one of the words.
func isAny(text string, list []string) bool {
	for _, w := range list {
		if text == w {
			return true
		}
	}
	return false
}

// endsWithAny reports that text ends with one of the words.
func endsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}
