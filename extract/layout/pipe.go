package layout

// isSeparator reports a rune that parts the cells of a drawn table.
func isSeparator(r rune) bool {
	switch r {
	case '|', '│', '┃', '┆', '┇', '║', '｜':
		return true
	}
	return false
}

// isBorder reports a drawn border of a table: ├──┼──┤, +----+----+, |---|:--:|.
func isBorder(text []rune) bool {
	lines, corners := 0, 0
	for _, r := range text {
		switch {
		case isBorderLine(r):
			lines++
		case isCorner(r):
			corners++
		case !isSpace(r):
			return false
		}
	}
	return lines > 0 && corners > 0 && lines+corners >= 3
}

// isBorderLine reports a rune that the lines of a border are drawn with.
func isBorderLine(r rune) bool {
	switch r {
	case '-', '=', ':', '─', '━', '═', '－':
		return true
	}
	return false
}

// isCorner reports a rune that stands where the lines of a border meet.
func isCorner(r rune) bool { return r == '+' || isSeparator(r) || r >= 0x2501 && r <= 0x257F }

// pipeTable reads the rows of a drawn table from the first line on. It gives the number of lines, or 0 where none begins.
func pipeTable(lines []block) (int, grid) {
	if lines[0].shape.holds&classSeparator == 0 {
		return 0, grid{}
	}
	g := grid{header: -1}
	n, columns, framed, numbers := 0, 0, 0, 0
	for n < len(lines) && (n == 0 || lines[n].gap == 0) {
		b := &lines[n]
		if b.table != nil || b.mark == markHeading {
			break
		}
		spans, frame := pipeCells(b.Runes)
		if len(spans) < 2 || n > 0 && !frame && len(spans) != columns {
			break
		}
		if n == 0 {
			columns = len(spans)
		}
		if frame {
			framed++
		}
		if b.ruled && n > 0 && g.header < 0 {
			g.header = n
		}
		numbers += numericCells(b.Runes, spans)
		g.rows = append(g.rows, cellTexts(b, spans))
		n++
	}
	if n == 0 || n < 2 && !(lines[0].ruled && framed > 0) || framed < n && g.header < 0 && numbers == 0 {
		return 0, grid{}
	}
	if g.header < 0 || g.header > maxHeader {
		g.header = 0
		for g.header < n-1 && g.header < maxHeader && onlyPeriods(g.rows[g.header]) && numbers > 0 {
			g.header++
		}
	}
	return n, g
}

// pipeCells gives the trimmed cells of a row, and whether the row is framed by separators.
func pipeCells(text []rune) (spans [][2]int, framed bool) {
	if len(text) < 3 {
		return nil, false
	}
	first, last := isSeparator(text[0]), isSeparator(text[len(text)-1])
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !isSeparator(text[i]) {
			continue
		}
		if !(i == 0 && first) && !(i == len(text) && last) {
			spans = append(spans, trimSpan(text, start, i))
		}
		start = i + 1
		if len(spans) > 200 {
			return nil, false
		}
	}
	return spans, first && last
}

// trimSpan takes white space off both ends; of a blank span the end is left.
func trimSpan(text []rune, start, end int) [2]int {
	for start < end && isSpace(text[start]) {
		start++
	}
	for end > start && isSpace(text[end-1]) {
		end--
	}
	return [2]int{start, end}
}
