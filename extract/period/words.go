package period

import (
	"embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

//go:embed *.tsv
var tables embed.FS

// entry is one word of a class. What a and b mean depends on the class:
//
//	year, month, day    a is the offset, b the base: see base
//	week, quarter       a is the offset from the publication date
//	part, era           first and last month or year
//	season              a is the EDTF season code, b the offset of the year
//	event               a and b are the year and month when it happened
//	yearedge, yeartail, monthedge, monthtail, festival, holiday, plan: see their readers
type entry struct {
	word []rune
	a, b int
}

// dictionary holds the words of one class by first rune, longest first.
type dictionary map[rune][]entry

// runeSet is a bitmap over the basic plane.
type runeSet [1 << 16 / 64]uint64

func (r *runeSet) add(c rune) {
	if c < 1<<16 {
		r[c>>6] |= 1 << (c & 63)
	}
}

func (r *runeSet) has(c rune) bool { return uint32(c) < 1<<16 && r[c>>6]&(1<<(c&63)) != 0 }

var (
	words = readWords()
	sets  = readSets()

	yearWords, monthWords, dayWords                   = words["year"], words["month"], words["day"]
	eveningWords, weekWords, quarterWords             = words["evening"], words["week"], words["quarter"]
	partWords, wholeWords                             = words["part"], words["whole"]
	yearEdges, monthEdges                             = words["yearedge"], words["monthedge"]
	yearTails, monthTails                             = words["yeartail"], words["monthtail"]
	seasons, seasonWords                              = words["season"], words["seasonword"]
	dayParts, dayPartWords                            = words["daypart"], words["daypartword"]
	vagueWords, frameWords, reportWords               = words["vague"], words["frame"], words["report"]
	festivals, holidays, planTails                    = words["festival"], words["holiday"], words["plan"]
	dynasties, eras, eraTails                         = words["dynasty"], words["era"], words["eratail"]
	events, beginnings                                = words["event"], words["begun"]
	sinceWords, startWords                            = words["since"], words["start"]
	beforeWords, afterWords, aroundWords              = words["before"], words["after"], words["around"]
	duringWords, endMarks, sameWords                  = words["during"], words["endmark"], words["same"]
	fromWords, untilWords, byWords                    = words["from"], words["until"], words["by"]
	zoneWords, eachWords, lunarWords                  = words["zone"], words["each"], words["lunar"]
	byTimeWords, leadWords, previousWords             = words["bytime"], words["lead"], words["leadone"]
	frameUnits, frameHours                            = words["fspan"], words["fhour"]
	frameEnds, frameSides                             = words["fend"], words["fside"]
	compareWords, compareEnds, yearNouns              = words["compare"], words["compareend"], words["yearnoun"]
	boundary                                          = sets["boundary"]
	beforeDay, afterDay                               = sets["day_before"], sets["day_after"]
	beforeMonth, afterMonth, afterYear                = sets["month_before"], sets["month_after"], sets["year_after"]
	afterSince, afterStart                            = sets["since_after"], sets["start_after"]
	afterLater, afterEarlier, afterWithin, afterEarly = sets["later_after"], sets["earlier_after"], sets["within_after"], sets["early_after"]
	beforeHanNumber                                   = sets["han_number_before"]
	scoreNear, afterHour                              = sets["score_near"], sets["hour_after"]
	lunarMonths, lunarDays, pastYears                 = words["lunarmonth"], words["lunarday"], words["pastyear"]
	afterNumber                                       = sets["after_number"]
	beforeHour, afterToday                            = sets["hour_before"], sets["today_after"]
	afterFrom                                         = sets["from_after"]
	basisWords                                        = words["basis"]
	seasonPairs                                       = words["seasonpair"]
	labels, wires                                     = words["label"], words["wire"]
	beforeFrame                                       = sets["frame_before"]
)

// lines gives the cells of an embedded table, comments left out.
func lines(name string) [][]string {
	data, err := tables.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if !strings.HasPrefix(line, "# ") {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(fmt.Errorf("period tables: %w", err))
	}
	return n
}

func readWords() map[string]dictionary {
	classes := map[string]dictionary{}
	for _, row := range lines("words.tsv") {
		if classes[row[0]] == nil {
			classes[row[0]] = dictionary{}
		}
		word := []rune(row[1])
		entries := append(classes[row[0]][word[0]], entry{word, integer(row[2]), integer(row[3])})
		sort.SliceStable(entries, func(i, k int) bool { return len(entries[i].word) > len(entries[k].word) })
		classes[row[0]][word[0]] = entries
	}
	return classes
}

func readSets() map[string]*runeSet {
	out := map[string]*runeSet{}
	for _, row := range lines("sets.tsv") {
		set := new(runeSet)
		for _, c := range strings.Join(row[1:], "\t") {
			set.add(c)
		}
		out[row[0]] = set
	}
	return out
}
