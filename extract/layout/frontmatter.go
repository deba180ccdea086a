package layout

const maxFrontMatter = 60 // lines

// frontMatter takes the fields between two --- lines at the beginning of a text in, and gives the offset behind them; 0
// where a text begins otherwise.
func (r *reader) frontMatter() int {
	if first := skipSpace(r.text, 0); first == len(r.text) || r.text[first] != '-' {
		return 0
	}
	end, closed := 0, false
	var fields []Text
	for n := 0; n < maxFrontMatter && end < len(r.text) && !closed; n++ {
		start := end
		for end < len(r.text) && !isBreak(r.text[end]) {
			end++
		}
		line := r.plain(start, end).trim()
		if end < len(r.text) {
			end++
		}
		switch {
		case string(line.Runes) == "---":
			closed = n > 0
		case n == 0 || len(line.Runes) > 0 && !isField(line.Runes):
			return 0
		case len(line.Runes) > 0:
			fields = append(fields, line)
		}
	}
	if !closed {
		return 0
	}
	for _, field := range fields {
		r.blocks = append(r.blocks, block{Text: field, shape: measure(field.Runes), mark: markField})
	}
	r.gap = ruleGap
	return end
}

// isField reports a line of the form "key: value" or "- value".
func isField(text []rune) bool {
	if text[0] == '-' {
		return true
	}
	for i, r := range text[:min(len(text), 30)] {
		if r == ':' {
			return i > 0
		}
		if !isLatin(r) && r != '_' && r != '-' && !isDigit(r) {
			return false
		}
	}
	return false
}
