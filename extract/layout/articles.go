package layout

import (
	"cmp"
	"slices"

	"statclaim/schema"
)

// group is a headline with what belongs to it: subtitles, bylines.
type group struct {
	title       int // block index
	first, last int // blocks of the headline; last is inclusive
}

// draft is an article under construction: an optional headline and runs of blocks.
type draft struct {
	group *group
	runs  [][2]int // half-open ranges of blocks, headline not counted
}

// divider splits the blocks of a page among articles. What it fills is used again for the next page.
type divider struct {
	blocks   []block
	groups   []group
	drafts   []draft
	runs     [][2]int // the first of drafts
	articles []Article
}

// divided splits a page, sets the article of every paragraph and the section of titles, and gives the articles.
func (d *divider) divided(blocks []block, paragraphs []Paragraph) []Article {
	if len(blocks) == 0 {
		return nil
	}
	*d = divider{blocks: blocks, groups: d.groups[:0], drafts: d.drafts[:0], runs: d.runs[:0], articles: d.articles[:0]}
	d.findGroups()
	d.divide()
	d.splitLeads()
	d.matchLate()
	d.detachCaptions()
	d.finish(paragraphs)
	d.blocks = nil
	return d.articles
}

// findGroups finds the headlines that start articles.
func (d *divider) findGroups() {
	top := d.topLevel()
	for i := 0; i < len(d.blocks); i++ {
		if !d.starts(i, top) {
			continue
		}
		g := group{title: i, first: i, last: i}
		for k := i + 1; k < len(d.blocks) && d.inHeadline(k); k++ {
			g.last = k
		}
		d.groups = append(d.groups, g)
		i = g.last
	}
}

// topLevel is the highest level of marked headings that are not numbered.
func (d *divider) topLevel() int8 {
	top := int8(7)
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.mark == markHeading && b.kind == kindHeading && !isNumbered(b) {
			top = min(top, b.level)
		}
	}
	return top
}

func isNumbered(b *block) bool {
	n, _ := opening(b.Runes)
	return n.headingLevel() > 0
}

