package period

import (
	"embed"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"statclaim/extract/runeset"
)

//go:embed *.tsv
var tables embed.FS

// entry is one word of a class. What a and b mean depends on the class:
//
//	year, month, day    a is the offset, b the base: see base
//	week, quarter       a is the offset from the publication date
//	part, reportpart,
//	interim, era        first and last month or year
//	monthtail           first and last ten days, from 101; or the edge
//	daypair             first and last day from publication
//	season              a is the EDTF season code, b the offset of the year
//	event               a and b are the year and month when it happened
//	same                a is 1 for a day
//	length, lengthlink  a is a set of bits: see takesGoal
//	yearedge, yeartail, monthedge, monthtail, festival, holiday, plan: see their readers
type entry struct {
	word []rune
	a, b int
}

// dictionary holds the words of one class by first rune, longest first.
type dictionary struct {
	bit   classes
	index [maxInitials]uint8 // of lists, by the number of the first rune
	lists [][]entry          // the first is empty
}

// classes is a set of classes of words.
type classes [2]uint64

func (c *classes) meets(other *classes) bool { return c[0]&other[0]|c[1]&other[1] != 0 }

func (c *classes) unite(other *classes) { c[0], c[1] = c[0]|other[0], c[1]|other[1] }

// union is the set of the classes of some dictionaries.
func union(dictionaries ...*dictionary) (all classes) {
	for _, d := range dictionaries {
		all.unite(&d.bit)
	}
	return all
}

// initials numbers the runes that a word of any class begins with, from one on.
type initials struct {
	number [1 << 16]uint16
	count  int
	begin  [maxInitials]classes // by number, the classes with a word that begins so
}

// maxInitials bounds the runes that words begin with, and 0 for all others.
const maxInitials = 512

// classesOf gives the classes with a word that begins with a rune; most runes begin none.
func classesOf(c rune) *classes {
	if uint32(c) >= 1<<16 {
		return &initialRunes.begin[0]
	}
	return &initialRunes.begin[initialRunes.number[c]&(maxInitials-1)]
}

func (n *initials) of(c rune) uint16 {
	if n.number[c] == 0 {
		if n.count++; n.count == maxInitials {
			panic("period tables: words begin with too many runes")
		}
		n.number[c] = uint16(n.count)
	}
	return n.number[c]
}

// from gives the words that begin with a rune; most runes begin none.
func (d *dictionary) from(c rune) []entry {
	if uint32(c) >= 1<<16 {
		return nil
	}
	return d.lists[d.index[initialRunes.number[c]&(maxInitials-1)]]
}

var (
	initialRunes initials
	words        = readWords(&initialRunes)
	sets         = readSets()
)

// The classes of words, as the readers know them.
var (
	yearWords, monthWords, dayWords       = class("year"), class("month"), class("day")
	eveningWords, weekWords, quarterWords = class("evening"), class("week"), class("quarter")
	partWords, wholeWords, yearEdges      = class("part"), class("whole"), class("yearedge")
	monthEdges, yearTails, monthTails     = class("monthedge"), class("yeartail"), class("monthtail")
	seasons, seasonWords, dayParts        = class("season"), class("seasonword"), class("daypart")
	dayPartWords, vagueWords, frameWords  = class("daypartword"), class("vague"), class("frame")
	reportWords, festivals, holidays      = class("report"), class("festival"), class("holiday")
	planTails, dynasties, eras            = class("plan"), class("dynasty"), class("era")
	eraTails, events, beginnings          = class("eratail"), class("event"), class("begun")
	sinceWords, startWords, beforeWords   = class("since"), class("start"), class("before")
	afterWords, aroundWords, duringWords  = class("after"), class("around"), class("during")
	endMarks, sameWords, fromWords        = class("endmark"), class("same"), class("from")
	untilWords, byWords, zoneWords        = class("until"), class("by"), class("zone")
	eachWords, lunarWords, byTimeWords    = class("each"), class("lunar"), class("bytime")
	leadWords, previousWords, frameUnits  = class("lead"), class("leadone"), class("fspan")
	frameHours, frameEnds, frameSides     = class("fhour"), class("fend"), class("fside")
	compareWords, compareEnds, yearNouns  = class("compare"), class("compareend"), class("yearnoun")
	lunarMonths, lunarDays, pastYears     = class("lunarmonth"), class("lunarday"), class("pastyear")
	planNames, basisWords, seasonPairs    = class("planname"), class("basis"), class("seasonpair")
	labels, wires, briefings              = class("label"), class("wire"), class("briefing")
	issues, ventures                      = class("issue"), class("venture")
	lengthWords, lengthLinks, lengthTurns = class("length"), class("lengthlink"), class("lengthturn")
	lengthVerbs, lengthUnits, dayEvents   = class("lengthverb"), class("lengthunit"), class("dayevent")
	reportParts, interims, interimNouns   = class("reportpart"), class("interim"), class("interimnoun")
	vagueOpenings, dayPairs               = class("vagueopen"), class("daypair")
	lengthsUntil                          = class("lengthuntil")
	stages, stageTails, tallyWords        = class("stage"), class("stagetail"), class("tally")
)

