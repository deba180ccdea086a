package layout

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"statclaim/schema"
)

// used is a room that other pages lay in.
var used Room

// check reports what must hold for every text: positions that lead back, order, nothing lost, the same twice.
func check(t *testing.T, text []rune, mediaType string) {
	t.Helper()
	page := Read(text, mediaType)
	last := int32(-1)
	for i, p := range page.Paragraphs {
		if p.Index != i {
			t.Fatalf("paragraph %d has index %d", i, p.Index)
		}
		if p.Article < 0 || p.Article >= len(page.Articles) {
			t.Fatalf("paragraph %d is in article %d of %d", i, p.Article, len(page.Articles))
		}
		checkText(t, text, p.Text)
		if len(p.Runes) == 0 || isSpace(p.Runes[0]) && p.Table == nil || isSpace(p.Runes[len(p.Runes)-1]) && p.Table == nil {
			t.Fatalf("paragraph %d %q is blank or not trimmed", i, string(p.Runes))
		}
		if p.First <= last {
			t.Fatalf("paragraph %d begins at %d, the one before ends at %d", i, p.First, last)
		}
		last = p.end() - 1
		if p.Table != nil {
			for _, row := range p.Table.Rows {
				for _, cell := range row {
					checkText(t, text, cell.Text)
				}
			}
		}
	}
	for i, a := range page.Articles {
		for _, at := range []int{a.Title, a.Byline, a.Dateline, a.First, a.Last} {
			if at < -1 || at >= len(page.Paragraphs) || at >= 0 && page.Paragraphs[at].Article != i {
				t.Fatalf("article %d %+v names paragraph %d of another article", i, a, at)
			}
		}
		if a.First > a.Last || (a.First < 0) != (a.Last < 0) {
			t.Fatalf("article %d runs from %d to %d", i, a.First, a.Last)
		}
		if a.Dateline >= 0 && (a.DatelineEnd <= 0 || a.DatelineEnd > len(page.Paragraphs[a.Dateline].Runes)) {
			t.Fatalf("article %d: dateline ends at %d", i, a.DatelineEnd)
		}
	}
	if again := used.Read(text, mediaType); len(page.Paragraphs)+len(again.Paragraphs) > 0 && !reflect.DeepEqual(page, again) {
		t.Fatal("two readings differ, of which the second is in a room that other pages lay in")
	}
}

// checkText reports whether a text's positions increase and lead to the same runes.
func checkText(t *testing.T, source []rune, text Text) {
	t.Helper()
	if text.Pos != nil && len(text.Pos) != len(text.Runes)+1 || text.First != text.At(0) {
		t.Fatalf("%d runes with %d positions, the first %d", len(text.Runes), len(text.Pos), text.First)
	}
	for i, r := range text.Runes {
		at := text.At(i)
		if int(at) >= len(source) || at >= text.At(i+1) {
			t.Fatalf("rune %d of %q at %d, the next at %d", i, string(text.Runes), at, text.At(i+1))
		}
		if source[at] != r && r != ' ' && r != '\t' && r != '\n' {
			t.Fatalf("rune %d of %q is not %q", i, string(text.Runes), source[at])
		}
	}
	if n := len(text.Runes); n > 0 {
		if end := text.At(n); end != text.At(n-1)+1 {
			t.Fatalf("%q ends at %d, its last rune stands at %d", string(text.Runes), end, text.At(n-1))
		}
		span := text.Source(schema.Span{Start: 0, End: n})
		if span.Start != int(text.First) || span.End != int(text.At(n-1))+1 {
			t.Fatalf("%q comes from %v", string(text.Runes), span)
		}
	}
}

// checkKept reports whether every letter, ideograph and digit of a text without markup is in a paragraph.
func checkKept(t *testing.T, text []rune, mediaType string) {
	t.Helper()
	kept := make([]bool, len(text))
	for _, p := range Read(text, mediaType).Paragraphs {
		for i, r := range p.Runes {
			if text[p.At(i)] == r {
				kept[p.At(i)] = true
			}
		}
	}
	for i, r := range text {
		if !kept[i] && (isHan(r) || mediaType != MediaMarkdown && (unicode.IsLetter(r) || unicode.IsNumber(r))) {
			t.Fatalf("%q at %d is lost", r, i)
		}
	}
}

func TestProperties(t *testing.T) {
	var all []string
	for _, c := range columnCases {
		all = append(all, c.text)
	}
	for _, c := range pageCases {
		all = append(all, c.text)
	}
	for _, c := range tableCases {
		all = append(all, c.text)
	}
	all = append(all, strings.Join(all, "\n\n"))
	for _, text := range all {
		check(t, []rune(text), "text/plain")
		check(t, []rune(text), MediaMarkdown)
		if !strings.ContainsAny(text, "<&[") {
			checkKept(t, []rune(text), "text/plain")
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range columnCases {
		f.Add(c.text)
	}
	for _, c := range pageCases {
		f.Add(c.text)
	}
	for _, c := range tableCases {
		f.Add(c.text)
	}
	f.Add("<td><td>a<td>b\n|\n||\n| | 1|\n")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		check(t, runes, "text/plain")
		check(t, runes, MediaMarkdown)
		if !strings.ContainsAny(text, "<&[") {
			checkKept(t, runes, "text/plain")
		}
		if !strings.ContainsAny(text, "<&[`~") {
			checkKept(t, runes, MediaMarkdown)
		}
	})
}

func FuzzOffsets(f *testing.F) {
	f.Add("abc")
	f.Add("水库" + strings.Repeat("蓄满了a", 100))
	f.Add("\xff水\xf0\x9f")
	f.Add(strings.Repeat("水·库", 30) + "\xe0\xa0\x80\xed\x9f\xbf\xed\xa0\x80\xe0\x80\x80\xef\xbf\xbf" + strings.Repeat("蓄", 70))
	var room []rune
	var last Offsets
	f.Fuzz(func(t *testing.T, text string) {
		Decode(room, last, "ab·水库\xff")
		runes, o := Decode(room, last, text)
		room, last = runes, o
		if !slices.Equal(runes, []rune(text)) {
			t.Fatalf("Decode(%q) = %q", text, string(runes))
		}
		count := 0
		for at := range text {
			if got := o.Byte(count); got != int64(at) {
				t.Fatalf("code point %d of %q: byte %d, want %d", count, text, got, at)
			}
			count++
		}
		if o.Byte(count) != int64(len(text)) || o.Byte(count+5) != int64(len(text)) || o.Byte(-1) != 0 {
			t.Fatalf("ends of %q", text)
		}
	})
}
