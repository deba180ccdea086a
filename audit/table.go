package audit

import (
	"math/big"
	"strconv"
	"strings"

	"statclaim/schema"
)

// checkTables compares the 合计 row of each table with the rows above it, or below it where it is the first, column by column.
func (a *Auditor) checkTables(p *page, r *report) {
	for i := 0; i < len(p.lines); {
		j := i
		for j < len(p.lines) && sameTable(p.lines[i], p.lines[j]) {
			j++
		}
		if j == i {
			i++
			continue
		}
		a.checkTable(p.lines[i:j], r)
		i = j
	}
}

func sameTable(a, b *line) bool {
	x, y := a.figures[0], b.figures[0]
	return x.Section == schema.SectionTable && y.Section == schema.SectionTable && x.ArticleIndex == y.ArticleIndex && x.ParagraphIndex == y.ParagraphIndex
}

// column is a column of a table, as far as claims tell it.
type column struct {
	key   string
	cells []*figure // one a row; nil where the row has none
}

func (a *Auditor) checkTable(rows []*line, r *report) {
	total := -1
	for i, row := range rows {
		if a.rowIs(row, a.words.TotalRow) {
			if total >= 0 {
				return // tables within the table
			}
			total = i
		}
	}
	if total < 0 || total != 0 && total != len(rows)-1 || len(rows[total].figures) > a.limits.tableColumns.whole() {
		return
	}
	items, subtotals := []int{}, []int{}
	for i, row := range rows {
		switch {
		case i == total || a.subordinate(row):
		case a.rowIs(row, a.words.SubtotalRow):
			subtotals = append(subtotals, i)
		default:
			items = append(items, i)
		}
	}
	var wrong []column
	right := 0
	for _, c := range columnsOf(rows, rows[total]) {
		whole := c.cells[total]
		switch {
		case whole == nil || !summable(whole) || !wholeColumn(c, items):
		case fits(c, items, whole) || len(subtotals) > 1 && fits(c, subtotals, whole) || fits(c, withoutChildren(c, items), whole):
			right++
		default:
			wrong = append(wrong, c)
		}
	}
	for _, c := range wrong {
		a.reportColumn(c, items, total, right > 0, r)
	}
}

// reportColumn grades by whether the table shows elsewhere that its rows make the total: by a column that fits. One column
// alone may hold rows within rows, whose sum is more.
func (a *Auditor) reportColumn(c column, items []int, total int, proved bool, r *report) {
	whole := c.cells[total]
	parts := cellsOf(c, items)
	grade := schema.GradeContradiction
	if !proved && (len(parts) > 12 || !whole.additive()) {
		grade = schema.GradeSuspicious
	}
	about := append([]*figure{whole}, parts...)
	r.add(gradeOf(grade, about...), tableTotalDiffers, rowSumText(parts, whole)+"，表中合计为 "+whole.printed(), a.limits.halfUnit.shown(), about...)
}

// rowSumText is sumText for cells, which their rows name.
func rowSumText(parts []*figure, like *figure) string {
	return strings.Replace(sumText(parts, like), "各部分 ", "各行 ", 1)
}

// rowIs reports a row named by one of the words: in its first cell, its indicator or its subject.
func (a *Auditor) rowIs(row *line, list []string) bool {
	if isAny(strings.Map(dropBlank, row.figures[0].rowName()), list) {
		return true
	}
	for _, f := range row.figures {
		if isAny(f.indicator(), list) || isAny(strings.Map(dropBlank, f.Subject), list) {
			return true
		}
	}
	return false
}

// subordinate reports a row that is a part of the one above it: 其中, #.
func (a *Auditor) subordinate(row *line) bool {
	label := strings.TrimLeft(row.text, "| \t　")
	return startsWithAny(label, []string{"其中", "#", "＃", "—", "--", "（", "("})
}

// columnsOf sorts the cells of a table into columns, by what the total's row has.
func columnsOf(rows []*line, total *line) []column {
	keys := columnKeys(total)
	out := make([]column, len(keys))
	at := map[string]int{} // for look-up only
	for k, key := range keys {
		out[k] = column{key: key, cells: make([]*figure, len(rows))}
		at[key] = k
	}
	for i, row := range rows {
		for m, key := range columnKeys(row) {
			if k, known := at[key]; known {
				out[k].cells[i] = row.figures[m]
			}
		}
	}
	return out
}

// columnKeys tells the columns of a row apart. Where the column's header names the indicator it tells; else unit, measure and
// period do; cells that are alike in all count from the left.
func columnKeys(row *line) []string {
	named := false // by their columns, not by the row
	for _, f := range row.figures {
		named = named || f.indicator() != row.figures[0].indicator()
	}
	nth := map[string]int{} // for look-up only
	var out []string
	for _, f := range row.figures {
		name := ""
		if named {
			name = strings.TrimPrefix(f.indicator(), strings.Map(dropBlank, f.rowName())) // 人员经费|预算
		}
		key := strings.Join([]string{name, f.unitFamily(), f.Measure, f.Period, f.Comparison, strconv.Itoa(int(f.UnitScale))}, "\x00")
		nth[key]++
		out = append(out, key+"\x00"+strconv.Itoa(nth[key]))
	}
	return out
}

// wholeColumn reports a column with a number in every row that counts, two at least.
func wholeColumn(c column, items []int) bool {
	for _, i := range items {
		if c.cells[i] == nil || !summable(c.cells[i]) {
			return false
		}
	}
	return len(items) > 1
}

// summable reports an amount, or a cell whose unit the claims do not know.
func summable(f *figure) bool {
	return f.additive() || f.level() && f.UnitKind == schema.Other && f.Per == "" && f.middle != nil
}

func fits(c column, items []int, whole *figure) bool {
	return !sumOf(cellsOf(c, items)).disjoint(whole.stands)
}

func cellsOf(c column, items []int) []*figure {
	var out []*figure
	for _, i := range items {
		if c.cells[i] != nil {
			out = append(out, c.cells[i])
		}
	}
	return out
}

// withoutChildren drops the rows that make up the row above them.
func withoutChildren(c column, items []int) []int {
	const most = 200 // rows; a longer table is taken as it is
	if len(items) > most {
		return items
	}
	var out []int
	for at := 0; at < len(items); at++ {
		out = append(out, items[at])
		parent := c.cells[items[at]]
		sum := point(new(big.Rat))
		for n := 1; at+n < len(items) && !parent.stands.below(sum); n++ {
			sum = sum.add(c.cells[items[at+n]].stands)
			if n > 1 && parent.stands.positive() && !sum.disjoint(parent.stands) {
				at += n
				break
			}
		}
	}
	return out
}
