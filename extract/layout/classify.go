package layout

const (
	maxHeading = 60 // columns of an unmarked heading between paragraphs
	maxTitle   = 90 // columns of an unmarked title
)

// classify settles what each block is: first by its own looks, then by what stands around it.
func classify(blocks []block) {
	for i := range blocks {
		blocks[i].kind = looks(&blocks[i])
	}
	c := classifier{blocks: blocks}
	c.survey()
	c.captions()
	c.titles()
	c.headings()
}

// classifier judges blocks by their neighbours.
type classifier struct {
	blocks []block
	marked int // headings by markup
	bodies int // body, lead, list and table blocks
}

func (c *classifier) survey() {
	for i := range c.blocks {
		switch c.blocks[i].kind {
		case kindHeading:
			c.marked++
		case kindBody, kindLead, kindList, kindTable, kindDisclosure:
			c.bodies++
		}
	}
}

// isBodily reports a block that a heading can stand above.
func isBodily(k kind) bool {
	return k == kindBody || k == kindLead || k == kindList || k == kindTable || k == kindDisclosure
}

// captions makes the text above a photographer's line a caption, and the name above a table.
func (c *classifier) captions() {
	for i := 1; i < len(c.blocks); i++ {
		above := &c.blocks[i-1]
		switch c.blocks[i].kind {
		case kindCredit:
			if (above.kind == kindBody || above.kind == kindShort || above.kind == kindLead) && above.shape.runes <= 200 {
				above.kind = kindCaption
			}
		case kindTable:
			if c.namesTable(above, c.blocks[i].gap) {
				above.kind = kindCaption
			}
		}
	}
}

var tableNames = vocabulary.suffixes("table names")

// namesTable reports that a line is the caption of the table under it.
func (c *classifier) namesTable(b *block, gap int32) bool {
	if b.kind != kindShort && b.kind != kindBody && b.kind != kindHeading || b.shape.width > maxTitle || gap > 1 || b.shape.end == endFinal {
		return false
	}
	return prefixOf(b.Runes, captionStarts) > 0 || b.kind == kindShort && suffixOf(stripUnit(b.Runes), tableNames) > 0
}

var unitStarts = vocabulary.prefixes("unit starts")

// stripUnit takes a note in brackets or behind a space off the end of a caption: 表2 某某情况　单位：万元.
func stripUnit(text []rune) []rune {
	at, _ := indexOf(text, unitStarts)
	if at <= 0 {
		return text
	}
	for at > 0 && isSpace(text[at-1]) {
		at--
	}
	return text[:at]
}

// titles finds the unmarked titles: the first line of a text, and lines that a byline or a dateline follows.
func (c *classifier) titles() {
	first := 0
	for first < len(c.blocks) && (c.blocks[first].kind == kindCaption || c.blocks[first].kind == kindCredit || c.blocks[first].kind == kindByline) {
		first++
	}
	if first < len(c.blocks) && c.opensText(first) {
		c.blocks[first].kind, c.blocks[first].level = kindTitle, 1
	}
	if c.marked > 1 {
		return
	}
	for i := first + 1; i < len(c.blocks); i++ {
		if c.blocks[i].kind == kindShort && c.blocks[i-1].kind != kindTitle && !c.inHeader(i) && (c.heads(i) || c.trails(i)) {
			c.blocks[i].kind, c.blocks[i].level = kindTitle, 1
		}
	}
}

// opensText reports that the first block is a title: a short line with a text under it.
func (c *classifier) opensText(first int) bool {
	b := &c.blocks[first]
	if c.marked > 0 || c.bodies == 0 {
		return false
	}
	switch b.kind {
	case kindShort:
		return true
	case kindNumbered:
		return !c.numberedAgain(first)
	case kindBody: // 种了三十年的地，谁来接着种？
		if b.shape.end == endOpen && b.shape.width <= maxHeading && c.heads(first) {
			return true // 午后跳水！三大指数集体收跌
		}
		last := b.Runes[len(b.Runes)-1]
		asks := last == '？' || last == '！' || last == '…'
		return asks && b.shape.width <= maxHeading && !b.shape.wordy() && c.bodies > 1 && b.shape.tail == 0 && b.Runes[0] != '“'
	}
	return false
}

// numberedAgain reports another heading numbered as block i is.
func (c *classifier) numberedAgain(i int) bool {
	class, _ := opening(c.blocks[i].Runes)
	for k := i + 1; k < len(c.blocks); k++ {
		if n, _ := opening(c.blocks[k].Runes); n == class {
			return true
		}
	}
	return false
}

