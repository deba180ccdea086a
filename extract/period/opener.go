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

// opening is what a rune opens.
type opening struct {
	alone  readers        // who reads on from the rune itself
	then   *runeset.Set   // what must stand behind it for them; nil for anything
	words  []opener       // of two runes and more
	second runeset.Filter // of these
	number bool           // the rune begins a number
}

// openings by their first rune, without a search: runes begin an opener so often that a map would take longest of all.
type openingTable struct {
	pairs runeset.Pairs  // that they begin with
	at    [1 << 16]uint8 // index of all by rune; 0 for none
	all   []opening
}

var openings = readOpenings()

// classReaders says who reads what begins with a word of a class.
var classReaders = [...]struct {
	class string
	reads readers
}{
	{"year", readYear}, {"era", readYear}, {"planname", readYear}, {"month", readMonth}, {"part", readPart}, {"quarter", readPart}, {"whole", readPart},
	{"seasonword", readPart}, {"seasonpair", readPart}, {"yearedge", readPart}, {"monthedge", readPart}, {"festival", readFestival},
	{"week", readWeek}, {"day", readDay}, {"evening", readDay}, {"daypartword", readClock}, {"vague", readFrame}, {"vagueopen", readFrame}, {"reportpart", readPart}, {"daypair", readDay},
	{"frame", readFrame}, {"venture", readFrame},
	{"begun", readFrame}, {"lead", readFrame}, {"leadone", readFrame}, {"pastyear", readFrame}, {"event", readEvent}, {"report", readReport},
	{"lunar", readUnresolvable | readPrefix}, {"lunarmonth", readUnresolvable}, {"from", readPrefix | readFrame | readEvent},
	{"until", readPrefix}, {"by", readPrefix}, {"each", readPrefix}, {"zone", readPrefix},
	{"open_year", readYear}, {"open_part", readPart}, {"open_clock", readClock}, {"open_same", readSame},
	{"open_weekday", readUnresolvable}, {"open_frame", readFrame},
}

// followers are what must stand behind openers of one rune; without it their readers find nothing.
var followers = [...]struct{ openers, then string }{
	{"前头首晚早", smallNumbers + "两"}, {"第", smallNumbers + blanks}, {"Q", smallNumbers}, {"周", "日天一二三四五六"},
	{"近这", frameNumbers + arabicDigits}, {"几数两半多百千", frameNumbers + "余来" + blanks + "个季星年天日周载"},
}

const (
	arabicDigits = "0123456789０１２３４５６７８９"
	smallNumbers = arabicDigits + "〇○零一二三四五六七八九十廿卅"
	frameNumbers = "一二三四五六七八九十百千两几数多半"
	blanks       = " \u00a0"
)

func readOpenings() *openingTable {
	out := &openingTable{all: make([]opening, 1)}
	for _, opens := range classReaders {
		for _, word := range class(opens.class).list() {
			out.add([]rune(word), opens.reads)
		}
	}
	for _, pair := range [...][2]string{{"dynasty", "era"}, {"quote", "planname"}} {
		for _, head := range class(pair[0]).list() {
			for _, word := range class(pair[1]).list() {
				out.add([]rune(head+word), readYear)
			}
		}
	}
	for _, c := range smallNumbers + "百千两几" {
		out.of(c).number = true
	}
	for _, f := range followers {
		for _, c := range f.openers {
			out.of(c).then = runeset.Of(f.then)
			for _, then := range f.then {
				out.pairs.Add(c, then)
			}
		}
	}
	starters := out.starters()
	for _, c := range "到至截" {
		out.of(c).then = starters
	}
	for c, index := range out.at {
		if o := &out.all[index]; index != 0 && (o.number || o.alone != 0 && (o.then == nil || o.then == starters)) {
			out.pairs.AddAll(rune(c))
		}
	}
	return out
}

// of gives what a rune opens, to be written.
func (t *openingTable) of(c rune) *opening {
	if t.at[c] == 0 {
		if len(t.all) > 255 {
			panic("period tables: openers begin with more than 255 runes")
		}
		t.at[c] = uint8(len(t.all))
		t.all = append(t.all, opening{})
	}
	return &t.all[t.at[c]]
}

