package book

import (
	"errors"
	"fmt"
	"path/filepath"

	"statclaim/review"
	"statclaim/review/book/sheets"
)

// Options says how a workbook is imported.
type Options struct {
	Reviewer  string
	DryRun    bool // tell everything and keep nothing
	Overwrite bool // decide as the workbook says also where a claim was decided on otherwise since it was made
}

// ErrNotKept says that the workbook was read and its decisions could not be written.
var ErrNotKept = errors.New("the decisions could not be kept")

// attempts is how often an import starts anew when somebody else decides on its claims at the same moment.
const attempts = 5

// Import reads the workbook at path and keeps what it says in one step. The report lists all that was not applied; an error is a file that
// cannot be read, or wraps ErrNotKept.
func Import(s *review.Session, path string, o Options) (*Report, error) {
	b, err := sheets.Open(path)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	for range attempts {
		report, again, err := importOnce(s, b, filepath.Base(path), o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if !again {
			return report, nil
		}
	}
	return nil, fmt.Errorf("%s: somebody decides on the same claims all the time: try again later", path)
}

// importOnce plans and keeps. again says that a claim was decided on between the two.
func importOnce(s *review.Session, b *sheets.Book, name string, o Options) (report *Report, again bool, err error) {
	if err := s.Refresh(); err != nil {
		return nil, false, err
	}
	p := newPlan(s, o, name)
	if err := p.readBook(b); err != nil {
		return nil, false, err
	}
	for {
		step := p.step()
		if len(step.Decisions) == 0 {
			return p.finish(0), false, nil
		}
		made, err := p.keep(step)
		if err == nil {
			return p.finish(made), false, nil
		}
		var conflict *review.Conflict
		if errors.As(err, &conflict) {
			return nil, true, nil
		}
		if p.leaveOut(err) {
			continue
		}
		var invalid *review.Invalid
		if errors.As(err, &invalid) { // the reviewer's name
			return nil, false, err
		}
		return nil, false, fmt.Errorf("%w: %w", ErrNotKept, err)
	}
}

// keep gives the number of the step that was kept, 0 for a dry run.
func (p *plan) keep(step review.Step) (int64, error) {
	if p.options.DryRun {
		return 0, p.session.Check(step)
	}
	made, err := p.session.Decide(step)
	return made.Number, err
}

// leaveOut takes the decisions out of the plan that an error names; false where it names none.
func (p *plan) leaveOut(err error) bool {
	left := false
	var walk func(error)
	walk = func(err error) {
		if joined, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range joined.Unwrap() {
				walk(e)
			}
			return
		}
		var invalid *review.Invalid
		if errors.As(err, &invalid) && p.refuse(invalid) {
			left = true
		}
	}
	walk(err)
	return left
}