// inHeader reports that only title, subtitles and bylines stand between a title and block i.
func (c *classifier) inHeader(i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch c.blocks[k].kind {
		case kindTitle:
			return true
		case kindShort, kindSubtitle, kindByline:
		case kindHeading:
			return c.blocks[k].level == 1 || c.marked == 1
		default:
			return false
		}
	}
	return false
}

// heads reports that a byline or a dateline follows block i, with at most two short lines between.
func (c *classifier) heads(i int) bool {
	for k := i + 1; k < len(c.blocks) && k <= i+3; k++ {
		switch c.blocks[k].kind {
		case kindByline:
			return !isDateLine(c.blocks[k].Runes, &c.blocks[k].shape) || k+1 < len(c.blocks)
		case kindLead:
			return true
		case kindShort, kindSubtitle:
		default:
			return false
		}
	}
	return false
}

// trails reports a last line that a byline with a sign stands above: a headline at the end of the page.
func (c *classifier) trails(i int) bool {
	b, above := &c.blocks[i], &c.blocks[i-1]
	number, _ := opening(above.Runes)
	return i == len(c.blocks)-1 && above.kind == kindByline && number == numberBullet && b.shape.runes > 6 && !isSignature(b.Runes, &b.shape)
}

// headings settles the short lines that are left.
func (c *classifier) headings() {
	for i := range c.blocks {
		b := &c.blocks[i]
		switch b.kind {
		case kindShort:
			b.kind = c.shortLine(i)
		case kindSubtitle:
			b.kind = kindHeading
			if !c.inHeader(i) {
				b.kind = kindList
			}
		case kindNumbered:
			number, _ := opening(b.Runes)
			b.kind, b.level = kindHeading, number.headingLevel()
			if (number == numberDigit || number == numberRound) && !c.opensSection(i) {
				b.kind, b.level = kindList, 0
			}
		}
		if b.kind == kindHeading && b.level == 0 {
			b.level = 2
		}
	}
}

// opensSection reports that a body paragraph stands under block i.
func (c *classifier) opensSection(i int) bool {
	return i+1 < len(c.blocks) && (c.blocks[i+1].kind == kindBody || c.blocks[i+1].kind == kindTable)
}

// shortLine judges a short line by the lines around it.
func (c *classifier) shortLine(i int) kind {
	b := &c.blocks[i]
	if c.inHeader(i) {
		if isSignature(b.Runes, &b.shape) {
			return kindByline
		}
		if c.marked > 1 && b.shape.width > maxHeading {
			return kindBody
		}
		return kindHeading
	}
	if c.last(i) {
		if isSignature(b.Runes, &b.shape) && c.bodies > 0 {
			return kindByline
		}
		return kindBody
	}
	if c.marked > 1 || c.bodies == 0 || b.shape.width > maxHeading || c.inRun(i) {
		return kindBody
	}
	if above := i - 1; above >= 0 && b.gap == 0 && c.blocks[above].kind == kindBody && c.blocks[above].shape.end == endOpen {
		return kindBody
	}
	if number, _ := opening(b.Runes); number == numberBullet && (c.bulleted(i-1) || c.bulleted(i+1)) {
		return kindList
	}
	for k := i + 1; k < len(c.blocks) && k <= i+2; k++ {
		next := c.blocks[k].kind
		if isBodily(next) || next == kindNumbered || next == kindHeading || next == kindCaption {
			return kindHeading
		}
		if next != kindShort {
			break
		}
	}
	return kindBody
}

func (c *classifier) bulleted(i int) bool {
	if i < 0 || i >= len(c.blocks) {
		return false
	}
	n, _ := opening(c.blocks[i].Runes)
	return n == numberBullet
}

// last reports that nothing but bylines follows block i.
func (c *classifier) last(i int) bool {
	for k := i + 1; k < len(c.blocks); k++ {
		if kind := c.blocks[k].kind; kind != kindByline && kind != kindCredit && kind != kindShort {
			return false
		}
		if k > i+3 {
			return false
		}
	}
	return true
}

// inRun reports three or more short lines in a row: names, items, verses.
func (c *classifier) inRun(i int) bool {
	if c.blocks[i].kind != kindShort {
		return false
	}
	run := 1
	for k := i + 1; k < len(c.blocks) && k <= i+2 && c.blocks[k].kind == kindShort; k++ {
		run++
	}
	for k := i - 1; k >= 0 && k >= i-2 && c.wasShort(k); k-- {
		run++
	}
	return run > 2
}

// wasShort reports a block that was taken for a fragment before.
func (c *classifier) wasShort(i int) bool {
	b := &c.blocks[i]
	return b.kind == kindShort || b.kind == kindBody && b.shape.end == endOpen && b.shape.width <= maxHeading
}
