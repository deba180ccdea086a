package book

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/review/book/sheets"
)

// plan collects what a workbook says, claim by claim in the order of its rows.
type plan struct {
	session *review.Session
	options Options
	report  Report
	other   bool // the workbook was made with other rules than the run: what its cells read is not what the run reads
	sources map[string][]string
	answers map[review.Key]*answer
	order   []review.Key
}

// answer is what the rows of a claim say.
type answer struct {
	decision review.Decision
	line     Line // of its first row
	refused  bool
}

func newPlan(s *review.Session, o Options, name string) *plan {
	p := &plan{session: s, options: o, answers: map[review.Key]*answer{}}
	p.report = Report{Book: name, DryRun: o.DryRun, Decided: []Line{}, Conflicts: []Line{}, Oddities: []Line{}}
	return p
}

// readBook reads every sheet that has claims.
func (p *plan) readBook(b *sheets.Book) error {
	about, err := readAbout(b)
	if err != nil {
		return err
	}
	p.report.MadeAfter = about.step
	p.other = about.ruleset != "" && p.ruleset() != "" && about.ruleset != p.ruleset()
	if last := p.session.Last(); about.step > last {
		p.odd(Line{Found: fmt.Sprintf("made after step %d of its run", about.step),
			Done: fmt.Sprintf("this run has %d: taken as made before the first; is it the workbook of another run?", last)})
		p.report.MadeAfter = 0
	}
	found := false
	for _, s := range b.Sheets {
		r := sheetReader{plan: p, sheet: s.Name}
		merges, err := b.Rows(s, r.read)
		if err != nil {
			return err
		}
		r.oddMerges(merges)
		found = found || r.claims
	}
	if !found {
		return errors.New("no sheet has the columns of claims: want a row with the headers 主张编号 (claim_id), 来源 (source) and 结论 (conclusion)")
	}
	return nil
}

// sheetReader reads the rows of one sheet. A header may stand in any row, and again further down.
type sheetReader struct {
	plan   *plan
	sheet  string
	claims bool // a header was seen
	layout layout
	first  int // row below the first header
}

func (r *sheetReader) read(row *sheets.Row) error {
	if l, ok := readHeader(row); ok {
		if !r.claims {
			r.first = row.Number + 1
		}
		r.claims, r.layout = true, l
		for _, c := range l.twice {
			r.plan.odd(Line{Sheet: r.sheet, Row: row.Number, Cell: cellName(c.place, row.Number), Column: c.header, Found: "a second column of this name",
				Done: "not read: the one further left is"})
		}
		return nil
	}
	if r.claims {
		c := claimRow{plan: r.plan, sheet: r.sheet, row: row, layout: &r.layout}
		c.read()
	}
	return nil
}

// oddMerges lists the merged cells that hide that rows below them have no decision of their own.
func (r *sheetReader) oddMerges(merges []sheets.Merge) {
	if !r.claims {
		return
	}
	for _, m := range merges {
		if m.FirstRow == m.LastRow || m.FirstRow < r.first {
			continue
		}
		for _, name := range []string{columnConclusion, columnErrorType, columnFixedValue, columnFixedUnit, columnFixedPeriod, columnNote} {
			place, there := r.layout.at[name]
			if !there || place < m.FirstColumn || place > m.LastColumn {
				continue
			}
			r.plan.odd(Line{Sheet: r.sheet, Row: m.FirstRow, Cell: cellName(m.FirstColumn, m.FirstRow) + ":" + cellName(m.LastColumn, m.LastRow),
				Found: "merged cells", Done: fmt.Sprintf("what they hold counts for row %d alone: split them and fill every row", m.FirstRow)})
			break
		}
	}
}

func cellName(column, row int) string { return fmt.Sprintf("%s%d", sheets.ColumnName(column), row) }

func (p *plan) odd(l Line) { p.report.Oddities = append(p.report.Oddities, l) }

// answer takes what a row says of a claim. Rows of the same claim, as copies are, have to say the same.
func (p *plan) answer(d review.Decision, l Line) {
	a, known := p.answers[d.Key]
	if !known {
		p.answers[d.Key] = &answer{decision: d, line: l}
		p.order = append(p.order, d.Key)
		return
	}
	if sameDecision(a.decision, d) {
		return
	}
	const done = "not applied: the same claim is decided on differently in several rows"
	if !a.refused {
		a.refused = true
		first := a.line
		first.Found, first.Done = said(a.decision), done
		p.odd(first)
	}
	l.Found, l.Done = said(d), done
	p.odd(l)
}

func sameDecision(a, b review.Decision) bool {
	return a.Kind == b.Kind && a.ErrorType == b.ErrorType && a.Note == b.Note && slices.Equal(a.Fields, b.Fields)
}

// step is what is left to keep.
func (p *plan) step() review.Step {
	step := review.Step{Reviewer: p.options.Reviewer, Origin: "workbook"}
	for _, key := range p.order {
		if a := p.answers[key]; !a.refused {
			step.Decisions = append(step.Decisions, a.decision)
		}
	}
	return step
}

// refuse takes a decision out that the session calls wrong; false where the plan has none.
func (p *plan) refuse(i *review.Invalid) bool {
	a := p.answers[i.Key]
	if a == nil || a.refused {
		return false
	}
	a.refused = true
	l := a.line
	l.Found, l.Done = said(a.decision), "not applied: "+strings.TrimPrefix(i.Field+": "+i.Message, ": ")
	p.odd(l)
	return true
}

// finish completes the report.
func (p *plan) finish(step int64) *Report {
	p.report.Step = step
	for _, key := range p.order {
		a := p.answers[key]
		if a.refused {
			continue
		}
		l := a.line
		l.Found, l.Done, l.Decision, l.Fields = said(a.decision), "applied", a.decision.Kind, fieldsOf(a.decision.Fields)
		if p.options.DryRun {
			l.Done = "would be applied"
		}
		p.report.Decided = append(p.report.Decided, l)
	}
	return &p.report
}
