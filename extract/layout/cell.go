package layout

import "strings"

// cellSpans splits a row at tabs and at runs of two or more spaces; with wide false at every space. Tabs that follow each
// other are one border.
func cellSpans(text []rune, wide bool) [][2]int {
	var spans [][2]int
	start := 0
	for i := 0; i < len(text); {
		if !isSpace(text[i]) {
			i++
			continue
		}
		end, tab := i, false
		for end < len(text) && isSpace(text[end]) {
			tab = tab || text[end] == '\t'
			end++
		}
		if !wide || tab || end-i > 1 {
			spans = append(spans, [2]int{start, i})
			start = end
		}
		i = end
	}
	return append(spans, [2]int{start, len(text)})
}

// tabSpans splits a row at every tab, so that two in a row hold an empty cell between them.
func tabSpans(text []rune) [][2]int {
	var spans [][2]int
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\t' {
			spans = append(spans, trimSpan(text, start, i))
			start = i + 1
		}
	}
	return spans
}

// tabbed reports rows that agree in their number of cells when every tab parts two, and do not when tabs in a row are one
// border.
func tabbed(lines []block) bool {
	every, wide := true, true
	for i := range lines {
		every = every && len(tabSpans(lines[i].Runes)) == len(tabSpans(lines[0].Runes))
		wide = wide && len(cellSpans(lines[i].Runes, true)) == len(cellSpans(lines[0].Runes, true))
	}
	return every && !wide && len(tabSpans(lines[0].Runes)) > 1
}

func longest(spans [][2]int) int {
	most := 0
	for _, span := range spans {
		most = max(most, span[1]-span[0])
	}
	return most
}

func numericCells(text []rune, spans [][2]int) int {
	n := 0
	for _, span := range spans {
		if isNumeric(text[span[0]:span[1]]) {
			n++
		}
	}
	return n
}

// isNumeric reports a cell that holds a number, possibly with a sign and a short unit.
func isNumeric(cell []rune) bool {
	digits, tail := 0, 0
	for i, r := range cell {
		switch {
		case isDigit(r):
			if tail > 0 {
				return false
			}
			digits++
		case i == 0 && strings.ContainsRune("+-−－＋±(（<>≥≤", r):
		case digits == 0:
			return false
		case strings.ContainsRune(".,．%％‰/:~-—–)） ±", r):
		default:
			tail++
			if tail > 4 {
				return false
			}
		}
	}
	return digits > 0
}

// isPeriod reports a column name such as 2021年, 1—8月, 2023 that looks like a number.
func isPeriod(cell []rune) bool {
	n := len(cell)
	if n == 0 {
		return false
	}
	if last := cell[n-1]; last == '年' || last == '月' || last == '季' || last == '度' || last == '日' {
		return true
	}
	return n == 4 && (cell[0] == '1' && cell[1] == '9' || cell[0] == '2' && cell[1] == '0') && isDigit(cell[2]) && isDigit(cell[3])
}
