package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"statclaim/schema"
)

// Change is a claim that two reports do not have alike. A claim is the same when its document and its number's span are.
type Change struct {
	Kind     string // added, removed, changed
	Document string
	Start    int // of the number, code points
	End      int
	Number   string
	Verdict  string        // of the newer claim, of the older where it was removed
	Fields   []FieldChange // of a changed claim: the columns, then verdict and wrong
}

// FieldChange is one field of a changed claim; "" is null.
type FieldChange struct{ Name, Old, New string }

// Compare lists every claim that changed, in order of document and number.
func Compare(old, new Report) []Change {
	a, b := inOrder(old.Claims), inOrder(new.Claims)
	var out []Change
	for len(a) > 0 || len(b) > 0 {
		switch order := nextOrder(a, b); {
		case order < 0:
			out = append(out, change("removed", &a[0], nil))
			a = a[1:]
		case order > 0:
			out = append(out, change("added", &b[0], nil))
			b = b[1:]
		default:
			if fields := differences(&a[0], &b[0]); len(fields) > 0 {
				out = append(out, change("changed", &b[0], fields))
			}
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// inOrder sorts a copy; claims with one span stay in their order.
func inOrder(rows []Row) []Row {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b Row) int { return orderOf(&a, &b) })
	return out
}

func orderOf(a, b *Row) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// nextOrder compares the first rows; a side without rows comes last.
func nextOrder(a, b []Row) int {
	if len(a) == 0 {
		return 1
	}
	if len(b) == 0 {
		return -1
	}
	return orderOf(&a[0], &b[0])
}

func change(kind string, r *Row, fields []FieldChange) Change {
	return Change{kind, r.Document, r.Start, r.End, r.Number, r.Verdict, fields}
}

func differences(old, new *Row) []FieldChange {
	var out []FieldChange
	compare := func(name, a, b string) {
		if a != b {
			out = append(out, FieldChange{name, a, b})
		}
	}
	for i := range schema.ClaimsTable.Columns {
		name := schema.ClaimsTable.Columns[i].Name
		compare(name, old.Cells[name], new.Cells[name])
	}
	compare("verdict", old.Verdict, new.Verdict)
	compare("wrong", strings.Join(old.Wrong, ", "), strings.Join(new.Wrong, ", "))
	return out
}

// WriteChanges prints a count and one line for each change.
func WriteChanges(w io.Writer, changes []Change) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "changed claims: %d\n", len(changes))
	for _, c := range changes {
		fmt.Fprintf(out, "%s %s %d:%d %s %s", sign(c.Kind), c.Document, c.Start, c.End, oneLine(c.Number), c.Verdict)
		for _, f := range c.Fields {
			fmt.Fprintf(out, " | %s %s → %s", f.Name, oneLine(shown(f.Old)), oneLine(shown(f.New)))
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

func sign(kind string) string {
	switch kind {
	case "added":
		return "+"
	case "removed":
		return "-"
	}
	return "~"
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
