package export

import (
	"fmt"
	"slices"
	"strings"
)

// optionUnits is how many units of the run 选项 offers for 修正单位; any other may be typed.
const optionUnits = 200

// optionSheet is 选项: the lists that the drop-downs of 数据 offer. Users may add to them.
type optionSheet struct {
	book  *workbook
	units map[string]int // claims by unit
}

// drop is the drop-down of one column.
type drop struct {
	column, title, prompt string
	list                  string // cells of 选项
	free                  bool   // whether other values may be typed
}

// optionRows is the length of every list in the drop-downs: room for what users add below.
const optionRows = 300

func (o *optionSheet) drops() []drop {
	list := func(column string) string {
		return fmt.Sprintf("'%s'!$%s$2:$%s$%d", sheetOptions, column, column, optionRows)
	}
	return []drop{
		{columnConclusion, "结论", "通过、修正、驳回或存疑", list("A"), false},
		{columnErrorType, "错误类型", "驳回或修正时填", list("B"), false},
		{columnFixedUnit, "修正单位", "不在列表中的可直接填写", list("C"), true},
	}
}

// write lists the values, those of units by how often the run has them.
func (o *optionSheet) write() error {
	p := &page{file: o.book.file, styles: o.book.styles, sheet: sheetOptions}
	p.widths(16, 16, 16)
	p.row(styleHeader, o.book.look.Header.header(columnConclusion, "结论"), o.book.look.Header.header(columnErrorType, "错误类型"),
		o.book.look.Header.header("unit", "单位"))
	lists := [][]string{o.labels("conclusion", conclusions), o.labels("error_type", errorTypes), o.commonUnits()}
	for row := range max(len(lists[0]), len(lists[1]), len(lists[2])) {
		p.at++
		for column, list := range lists {
			if row < len(list) {
				p.set(column+1, styleText, list[row])
			}
		}
	}
	p.panes()
	return p.finish()
}

func (o *optionSheet) labels(column string, values []string) []string {
	var shown []string
	for _, v := range values {
		shown = append(shown, o.book.label(column, v))
	}
	return shown
}

func (o *optionSheet) commonUnits() []string {
	var units []string
	for unit := range o.units {
		units = append(units, unit)
	}
	slices.SortFunc(units, func(a, b string) int {
		if o.units[a] != o.units[b] {
			return o.units[b] - o.units[a]
		}
		return strings.Compare(a, b)
	})
	return units[:min(len(units), optionUnits)]
}
