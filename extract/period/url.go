package period

import "statclaim/schema"

// inURL finds the first date inside a URL printed in the text: /2024/01/31/, /2024-01/31/, /20240131/, /t20240131_1.html, 2024-01-31.
func inURL(text []rune) (schema.Date, schema.Span, bool) {
	s := scanner{runes: text}
	for i := 0; i < len(text); i++ {
		if text[i] != ':' || s.at(i+1) != '/' || s.at(i+2) != '/' || s.at(i-1) != 'p' && s.at(i-1) != 's' {
			continue
		}
		end := i + 3
		for end < len(text) && urlRune(text[end]) {
			end++
		}
		if date, span, ok := dateInPath(text, i+3, end); ok {
			return date, span, true
		}
		i = end - 1
	}
	return schema.Date{}, schema.Span{}, false
}

// urlRune reports a rune that may stand in a URL; brackets end it.
func urlRune(c rune) bool {
	return c > ' ' && c < 0x7f && c != ')' && c != '(' && c != '"' && c != '<' && c != '>' && c != '\'' && c != ']'
}

func dateInPath(text []rune, start, end int) (schema.Date, schema.Span, bool) {
	for i := start; i < end; {
		stop := i
		for stop < end && text[stop] >= '0' && text[stop] <= '9' {
			stop++
		}
		if date, last := dateAt(text, i, stop, end); last != 0 {
			return date, schema.Span{Start: i, End: last}, true
		}
		i = max(stop, i+1)
	}
	return schema.Date{}, schema.Span{}, false
}

// dateAt reads a date whose first run of digits is text[i:stop].
func dateAt(text []rune, i, stop, end int) (schema.Date, int) {
	number := func(from, to int) (n int) {
		for _, c := range text[from:to] {
			n = n*10 + int(c-'0')
		}
		return n
	}
	// part reads a separator and two digits that end there.
	part := func(at int) (n, next int) {
		next = at + 3
		if next > end || text[at] != '/' && text[at] != '-' && text[at] != '_' {
			return 0, 0
		}
		for _, c := range text[at+1 : next] {
			if c < '0' || c > '9' {
				return 0, 0
			}
		}
		if next < end && text[next] >= '0' && text[next] <= '9' {
			return 0, 0
		}
		return number(at+1, next), next
	}
	var date schema.Date
	last := stop
	switch stop - i {
	case 8:
		date = schema.Date{Year: number(i, i+4), Month: number(i+4, i+6), Day: number(i+6, stop)}
	case 6:
		date = schema.Date{Year: number(i, i+4), Month: number(i+4, stop)}
		date.Day, last = part(stop)
	case 4:
		date.Year = number(i, stop)
		if date.Month, last = part(stop); last != 0 {
			date.Day, last = part(last)
		}
	}
	if last == 0 || !date.Valid() || date.Year < 1990 || date.Year > 2100 {
		return schema.Date{}, 0
	}
	return date, last
}
