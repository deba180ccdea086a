package export

import (
	"slices"
	"strings"
)

// ruleHits counts what the rules of a run made: claims by rule_id, suppressed numbers by guard.
type ruleHits map[string]int

// writeRules writes 规则: every rule that was loaded, and what else stands in rule_id and guard, with its hits in this run.
func (b *workbook) writeRules() error {
	p := &page{file: b.file, styles: b.styles, sheet: sheetRules}
	p.widths(28, 9, 52, 46, 10, 12)
	h := b.look.Header
	p.row(styleHeader, h.header("id", "规则"), h.header("kind", "类别"), h.header("about", "含义"), h.header("example", "例句"),
		h.header("hits", "本次命中"), h.header("precision", "实测精确率"))
	listed := map[string]bool{}
	for _, r := range b.look.Rules {
		listed[r.ID] = true
		var precision any
		if r.Precision != nil {
			precision = *r.Precision
		}
		p.row(styleWrap, r.ID, b.label("kind", r.Kind), r.About, r.Example, b.hits[r.ID], precision)
	}
	for _, id := range b.hits.without(listed) {
		p.row(styleWrap, id, "", builtInAbout(id), "", b.hits[id], nil)
	}
	p.panes()
	return p.finish()
}

// without lists the ids that are not in listed, sorted.
func (h ruleHits) without(listed map[string]bool) []string {
	var ids []string
	for id := range h {
		if !listed[id] {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, strings.Compare)
	return ids
}

// builtInAbout tells what an id without an entry in the files of rules is.
func builtInAbout(id string) string {
	switch id {
	case "fallback":
		return "没有规则命中、也没有被排除的带单位数字"
	case "table.cell":
		return "表格单元格"
	}
	return ""
}
