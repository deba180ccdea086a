package layout

import (
	"slices"

	"statclaim/schema"
)

// assemble makes the page: paragraphs with their sections, then articles.
func (r *Room) assemble(blocks []block) Page {
	if len(blocks) < len(r.paragraphs) {
		clear(r.paragraphs[len(blocks):])
	}
	r.paragraphs = slices.Grow(r.paragraphs[:0], len(blocks))[:len(blocks)]
	page := Page{Paragraphs: r.paragraphs}
	for i := range blocks {
		p := &page.Paragraphs[i]
		*p = Paragraph{Index: i, Section: sectionOf(blocks[i].kind), Text: blocks[i].Text}
		if p.Section == schema.SectionTitle || p.Section == schema.SectionHeading {
			p.Level = max(int(blocks[i].level), 1)
		}
		if g := blocks[i].table; g != nil {
			p.Table = g.table(i, blocks)
		}
	}
	page.Articles = r.divider.divided(blocks, page.Paragraphs)
	return page
}

func sectionOf(k kind) string {
	switch k {
	case kindTitle:
		return schema.SectionTitle
	case kindHeading, kindNumbered, kindSubtitle:
		return schema.SectionHeading
	case kindByline:
		return schema.SectionByline
	case kindLead:
		return schema.SectionLead
	case kindCredit, kindCaption:
		return schema.SectionCaption
	case kindList:
		return schema.SectionList
	case kindTable:
		return schema.SectionTable
	}
	return schema.SectionBody
}

// table gives the public form of a grid that is block i.
func (g *grid) table(i int, blocks []block) *Table {
	t := &Table{Caption: -1, HeaderRows: g.header, Rows: make([][]Cell, len(g.rows))}
	if i > 0 && blocks[i-1].kind == kindCaption {
		t.Caption = i - 1
	}
	for k, row := range g.rows {
		t.Rows[k] = make([]Cell, len(row))
		for n, cell := range row {
			t.Rows[k][n] = Cell{cell}
		}
	}
	return t
}
