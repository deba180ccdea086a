package layout

const (
	minWrap    = 20  // columns that a line must be long for a fixed width
	maxWrap    = 200 // columns; longer lines are paragraphs
	hanSlack   = 6   // columns that a wrapped line of Han may stay under the width
	latinSlack = 16  // the same for lines that are cut at spaces
	wrapShare  = 60  // per cent of the lines inside paragraphs that reach the width
)

// lengths counts lines by a measure of their length.
type lengths [maxWrap + 1]int32

// wrapWidth is the fixed width in columns at which the text's lines are cut, and how far a line may stay under it; 0 where
// lines are not cut so. Only lines that another follows without a blank line tell. The width is one in columns or
// one in runes: in either case nearly all lines reach it and hardly any goes beyond.
func wrapWidth(blocks []block) (width, slack int32) {
	var byColumns, byRunes lengths
	total, busy, long, latin := 0, 0, 0, 0
	for i := 0; i+1 < len(blocks); i++ {
		b := &blocks[i]
		if blocks[i+1].gap > 0 || b.table != nil || b.mark != markNone || b.shape.width < minWrap {
			continue
		}
		total++
		if b.shape.commas+b.shape.items+b.shape.finals > 0 || b.shape.end != endOpen {
			busy++
		}
		if b.shape.han*4 < b.shape.runes {
			latin++
		}
		columns := b.shape.width + b.indent
		if columns > maxWrap {
			long++
			continue
		}
		byColumns[columns]++
		byRunes[b.shape.runes+b.indent/2]++
	}
	if total < 2 || long*10 > total {
		return 0, 0
	}
	if latin*2 > total {
		best, ok := byColumns.edge(total, latinSlack)
		if !ok || total < 3 && best < 50 {
			return 0, 0
		}
		return int32(best), latinSlack
	}
	if busy*100 < total*40 {
		return 0, 0
	}
	spread := 1
	if total > 3 {
		spread = 2
	}
	if best, ok := byColumns.edge(total, 2*spread-1); ok {
		return int32(best), hanSlack
	}
	if best, ok := byRunes.edge(total, spread-1); ok {
		return int32(2 * best), int32(max(hanSlack, best/2))
	}
	return 0, 0
}

// edge finds the length that wrapShare of all lines reach, at most spread under it, and that hardly any line exceeds.
func (l *lengths) edge(total, spread int) (int, bool) {
	if !l.mayEdge(total, spread) {
		return 0, false
	}
	best, bestCount, window := 0, 0, 0
	for length, count := range l {
		window += int(count)
		if length > spread {
			window -= int(l[length-spread-1])
		}
		if window >= bestCount && count > 0 {
			best, bestCount = length, window
		}
	}
	beyond := 0
	for _, count := range l[best+1:] {
		beyond += int(count)
	}
	return best, bestCount*100 >= total*wrapShare && beyond*10 <= total
}

// mayEdge tells most texts without an edge at once: the length that a tenth of all lines exceeds would be one of those that reach it.
func (l *lengths) mayEdge(total, spread int) bool {
	beyond, tenth := 0, maxWrap
	for ; tenth > 0 && (beyond+int(l[tenth]))*10 <= total; tenth-- {
		beyond += int(l[tenth])
	}
	reach := 0
	for _, count := range l[max(tenth-spread, 0) : min(tenth+spread, maxWrap)+1] {
		reach += int(count)
	}
	return reach*100 >= total*wrapShare
}

// blockIndent reports that nearly all lines are indented.
func blockIndent(blocks []block) bool {
	lines, indented := 0, 0
	for i := range blocks {
		if blocks[i].table != nil || blocks[i].mark != markNone {
			continue
		}
		lines++
		if blocks[i].indent >= 2 {
			indented++
		}
	}
	return lines > 3 && indented*10 >= lines*9
}
