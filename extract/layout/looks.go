package layout

// furniture judges a line by the words of bylines, captions and datelines; kindBody where it holds none.
func furniture(text []rune, s *shape) kind {
	if s.end != endFinal && s.width <= maxByline && s.finals == 0 && s.commas <= 1 {
		switch {
		case isCredit(text, s):
			return kindCredit
		case isByline(text, s), isDateLine(text, s), isMasthead(text, s):
			return kindByline
		}
	}
	switch {
	case isCaption(text, s):
		return kindCaption
	case dateline(text) > 0:
		return kindLead
	case prefixOf(text, disclosures) > 0:
		return kindDisclosure
	}
	return kindBody
}

// looks judges a block by itself.
func looks(b *block) kind {
	switch {
	case b.table != nil:
		return kindTable
	case b.mark == markHeading:
		return kindHeading
	case b.mark == markField:
		return kindByline
	case b.looked == kindCredit, b.looked == kindByline, b.looked == kindCaption, b.looked == kindLead, b.looked == kindDisclosure:
		return b.looked
	}
	short := b.shape.width <= maxTitle && b.shape.finals == 0
	number, behind := opening(b.Runes)
	headline := short && headlike(b)
	switch {
	case number == numberDash && headline && b.mark == markNone:
		return kindSubtitle
	case number.headingLevel() > 0 && headline && b.shape.width <= maxHeading && behind < len(b.Runes):
		return kindNumbered
	case number == numberBullet && headline && b.shape.width <= maxHeading && b.mark == markNone:
		return kindShort
	case b.mark == markItem, number == numberBullet, number == numberDigit, number == numberRound, number == numberDash:
		return kindList
	case headline:
		return kindShort
	}
	return kindBody
}

// headlike reports a text without sentences, entries of a timeline (【10:20】…) and rows left out.
func headlike(b *block) bool {
	if b.shape.wordy() || b.shape.end != endOpen && b.shape.end != endClose {
		return false
	}
	timed := len(b.Runes) > 1 && b.Runes[0] == '【' && isDigit(b.Runes[1])
	return !timed && !isRow(b)
}

// isRow reports a line that would be a row of a table if it did not stand alone: 总价　　1260万元.
func isRow(b *block) bool {
	if !hasGap(b) {
		return false
	}
	cells := cellSpans(b.Runes, true)
	return len(cells) > 1 && numericCells(b.Runes, cells[1:]) > 0
}
