package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"statclaim/diff"
	"statclaim/export"
	"statclaim/schema"
)

// changePrinter prints changes as they come.
type changePrinter struct {
	out      io.Writer
	terminal int // its width, 0 for none
	line     []byte
}

// json prints a change as one object.
func (p *changePrinter) json(c diff.Change) error {
	claim := c.New
	if claim == nil {
		claim = c.Old
	}
	p.line = append(p.line[:0], `{"change":"`...)
	p.line = append(p.line, c.Kind...)
	p.line = append(p.line, `","source":`...)
	p.line = export.AppendJSON(p.line, schema.ClaimsTable.Column("source"), claim)
	p.line = append(p.line, `,"claim_id":`...)
	p.line = export.AppendJSON(p.line, schema.ClaimsTable.Column("claim_id"), claim)
	p.line = append(p.line, `,"fields":{`...)
	for i, column := range changedColumns(c, claim) {
		if i > 0 {
			p.line = append(p.line, ',')
		}
		name, err := json.Marshal(column.Name)
		if err != nil {
			return err
		}
		p.line = append(p.line, name...)
		p.line = append(p.line, `:{"old":`...)
		p.line = appendSide(p.line, column, c.Old)
		p.line = append(p.line, `,"new":`...)
		p.line = appendSide(p.line, column, c.New)
		p.line = append(p.line, '}')
	}
	p.line = append(p.line, "}}\n"...)
	_, err := p.out.Write(p.line)
	return err
}

// changedColumns are those that differ; of an added or removed claim, all that hold something but the key.
func changedColumns(c diff.Change, claim any) []*schema.Column {
	if c.Kind == diff.Changed {
		return c.Columns
	}
	var out []*schema.Column
	var cell schema.Cell
	for i := range schema.ClaimsTable.Columns {
		column := &schema.ClaimsTable.Columns[i]
		if column.Name == "source" || column.Name == "claim_id" {
			continue
		}
		column.Read(claim, &cell)
		if !cell.Null && (column.Type != schema.TextList || len(cell.List) > 0) {
			out = append(out, column)
		}
	}
	return out
}

func appendSide(out []byte, column *schema.Column, claim any) []byte {
	if claim == nil {
		return append(out, "null"...)
	}
	return export.AppendJSON(out, column, claim)
}

// The marks of the table.
var marks = map[diff.Kind]string{diff.Added: "+", diff.Removed: "-", diff.Changed: "~"}

// table prints a change for people: a line that tells the claim, and of a changed one a line for each column.
func (p *changePrinter) table(c diff.Change) error {
	row := c.New
	if row == nil {
		row = c.Old
	}
	claim := row.(*schema.Claim)
	columns := p.terminal
	if columns == 0 {
		columns = 160
	}
	head := fmt.Sprintf("%s %s  %s  ", marks[c.Kind], shortenHead(clean(claim.Source), 40), clean(claim.ClaimID))
	text := head + shorten(clean(claimInBrief(claim)), max(20, columns-displayWidth(head))) + "\n"
	width := 0
	for _, column := range c.Columns {
		width = max(width, len(column.Name))
	}
	side := max(16, (columns-width-len("    ")-len(gap)-len(" → "))/2)
	for _, column := range c.Columns {
		text += fmt.Sprintf("    %-*s%s%s → %s\n", width, column.Name, gap, sideText(column, c.Old, side), sideText(column, c.New, side))
	}
	_, err := io.WriteString(p.out, text)
	return err
}

// claimInBrief tells what a claim says: 县公安局 刑事发案 13.38% 2022.
func claimInBrief(c *schema.Claim) string {
	var parts []string
	for _, part := range []string{c.Subject, c.Indicator, c.NumberText, c.Period} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// sideText is a value in a cell of its own, ∅ for none.
func sideText(column *schema.Column, claim any, width int) string {
	var cell schema.Cell
	column.Read(claim, &cell)
	if cell.Null {
		return "∅"
	}
	text := clean(column.Print(&cell, "; "))
	if column.Type == schema.Text {
		text = "“" + text + "”"
	}
	return shorten(text, width)
}
