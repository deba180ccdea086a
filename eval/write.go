package eval

import (
	"bufio"
	"fmt"
	"io"
	"text/tabwriter"
)

// Write prints the report for a reader: the three lines that score.py prints, then the genres, the rules, and up to misses
// errors of each kind.
func (r Report) Write(w io.Writer, misses int) error {
	out := bufio.NewWriter(w)
	r.Figures.write(out)
	writeGenres(out, r.PerGenre)
	writeRules(out, r.PerRule)
	if misses > 0 {
		writeMisses(out, r.Misses, misses)
	}
	return out.Flush()
}

func (f Figures) write(w io.Writer) {
	fmt.Fprintf(w, "documents %d  must-claims %d  precision %.4f  recall %.4f  F1 %.4f  ungrounded rows %d\n",
		f.Documents, f.Must, f.Precision, f.Recall, f.F1, f.Ungrounded)
	fmt.Fprint(w, "field (of the found) ")
	for _, figure := range f.Fields {
		fmt.Fprintf(w, "  %s %.3f", figure.Name, figure.Value)
	}
	fmt.Fprint(w, "\nladder F1 (cumulative)")
	for i, figure := range f.Ladder {
		gap := "  "
		if i == 0 {
			gap = " "
		}
		fmt.Fprintf(w, "%s+%s %.3f", gap, figure.Name, figure.Value)
	}
	fmt.Fprintln(w)
}

func writeGenres(w io.Writer, genres []Group) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\ngenre\tdocuments\tmust\tpredicted\tprecision\trecall\tF1\tindicator\tperiod\t+unit\t+period\t\n")
	for _, g := range genres {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.3f\t%.3f\t%.3f\t%.3f\t\n", shown(g.Name), g.Documents, g.Must, g.Predicted,
			g.Precision, g.Recall, g.F1, value(g.Fields, "indicator"), value(g.Fields, "period"), value(g.Ladder, "unit"), value(g.Ladder, "period"))
	}
	t.Flush()
}

func writeRules(w io.Writer, rules []Rule) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\nrule\thits\tright\tprecision\tfound\tindicator\t\n")
	for _, r := range rules {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\t%d\t%.3f\t\n", shown(r.ID), r.Hits, r.Right, r.Precision, r.Found, rate(r.Indicator, r.Found))
	}
	t.Flush()
}

func writeMisses(w io.Writer, kinds []Misses, most int) {
	fmt.Fprintln(w)
	for _, kind := range kinds {
		fmt.Fprintf(w, "-- %s: %d\n", kind.Kind, len(kind.List))
		for _, m := range kind.List[:min(most, len(kind.List))] {
			fmt.Fprintf(w, "    | %s | %s", m.Document, oneLine(m.Number))
			if m.Want != "" {
				fmt.Fprintf(w, " | want %s got %s", oneLine(m.Want), oneLine(m.Got))
			}
			fmt.Fprintf(w, " | %s\n", m.Context)
		}
	}
}

// value finds a figure by its name; 0 where there is none.
func value(figures []Figure, name string) float64 {
	for _, f := range figures {
		if f.Name == name {
			return f.Value
		}
	}
	return 0
}