// The guards by one rune.
var (
	boundary, beforeDay, afterDay         = set("boundary"), set("day_before"), set("day_after")
	beforeMonth, afterMonth, afterYear    = set("month_before"), set("month_after"), set("year_after")
	afterSince, afterStart, afterLater    = set("since_after"), set("start_after"), set("later_after")
	afterEarlier, afterWithin, afterEarly = set("earlier_after"), set("within_after"), set("early_after")
	beforeHanNumber, scoreNear, afterHour = set("han_number_before"), set("score_near"), set("hour_after")
	beforeHour, afterToday                = set("hour_before"), set("today_after")
	beforeMonthEdge                       = set("month_edge_before")
	afterFrom, beforeFrame                = set("from_after"), set("frame_before")
	beforeShortYear, beforeCount          = set("short_year_before"), set("count_before")
	afterCount, afterSeason, beforeFirst  = set("count_after"), set("season_after"), set("first_before")
	beforeReport, afterReport, afterWeek  = set("report_before"), set("report_after"), set("week_after")
	beforeYearEnd                         = set("year_end_before")
	beforeQuarter, afterQuarter           = set("quarter_before"), set("quarter_after")
	zodiacYears, beforeNextYear           = set("zodiac_year"), set("next_year_before")
)

// class gives the words of a class of words.tsv.
func class(name string) *dictionary {
	if words[name] == nil {
		panic("period tables: no class " + name)
	}
	return words[name]
}

// set gives a guard of sets.tsv.
func set(name string) *runeset.Set {
	if sets[name] == nil {
		panic("period tables: no set " + name)
	}
	return sets[name]
}

// list gives the words of a dictionary, in no order.
func (d *dictionary) list() []string {
	var list []string
	for _, entries := range d.lists {
		for _, e := range entries {
			list = append(list, string(e.word))
		}
	}
	return list
}

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

func readWords(n *initials) map[string]*dictionary {
	byName := map[string]*dictionary{}
	for _, row := range lines("words.tsv") {
		d, word := byName[row[0]], []rune(row[1])
		if d == nil {
			d = &dictionary{lists: make([][]entry, 1)}
			if len(byName) == 128 {
				panic("period tables: too many classes")
			}
			d.bit[len(byName)/64] = 1 << (len(byName) % 64)
			byName[row[0]] = d
		}
		at := &d.index[n.of(word[0])]
		n.begin[n.of(word[0])].unite(&d.bit)
		if *at == 0 {
			*at = uint8(len(d.lists))
			d.lists = append(d.lists, nil)
		}
		entries := append(d.lists[*at], entry{word, integer(row[2]), integer(row[3])})
		sort.SliceStable(entries, func(i, k int) bool { return len(entries[i].word) > len(entries[k].word) })
		d.lists[*at] = entries
	}
	return byName
}

func readSets() map[string]*runeset.Set {
	out := map[string]*runeset.Set{}
	for _, row := range lines("sets.tsv") {
		set := new(runeset.Set)
		for _, c := range strings.Join(row[1:], "\t") {
			set.Add(c)
		}
		out[row[0]] = set
	}
	return out
}
