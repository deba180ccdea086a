package layout

// grid is a table under construction.
type grid struct {
	rows   [][]Text
	header int
}

const (
	maxRow    = 400 // runes of a table row
	maxCell   = 40  // runes of a cell of an aligned table
	maxHeader = 3   // header rows above the data
)

// captionStarts begin the line that names a table.
var captionStarts = vocabulary.prefixes("caption starts")

// findTables puts the rows of each table into one block.
func findTables(lines []block) []block {
	out := lines[:0:len(lines)]
	for i := 0; i < len(lines); {
		if lines[i].table != nil {
			out = append(out, lines[i])
			i++
			continue
		}
		if n, g := pipeTable(lines[i:]); n > 0 {
			out = append(out, tableBlock(lines[i], g))
			i += n
			continue
		}
		n, g := alignedTable(lines[i:])
		if n == 0 && len(out) == i {
			i++
			out = lines[:i] // no table so far: it stands there already
			continue
		}
		if n == 0 {
			out = append(out, lines[i])
			i++
			continue
		}
		first := lines[i]
		for g.header < maxHeader+1 && len(out) > 0 && takeHeader(&g, &out[len(out)-1], first.gap) {
			first = out[len(out)-1]
			out = out[:len(out)-1]
		}
		out = append(out, tableBlock(first, g))
		i += n
	}
	return out
}

// tableBlock makes the block of a table that begins at line first: cells parted by tabs, rows by line feeds.
func tableBlock(first block, g grid) block {
	var b builder
	for i, row := range g.rows {
		if i > 0 && len(b.Pos) > 0 {
			b.put('\n', b.Pos[len(b.Pos)-1]+1)
		}
		for k, cell := range row {
			if k > 0 {
				at := cell.First - 1
				if n := len(row[k-1].Runes); n > 0 {
					at = row[k-1].end()
				}
				if n := len(b.Pos); n == 0 || b.Pos[n-1] < at {
					b.put('\t', at)
				}
			}
			b.add(cell)
		}
	}
	grid, text := g, b.text(first.First)
	return block{Text: text, shape: measure(text.Runes), table: &grid, gap: first.gap, kind: kindTable}
}

// alignedTable reads rows whose cells are parted by tabs or wide spaces from the first line on. It gives the number of
// lines, or 0 where no table begins.
func alignedTable(lines []block) (int, grid) {
	if len(lines) < 2 || !hasGap(&lines[0]) || !hasGap(&lines[1]) || !rowLike(&lines[0]) || !rowLike(&lines[1]) {
		return 0, grid{}
	}
	if n := dataRows(lines, true); n >= 2 {
		return n, newGrid(lines[:n], true)
	}
	if n := evenRows(lines); n >= 3 {
		return n, newGrid(lines[:n], false)
	}
	return 0, grid{}
}

// rowLike reports a line that may be a row: short, unmarked and no sentence.
func rowLike(b *block) bool {
	if b.table != nil || b.mark == markHeading || len(b.Runes) > maxRow {
		return false
	}
	for _, r := range b.Runes {
		if isFinal(r) && r != '…' || r == '；' || r == '，' {
			return false
		}
	}
	return true
}

// hasGap reports a digit and white space inside, without which a line is no row of data.
func hasGap(b *block) bool { return b.shape.holds&classDigit != 0 && b.shape.holds&classSpace != 0 }

// sameSpacing reports that line i follows the one before as rows do.
func sameSpacing(lines []block, i int) bool {
	return lines[i].gap == 0 || lines[i].gap == 1 && (i == 1 || lines[i-1].gap == 1)
}

// dataRows counts the rows with a number behind the first cell.
func dataRows(lines []block, wide bool) int {
	n := 0
	for n < len(lines) && (n == 0 || sameSpacing(lines, n)) && rowLike(&lines[n]) {
		cells := cellSpans(lines[n].Runes, wide)
		if len(cells) < 2 || numericCells(lines[n].Runes, cells[1:]) == 0 || longest(cells) > maxCell {
			break
		}
		n++
	}
	return n
}

// evenRows counts rows parted by single spaces, which must agree in their number of cells and in which hold numbers.
func evenRows(lines []block) int {
	n, count := 0, 0
	var numeric []bool
	for n < len(lines) && (n == 0 || lines[n].gap == 0) && rowLike(&lines[n]) {
		text := lines[n].Runes
		cells := cellSpans(text, false)
		if len(cells) < 2 || len(cells) > 30 || n > 0 && len(cells) != count || isNumeric(text[cells[0][0]:cells[0][1]]) && len(cells) == 2 {
			break
		}
		agree := 0
		row := make([]bool, len(cells))
		for i, cell := range cells {
			row[i] = isNumeric(text[cell[0]:cell[1]])
			if i > 0 && row[i] && (n == 0 || numeric[i]) {
				agree++
			}
		}
		if agree == 0 || agree*2 < len(cells)-1 {
			break
		}
		if n == 0 {
			numeric, count = row, len(cells)
		}
		n++
	}
	return n
}

// newGrid cuts rows into cells. Leading rows in which only periods look like numbers are the header.
func newGrid(lines []block, wide bool) grid {
	g := grid{}
	tabs := tabbed(lines)
	for i := range lines {
		spans := cellSpans(lines[i].Runes, wide)
		if tabs {
			spans = tabSpans(lines[i].Runes)
		}
		g.rows = append(g.rows, cellTexts(&lines[i], spans))
	}
	for g.header < len(g.rows)-1 && g.header < maxHeader && onlyPeriods(g.rows[g.header]) {
		g.header++
	}
	return g
}

func cellTexts(b *block, spans [][2]int) []Text {
	row := make([]Text, len(spans))
	for i, span := range spans {
		row[i] = b.slice(span[0], span[1])
	}
	return row
}

// onlyPeriods reports a row whose numbers are all periods.
func onlyPeriods(row []Text) bool {
	for i, cell := range row {
		if i > 0 && isNumeric(cell.Runes) && !isPeriod(cell.Runes) {
			return false
		}
	}
	return true
}

// takeHeader puts the line above a table into its header, where it is column names or a note of the unit.
func takeHeader(g *grid, b *block, gap int32) bool {
	if b.table != nil || b.mark != markNone || gap > 1 || len(b.Runes) > maxRow || prefixOf(b.Runes, captionStarts) > 0 || !rowLike(b) {
		return false
	}
	columns := 0
	for _, row := range g.rows {
		columns = max(columns, len(row))
	}
	spans := cellSpans(b.Runes, true)
	if narrow := cellSpans(b.Runes, false); len(spans) != columns && len(narrow) == columns {
		spans = narrow
	}
	row := cellTexts(b, spans)
	if isUnitNote(b.Runes) {
		row = cellTexts(b, [][2]int{{0, len(b.Runes)}})
	} else if len(row) < 2 || gap > 0 && len(row) != columns || !onlyPeriods(row) || len(row) < columns-1 {
		return false
	}
	g.rows = append([][]Text{row}, g.rows...)
	g.header++
	return true
}

var unitNotes = vocabulary.prefixes("unit notes")

// isUnitNote reports 单位：万元 standing alone.
func isUnitNote(text []rune) bool {
	core := stripSigns(text)
	return len(core) <= 24 && prefixOf(core, unitNotes) > 0
}