func (t *openingTable) add(word []rune, reads readers) {
	o := t.of(word[0])
	if len(word) == 1 {
		o.alone |= reads
		return
	}
	o.second.Add(word[1])
	t.pairs.Add(word[0], word[1])
	o.words = append(o.words, opener{word, reads})
}

// starters are the runes that an expression can begin with.
func (t *openingTable) starters() *runeset.Set {
	set := new(runeset.Set)
	for c, index := range t.at {
		if index != 0 {
			set.Add(rune(c))
		}
	}
	return set
}

// next gives the first place from i on where readers may find something, and who they are; none behind the last of them.
func (s *scanner) next(i int) (int, readers) {
	for ; i < len(s.runes); i++ {
		if !openings.pairs.May(s.runes[i], s.at(i+1)) {
			continue
		}
		c := uint32(s.runes[i])
		if c >= 1<<16 || openings.at[c] == 0 {
			continue
		}
		o := &openings.all[openings.at[c]]
		if o.alone == 0 && !o.number && !o.second.May(s.at(i+1)) {
			continue
		}
		if found := s.readersOf(i, o); found != 0 {
			return i, found
		}
		i = s.skip(i) - 1
	}
	return i, 0
}

// readersAt gives the readers that may find something at i; none at most positions.
func (s *scanner) readersAt(i int) readers {
	c := uint32(s.at(i))
	if c >= 1<<16 || openings.at[c] == 0 {
		return 0
	}
	return s.readersOf(i, &openings.all[openings.at[c]])
}

// readersOf is readersAt for what opens at i.
func (s *scanner) readersOf(i int, o *opening) readers {
	var found readers
	after := s.at(i + 1)
	if o.alone != 0 && (o.then == nil || o.then.Has(after)) {
		found = o.alone
	}
	if o.second.May(after) {
		for _, w := range o.words {
			if w.word[1] == after && found&w.reads != w.reads && s.match(i, w.word) {
				found |= w.reads
			}
		}
	}
	if o.number {
		found |= s.numberReaders(i)
	}
	return found
}

// numberReaders gives the readers of a number at i that has something of time behind it.
func (s *scanner) numberReaders(i int) readers {
	_, arabic := digit(s.at(i))
	j := i
	for more := true; more && j < i+6; j++ {
		if arabic {
			_, more = digit(s.at(j + 1))
		} else {
			_, more = hanNumeral(s.at(j + 1))
		}
	}
	found := readNumber
	length := j - i
	if c := s.at(j); c == '多' || c == '余' || c == '来' {
		found = readFrame
		j++
	}
	if found &= behindNumber(s.at(s.gap(j))); found == 0 {
		return 0
	}
	if s.inNumber(i) {
		found &= readPart // which tells by itself what stands before a quarter
	}
	switch {
	case !arabic:
		return found &^ readNumericDate
	case length > 4:
		return 0
	case length == 4:
		return found & (readNumericDate | readYear | readFrame)
	case length == 3:
		return found & (readYear | readFrame)
	}
	return found &^ readNumericDate
}

// behindNumber gives the readers of a number with the rune c behind it.
func behindNumber(c rune) readers {
	switch c {
	case '年':
		return readYear | readFrame
	case '月':
		return readMonth
	case '日':
		return readDay | readFrame
	case '号':
		return readDay
	case '时', '点', ':', '：':
		return readClock
	case '季':
		return readPart | readFrame
	case '个', '星', '天', '周', '载': // what frame units begin with
		return readFrame
	case '世', '赛', '学', '财', '会', '榨', '采', '雪', 'Q': // and other years than of the calendar
		return readYear
	case '.', '．':
		return readNumericDate
	case '/', '／':
		return readNumericDate | readYear
	case '至', '到', '—', '–', '-', '~', '～', '－', '―', '─', '−', '〜', '、', '和', '及', '与':
		return readNumericDate | readYear | readMonth | readPart | readDay | readClock
	}
	return 0
}

// hanNumeral reads a Chinese digit or one of the tens.
func hanNumeral(c rune) (int, bool) {
	switch c {
	case '十', '廿', '卅', '百', '千', '两', '几':
		return 10, true
	}
	return hanYearDigit(c)
}
