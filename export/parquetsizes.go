package export

import "statclaim/schema"

// textSizes counts the bytes of text that rows add to a row group, but for the columns of few words.
type textSizes []textSize

type textSize struct {
	field schema.Field[string]
	once  bool   // a text that repeats the one before it adds nothing: the column has a dictionary
	last  string // that text
}

func newTextSizes(t *schema.Table) (sizes textSizes) {
	for i := range t.Columns {
		c := &t.Columns[i]
		field, ok := c.Field.(schema.Field[string])
		if ok && (!repeats(c) || c.Name == sentences) {
			sizes = append(sizes, textSize{field: field, once: repeats(c)})
		}
	}
	return sizes
}

// add gives the bytes of the next row.
func (t textSizes) add(r schema.Row) (size int) {
	for i := range t {
		s := *t[i].field.Of(r)
		if t[i].once && s == t[i].last {
			continue
		}
		t[i].last = s
		size += len(s)
	}
	return size
}
