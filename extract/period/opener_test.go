package period

import (
	"math/rand/v2"
	"strings"
	"testing"

	"statclaim/schema"
)

// behindAny are the runes behind a number that some reader takes.
const behindAny = "年月日号时点季个天周星载世赛学财会榨采雪度至到—–-~～－―─−〜、和及与/／.．:：Q小"

// unrefined gives the readers that the words at i name and, at a number before something of time, all that read numbers.
func (s *scanner) unrefined(i int) readers {
	c := s.at(i)
	if uint32(c) >= 1<<16 {
		return 0
	}
	o := &openings.all[openings.at[c]]
	found := o.alone
	for _, w := range o.words {
		if s.match(i, w.word) {
			found |= w.reads
		}
	}
	j, read := i, hanNumeral
	if _, arabic := digit(c); arabic {
		read = digit
	}
	for _, ok := read(s.at(j)); ok && j < i+6; _, ok = read(s.at(j)) {
		j++
	}
	if strings.ContainsRune("多余来", s.at(j)) {
		j++
	}
	if o.number && strings.ContainsRune(behindAny, s.at(s.gap(j))) {
		found |= readNumber
	}
	return found
}

// finds reports that one reader reads something at i.
func (s *scanner) finds(reader readers, i int) bool {
	switch {
	case reader&readPoint != 0:
		var p point
		return s.read(reader, i, &p, nil) != 0
	case reader == readFrame:
		return s.frame(i, new(Period))
	case reader == readPrefix:
		return s.dated(i, readPrefix, new(Period))
	}
	_, ok := s.special(reader, i)
	return ok
}

// TestNoReaderIsLost tries every reader that readersAt leaves out, on random texts of what time expressions are made of.
func TestNoReaderIsLost(t *testing.T) {
	pieces := []string{" ", "，", "的", "比", "（", "”", "元", "以来", "😀"}
	for _, row := range lines("words.tsv") {
		pieces = append(pieces, row[1])
	}
	for _, c := range smallNumbers + smallNumbers + smallNumbers + smallNumbers + frameNumbers + frameNumbers + "年月日号时点季周个天世纪/／.．:：、-—至到和及与Q多余来分半第前头首每O" {
		pieces = append(pieces, string(c))
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := seeds(t)
	for range 20_000 {
		text := ""
		for range 8 {
			text += pieces[random.IntN(len(pieces))]
		}
		texts = append(texts, text)
	}
	known := Context{Published: &schema.Date{Year: 2024, Month: 2, Day: 29}, Year: 2023, Month: 12, Day: 31, Republic: true}
	for _, text := range texts {
		s := scanner{runes: []rune(text), ctx: known, free: -1}
		for i := range s.runes {
			for dropped := s.unrefined(i) &^ s.readersAt(i); dropped != 0; dropped &= dropped - 1 {
				s.free = -1
				if reader := dropped & -dropped; s.finds(reader, i) {
					t.Fatalf("%q: at %d reader %b finds something and is left out", text, i, reader)
				}
			}
		}
	}
}

func TestTooManyInitialsPanic(t *testing.T) {
	table, numbers := &openingTable{all: make([]opening, 1)}, new(initials)
	cases := map[string]func(rune){"openings": func(c rune) { table.of(c) }, "words": func(c rune) { numbers.of(c) }}
	for name, add := range cases {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			for c := range rune(maxInitials) {
				add(c)
			}
		})
	}
}
