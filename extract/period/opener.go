package period

import "strings"

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

// pointReaders are the readers of points, by bit.
var pointReaders = [...]func(*scanner, int, *point, *point) int{
	(*scanner).numericDate, (*scanner).yearLed, (*scanner).monthLed, (*scanner).partLed, (*scanner).festivalLed,
	(*scanner).weekLed, (*scanner).dayLed, (*scanner).clockLed,
}

// opener is the beginning of an expression and who reads on from there.
type opener struct {
	word  []rune
	reads readers
}

var (
	openers  = readOpeners()
	starters = startingRunes()
)

// classReaders says who reads what begins with a word of a class.
var classReaders = [...]struct {
	class string
	reads readers
}{
	{"year", readYear}, {"era", readYear}, {"month", readMonth}, {"part", readPart}, {"quarter", readPart}, {"whole", readPart},
	{"seasonword", readPart}, {"seasonpair", readPart}, {"yearedge", readPart}, {"monthedge", readPart}, {"festival", readFestival},
	{"week", readWeek}, {"day", readDay}, {"evening", readDay}, {"daypartword", readClock}, {"vague", readFrame}, {"frame", readFrame},
	{"begun", readFrame}, {"lead", readFrame}, {"leadone", readFrame}, {"pastyear", readFrame}, {"event", readEvent}, {"report", readReport},
	{"lunar", readUnresolvable | readPrefix}, {"lunarmonth", readUnresolvable}, {"from", readPrefix | readFrame | readEvent},
	{"until", readPrefix}, {"by", readPrefix}, {"each", readPrefix}, {"zone", readPrefix},
}

// otherOpeners are beginnings that no class of words holds.
var otherOpeners = [...]struct {
	words string
	reads readers
}{
	{"上世纪 上个世纪 本世纪 新世纪 公元", readYear}, {"“一五 “二五 “三五 “四五 “五五 “六五 “七五 “八五 “九五 “十", readYear},
	{"\"一五 \"二五 \"三五 \"四五 \"五五 \"六五 \"七五 \"八五 \"九五 \"十", readYear}, {"前 头 第 Q", readPart}, {"晚 早", readClock},
	{"同期", readSame}, {"周 星期", readUnresolvable}, {"几 数 两 半 多 百 千", readFrame},
}

func readOpeners() map[rune][]opener {
	all := map[rune][]opener{}
	add := func(word string, reads readers) {
		runes := []rune(word)
		all[runes[0]] = append(all[runes[0]], opener{runes, reads})
	}
	for _, class := range classReaders {
		for _, entries := range words[class.class] {
			for _, e := range entries {
				add(string(e.word), class.reads)
			}
		}
	}
	for _, dynasty := range dynasties {
		for _, d := range dynasty {
			for _, era := range eras {
				for _, e := range era {
					add(string(d.word)+string(e.word), readYear)
				}
			}
		}
	}
	for _, other := range otherOpeners {
		for _, word := range strings.Fields(other.words) {
			add(word, other.reads)
		}
	}
	return all
}

// startingRunes are the runes that an expression can begin with.
func startingRunes() *runeSet {
	set := new(runeSet)
	for c := range openers {
		set.add(c)
	}
	for _, c := range "0123456789０１２３４５６７８９〇○零一二三四五六七八九十廿卅" {
		set.add(c)
	}
	return set
}

// readersAt gives the readers that may find something at i; none at most positions.
func (s *scanner) readersAt(i int) readers {
	c := s.at(i)
	if !starters.has(c) {
		return 0
	}
	var found readers
	for _, o := range openers[c] {
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
	return afterNumber.has(s.at(s.gap(j)))
}

// hanNumeral reads a Chinese digit or one of the tens.
func hanNumeral(c rune) (int, bool) {
	switch c {
	case '十', '廿', '卅', '百', '千', '两', '几':
		return 10, true
	}
	return hanDigit(c)
}
