package eval

// counts are the whole numbers that figures are made of.
type counts struct {
	documents  int
	found      int // must labels with a claim
	missed     int // must labels without one
	spurious   int // claims without a label
	ungrounded int
	right      [len(fields)]int // found claims, by field
	ladder     [len(fields)]int // found claims with this core field and those before it right
}

func (c *counts) add(o counts) {
	c.documents += o.documents
	c.found += o.found
	c.missed += o.missed
	c.spurious += o.spurious
	c.ungrounded += o.ungrounded
	for i := range fields {
		c.right[i] += o.right[i]
		c.ladder[i] += o.ladder[i]
	}
}

func (c *counts) figures() Figures {
	f := Figures{
		Documents: c.documents, Must: c.found + c.missed, Predicted: c.found + c.spurious, Found: c.found, Ungrounded: c.ungrounded,
		Fields: []Figure{}, Ladder: []Figure{},
	}
	f.Precision, f.Recall = rate(c.found, f.Predicted), rate(c.found, f.Must)
	f.F1 = f1(f.Precision, f.Recall)
	for i, field := range fields {
		f.Fields = append(f.Fields, Figure{field.name, c.right[i], rate(c.right[i], c.found)})
		if field.core {
			value := f1(rate(c.ladder[i], f.Predicted), rate(c.ladder[i], f.Must))
			f.Ladder = append(f.Ladder, Figure{field.name, c.ladder[i], value})
		}
	}
	return f
}

// rate is part/whole, 0 of nothing.
func rate(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// f1 is the harmonic mean, by the formula of score.py so that not even the last bit differs.
func f1(precision, recall float64) float64 {
	return 2 * precision * recall / max(1e-9, precision+recall)
}