// starts reports that block i is the title of an article.
func (d *divider) starts(i int, top int8) bool {
	b := &d.blocks[i]
	if b.kind == kindTitle {
		return true
	}
	if b.kind == kindHeading && i > 0 && slices.Contains(briefs, string(b.Runes)) {
		return true
	}
	if b.kind != kindHeading || b.mark != markHeading || b.level != top || isNumbered(b) {
		return false
	}
	if top == 1 || d.firstHeading(i) {
		return true
	}
	for k := i + 1; k < len(d.blocks) && k <= i+3; k++ {
		switch d.blocks[k].kind {
		case kindByline, kindLead:
			return true
		case kindHeading:
			if d.blocks[k].mark == markHeading {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// briefs head a column of news in brief.
var briefs = []string{"简讯", "快讯", "短讯", "短波", "新闻速递", "新闻速览", "要闻速览", "要闻简报", "一句话新闻", "各地动态", "基层动态", "政法短波", "县区动态"}

// firstHeading reports that nothing with a body stands before block i.
func (d *divider) firstHeading(i int) bool {
	for k := range i {
		if kind := d.blocks[k].kind; isBodily(kind) || kind == kindHeading || kind == kindTitle {
			return false
		}
		if k > 8 {
			return false
		}
	}
	return true
}

// inHeadline reports that block k belongs to the headline above it.
func (d *divider) inHeadline(k int) bool {
	b := &d.blocks[k]
	switch b.kind {
	case kindByline:
		return true
	case kindHeading:
		return b.mark != markHeading && !isNumbered(b)
	}
	return false
}

// divide gives every headline the blocks under it. What stands before the first headline is a draft of its own, unless it
// is only a caption or a byline, which go with the first headline.
func (d *divider) divide() {
	start := 0
	if len(d.groups) > 0 {
		start = d.groups[0].first
	}
	if len(d.groups) == 0 {
		d.drafts = append(d.drafts, draft{runs: d.run(0, len(d.blocks))})
		return
	}
	lead := [2]int{0, start}
	if d.hasBody(lead) {
		d.drafts = append(d.drafts, draft{runs: d.run(0, start)})
		lead = [2]int{}
	}
	for i := range d.groups {
		end := len(d.blocks)
		if i+1 < len(d.groups) {
			end = d.groups[i+1].first
		}
		a := draft{group: &d.groups[i]}
		body := d.groups[i].last + 1
		switch {
		case i == 0 && lead[1] > 0 && body < end:
			a.runs = append(d.run(0, start), [2]int{body, end})
		case i == 0 && lead[1] > 0:
			a.runs = d.run(0, start)
		case body < end:
			a.runs = d.run(body, end)
		}
		d.drafts = append(d.drafts, a)
	}
}

// run gives the first run of a draft.
func (d *divider) run(start, end int) [][2]int {
	n := len(d.runs)
	d.runs = append(d.runs, [2]int{start, end})
	return d.runs[n : n+1 : n+1]
}

// hasBody reports a body paragraph, list or table in a range of blocks.
func (d *divider) hasBody(run [2]int) bool {
	for i := run[0]; i < run[1]; i++ {
		if isBodily(d.blocks[i].kind) {
			return true
		}
	}
	return false
}

func (d *divider) bodied(a draft) bool {
	for _, run := range a.runs {
		if d.hasBody(run) {
			return true
		}
	}
	return false
}

// splitLeads starts an untitled article at a dateline that stands behind another article's body.
func (d *divider) splitLeads() {
	if !d.leadsBehind() {
		return
	}
	var out []draft
	for _, a := range d.drafts {
		bodies, leads := 0, 0
		rest := draft{group: a.group}
		for _, run := range a.runs {
			start := run[0]
			for i := run[0]; i < run[1]; i++ {
				kind := d.blocks[i].kind
				if kind == kindLead && bodies > 0 && (leads > 0 || bodies > 2 || a.group == nil) {
					if start < i {
						rest.runs = append(rest.runs, [2]int{start, i})
					}
					out = append(out, rest)
					rest, start, bodies, leads = draft{}, i, 0, 0
				}
				if isBodily(kind) {
					bodies++
				}
				if kind == kindLead {
					leads++
				}
			}
			if start < run[1] {
				rest.runs = append(rest.runs, [2]int{start, run[1]})
			}
		}
		out = append(out, rest)
	}
	d.drafts = out
}

// leadsBehind reports a dateline behind a body.
func (d *divider) leadsBehind() bool {
	bodies := 0
	for i := range d.blocks {
		kind := d.blocks[i].kind
		if kind == kindLead && bodies > 0 {
			return true
		}
		if isBodily(kind) {
			bodies++
		}
	}
	return false
}

// finish makes the articles, numbers them by their first body paragraph and marks the paragraphs.
func (d *divider) finish(paragraphs []Paragraph) {
	d.order()
	for n, a := range d.drafts {
		article := Article{Title: -1, Byline: -1, Dateline: -1, First: -1, Last: -1}
		if a.group != nil {
			article.Title = a.group.title
			d.chooseByline(&article, a.group.title, a.group.last+1)
			d.chooseByline(&article, a.group.first, a.group.title)
			for i := a.group.first; i <= a.group.last; i++ {
				paragraphs[i].Article = n
			}
			paragraphs[article.Title].Section, paragraphs[article.Title].Level = schema.SectionTitle, 1
		}
		for _, run := range a.runs {
			d.chooseByline(&article, run[0], run[1])
			for i := run[0]; i < run[1]; i++ {
				paragraphs[i].Article = n
				d.enter(&article, i)
			}
		}
		d.articles = append(d.articles, article)
	}
}

// chooseByline takes the first byline of a range that names a writer, else the first of any kind.
func (d *divider) chooseByline(a *Article, start, end int) {
	if a.Byline >= 0 && namesWriter(&d.blocks[a.Byline]) {
		return
	}
	for i := start; i < end; i++ {
		b := &d.blocks[i]
		if b.kind != kindByline || b.mark == markField && !hasPrefix(b.Runes, "author") || a.Byline >= 0 && !namesWriter(b) {
			continue
		}
		a.Byline = i
		if namesWriter(b) {
			return
		}
	}
}

// enter takes block i into an article's fields.
func (d *divider) enter(a *Article, i int) {
	switch d.blocks[i].kind {
	case kindByline:
		return
	case kindLead:
		if a.Dateline < 0 {
			a.Dateline, a.DatelineEnd = i, dateline(d.blocks[i].Runes)
		}
	}
	if a.First < 0 {
		a.First = i
	}
	a.Last = i
}

// order sorts the drafts by their first block outside the headline, or the headline where there is none.
func (d *divider) order() {
	if len(d.drafts) < 2 {
		return
	}
	key := func(a draft) int {
		for _, run := range a.runs {
			for i := run[0]; i < run[1]; i++ {
				if d.blocks[i].kind != kindByline {
					return i
				}
			}
		}
		if a.group != nil {
			return a.group.title
		}
		if len(a.runs) > 0 {
			return a.runs[0][0]
		}
		return 0
	}
	slices.SortStableFunc(d.drafts, func(a, b draft) int { return cmp.Compare(key(a), key(b)) })
}
