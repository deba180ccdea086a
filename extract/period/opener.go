package period

import "statclaim/extract/runeset"

// readers is a set of the readers that may find something at a position.
type readers uint16

// The readers of points come first, in the order that they are tried.
const (
	readNumericDate readers = 1 << iota
	readYear
	readMonth
	readPart
	readFestival
	readWeek
	readDay
	readClock
	readFrame
	readEvent
	readReport
	readSame
	readUnresolvable
	readPrefix

	readPoint  = readFrame - 1
	readNumber = readNumericDate | readYear | readMonth | readPart | readDay | readClock | readFrame
)

// opener is the beginning of an expression and who reads on from there.
type opener struct {
	word  []rune
	reads readers
}

var (
	openers  = readOpeners()
	starters = startingRunes()
	opening  = openingLists()
)

// openers by their first rune, without a search: runes begin an opener so often that a map would take longest of all.
type openerLists struct {
	at    [1 << 16]uint8 // index of lists by rune; 0 for none
	lists [][]opener
}

func openingLists() *openerLists {
	out := &openerLists{lists: make([][]opener, 1)}
	for c, list := range openers {
		if len(out.lists) > 255 || c > 0xffff {
			panic("period tables: openers begin with more than 255 runes")
		}
		out.at[c] = uint8(len(out.lists))
		out.lists = append(out.lists, list)
	}
	return out
}

// classReaders says who reads what begins with a word of a class.
var classReaders = [...]struct {
	class string
	reads readers
}{
	{"year", readYear}, {"era", readYear}, {"planname", readYear}, {"month", readMonth}, {"part", readPart}, {"quarter", readPart}, {"whole", readPart},
	{"seasonword", readPart}, {"seasonpair", readPart}, {"yearedge", readPart}, {"monthedge", readPart}, {"festival", readFestival},
	{"week", readWeek}, {"day", readDay}, {"evening", readDay}, {"daypartword", readClock}, {"vague", readFrame}, {"vagueopen", readFrame}, {"reportpart", readPart}, {"daypair", readDay},
	{"frame", readFrame},
	{"begun", readFrame}, {"lead", readFrame}, {"leadone", readFrame}, {"pastyear", readFrame}, {"event", readEvent}, {"report", readReport},
	{"lunar", readUnresolvable | readPrefix}, {"lunarmonth", readUnresolvable}, {"from", readPrefix | readFrame | readEvent},
	{"until", readPrefix}, {"by", readPrefix}, {"each", readPrefix}, {"zone", readPrefix},
	{"open_year", readYear}, {"open_part", readPart}, {"open_clock", readClock}, {"open_same", readSame},
	{"open_weekday", readUnresolvable}, {"open_frame", readFrame},
}

func readOpeners() map[rune][]opener {
	all := map[rune][]opener{}
	add := func(word string, reads readers) {
		runes := []rune(word)
		all[runes[0]] = append(all[runes[0]], opener{runes, reads})
	}
	for _, opens := range classReaders {
		for _, word := range class(opens.class).list() {
			add(word, opens.reads)
		}
	}
	for _, pair := range [...][2]string{{"dynasty", "era"}, {"quote", "planname"}} {
		for _, head := range class(pair[0]).list() {
			for _, word := range class(pair[1]).list() {
				add(head+word, readYear)
			}
		}
	}
	return all
}

// startingRunes are the runes that an expression can begin with.
func startingRunes() *runeset.Set {
	set := new(runeset.Set)
	for c := range openers {
		set.Add(c)
	}
	for _, c := range "0123456789０１２３４５６７８９〇○零一二三四五六七八九十廿卅" {
		set.Add(c)
	}
	return set
}

// readersAt gives the readers that may find something at i; none at most positions.
func (s *scanner) readersAt(i int) readers {
	c := s.at(i)
	if !starters.Has(c) {
		return 0
	}
	var found readers
	for _, o := range opening.lists[opening.at[c]] {
		if found&o.reads != o.reads && s.match(i, o.word) {
			found |= o.reads
		}
	}
	if s.numberOpens(i) {
		found |= readNumber
	}
	return found
}

// numberOpens reports a number at i with something of time behind it.
func (s *scanner) numberOpens(i int) bool {
	j, read := i, digit
	if _, ok := digit(s.at(i)); !ok {
		read = hanNumeral
	}
	for j < i+6 {
		if _, ok := read(s.at(j)); !ok {
			break
		}
		j++
	}
	if j == i {
		return false
	}
	if c := s.at(j); c == '多' || c == '余' || c == '来' {
		j++
	}
	return afterNumber.Has(s.at(s.gap(j)))
}

// hanNumeral reads a Chinese digit or one of the tens.
func hanNumeral(c rune) (int, bool) {
	switch c {
	case '十', '廿', '卅', '百', '千', '两', '几':
		return 10, true
	}
	return hanYearDigit(c)
}
