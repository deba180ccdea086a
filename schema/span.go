package schema

// Span is a half-open range of code points, 0-based.
type Span struct{ Start, End int }

// Len is the number of code points covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two share a code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }
