package eval

import (
	"cmp"
	"slices"
	"strings"

	"statclaim/schema"
)

// Verdicts on a claim.
const (
	verdictFound    = "found"    // on a label that has to be found
	verdictNeutral  = "neutral"  // on a borderline label: neither right nor wrong
	verdictSpurious = "spurious" // on no label
)

// Score measures claims against gold. claims and texts (text layers) are those of the documents, by Document.Name; the
// order of the claims of a document decides ties between them. Claims of other documents are passed over.
func Score(gold []Document, claims map[string][]schema.Claim, texts map[string]string) Report {
	s := &scorer{misses: make([][]Miss, 2+len(fields))}
	for i := range gold {
		d := &gold[i]
		s.document(d, claims[d.Name], []rune(texts[d.Name]))
	}
	return s.report()
}

// Places in scorer.misses; field i has missField+i.
const (
	missMissed = iota
	missSpurious
	missField
)

// scorer collects the measures document by document.
type scorer struct {
	total     counts
	genres    []tally
	documents []tally
	rules     []Rule
	misses    [][]Miss
	rows      []Row
}

// tally is the counts of a genre or of a document.
type tally struct {
	name   string
	counts counts
}

func (s *scorer) document(d *Document, claims []schema.Claim, text []rune) {
	c := counts{documents: 1}
	goldOf := make([]int, len(claims)) // label of each claim, -1 for none
	for i := range goldOf {
		goldOf[i] = -1
	}
	claimed := make([]bool, len(d.Claims))
	pairs := match(claims, d.Claims)
	for _, p := range pairs {
		goldOf[p.claim], claimed[p.gold] = p.gold, true
	}
	for j := range d.Claims {
		if g := &d.Claims[j]; g.Must && !claimed[j] {
			c.missed++
			s.misses[missMissed] = append(s.misses[missMissed], Miss{Document: d.Name, Number: g.Text, Context: around(text, g.Start-18, g.End+12)})
		}
	}
	wrong := make([][]string, len(claims))
	for _, p := range pairs {
		if d.Claims[p.gold].Must {
			wrong[p.claim] = s.found(&c, d, &claims[p.claim], &d.Claims[p.gold], text)
		}
	}
	for i := range claims {
		verdict := verdictOf(d, goldOf[i])
		s.claim(&c, d.Name, &claims[i], text, verdict)
		s.rule(&claims[i], verdict, wrong[i])
		s.rows = append(s.rows, newRow(d.Name, &claims[i], verdict, wrong[i]))
	}
	s.total.add(c)
	s.documents = append(s.documents, tally{d.Name, c})
	s.genre(d.Genre).add(c)
}

func verdictOf(d *Document, gold int) string {
	switch {
	case gold < 0:
		return verdictSpurious
	case d.Claims[gold].Must:
		return verdictFound
	}
	return verdictNeutral
}

// found counts a claim on a label that has to be found and gives the names of its wrong fields.
func (s *scorer) found(c *counts, d *Document, claim *schema.Claim, g *Gold, text []rune) []string {
	c.found++
	var wrong []string
	ladder := true
	for i, f := range fields {
		right := f.right(claim, g)
		if right {
			c.right[i]++
		} else {
			wrong = append(wrong, f.name)
			s.misses[missField+i] = append(s.misses[missField+i], Miss{d.Name, g.Text, f.want(g), f.got(claim), around(text, g.Start-24, g.End+10)})
		}
		ladder = ladder && (right || !f.core)
		if f.core && ladder {
			c.ladder[i]++
		}
	}
	return wrong
}

// claim counts what does not depend on a label.
func (s *scorer) claim(c *counts, document string, claim *schema.Claim, text []rune, verdict string) {
	start, end := int(claim.NumberStart), int(claim.NumberEnd)
	if slice(text, start, end) != claim.NumberText || slice(text, int(claim.QuoteStart), int(claim.QuoteEnd)) != claim.Quote {
		c.ungrounded++
	}
	if verdict == verdictSpurious {
		c.spurious++
		s.misses[missSpurious] = append(s.misses[missSpurious], Miss{Document: document, Number: claim.NumberText, Context: around(text, start-18, end+12)})
	}
}

func (s *scorer) rule(claim *schema.Claim, verdict string, wrong []string) {
	i, known := slices.BinarySearchFunc(s.rules, claim.RuleID, func(r Rule, id string) int { return cmp.Compare(r.ID, id) })
	if !known {
		s.rules = slices.Insert(s.rules, i, Rule{ID: claim.RuleID})
	}
	r := &s.rules[i]
	r.Hits++
	if verdict != verdictSpurious {
		r.Right++
	}
	if verdict == verdictFound {
		r.Found++
		if !slices.Contains(wrong, "indicator") {
			r.Indicator++
		}
	}
}

func (s *scorer) genre(name string) *counts {
	i, known := slices.BinarySearchFunc(s.genres, name, func(t tally, name string) int { return cmp.Compare(t.name, name) })
	if !known {
		s.genres = slices.Insert(s.genres, i, tally{name: name})
	}
	return &s.genres[i].counts
}

func (s *scorer) report() Report {
	r := Report{Figures: s.total.figures(), PerGenre: groups(s.genres), PerDocument: groups(s.documents), PerRule: s.rules, Claims: s.rows}
	for i := range r.PerRule {
		r.PerRule[i].Precision = rate(r.PerRule[i].Right, r.PerRule[i].Hits)
	}
	kinds := []string{"missed", "spurious"}
	for _, f := range fields {
		kinds = append(kinds, f.name)
	}
	for i, kind := range kinds {
		r.Misses = append(r.Misses, Misses{kind, append([]Miss{}, s.misses[i]...)})
	}
	return r
}

func groups(tallies []tally) []Group {
	var out []Group
	for _, t := range tallies {
		out = append(out, Group{t.name, t.counts.figures()})
	}
	return out
}

// around is a piece of the text on one line.
func around(text []rune, start, end int) string {
	return strings.ReplaceAll(slice(text, start, end), "\n", "⏎")
}
