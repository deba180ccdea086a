package extract

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
)

// cues are the word lists of data/cues.tsv, each in the order of the table; the table says what every list does. A field is filled
// from the line of its name.
type cues struct {
	// what a change is compared with (resolve.go, compared.go, besides.go)
	Recovered, OverYear, YearEnd, OwnPace                   wordList
	CompareBefore, NotCompare, ComparedBehind, BaseOf       wordList
	RecoveredTo, EqualBefore, EqualBehind                   wordList
	PlanBefore, PlanName, PlanBehind, LastYear, LastMonth   wordList
	DoneBetween, ForecastOpens, Plan, PlanDone              wordList // what is planned (resolve.go)
	NextTime, NextDays, Demanded, Proposed, Weather         wordList
	AheadFrom, CountedUp, CountedUpHere, Stock              wordList // 截至 and changes to come (time.go)
	ReportPeriod, PartOfYear, YearBefore, YearEnding        wordList // times without a date (governor.go)
	AheadAround, AheadBehind                                wordList
	Reset, DoneEvent, Holiday, HolidayPart                  wordList
	Honour, Founded, Born, VagueTime, Contract, Weekday     wordList // times that date no figure (aside.go)
	Dateline, DateLabel, Meeting, Reported, Held            wordList
	Among, LengthEnd, LengthOpens, FrameTotal, PlanTo, Peak wordList // times in passing (passing.go)
	RecordBefore, RecordBehind                              wordList
	FirstDay, RankedIn, SameDay, ByNow                      wordList // days of a holiday (governor.go)
	NextDay, Hour                                           wordList // hours that recur (governor.go)
	PointEnd, StockName, FlowBefore                         wordList // stocks (stock.go)
	ListLink, Respectively, Quarters, Pairs                 wordList // lists (series.go, list.go)
	PerHead, RankedBefore, RankedBehind, OfficeEnd          wordList // owners and places (owner.go, own.go, name.go, home.go)
	NameEnd, NamePart, Nationwide, DatelineBefore, TimeEnd  wordList
	GenericColumn, ChangeColumn, ComparedColumn, UnitColumn wordList
	MonthColumn, BaseColumn                                 wordList // tables (table.go)
	PastColumn, CaptionUnit                                 wordList
	Sight, AnyOffice, NotWho, Staff                         wordList // names (name.go, owner.go)
	AreaPart                                                wordList // owners in the place of an indicator (indicator.go)
	Surname, NotNamed, BehindName                           wordList // persons (person.go)
	Announces, Announced, Leads                             wordList // who says what he does himself, or does it (owner.go)
}

// loadCues fills every list once. A list that no field holds, that stands twice, or that the table lacks is an error.
func loadCues(tables fs.FS) (*cues, error) {
	const path = "cues.tsv"
	out := &cues{}
	lists := reflect.ValueOf(out).Elem()
	err := readLists(tables, path, "the name of a list, each once, a tab and words", func(name string, words []string) bool {
		list := lists.FieldByName(name)
		if !list.IsValid() || len(list.Interface().(wordList).words) > 0 {
			return false
		}
		list.Set(reflect.ValueOf(newWordList(words)))
		return true
	})
	if err != nil {
		return nil, err
	}
	for i := range lists.NumField() {
		if len(lists.Field(i).Interface().(wordList).words) == 0 {
			return nil, fmt.Errorf("%s: no list %s", path, lists.Type().Field(i).Name)
		}
	}
	for _, pair := range out.Pairs.words {
		if strings.Count(pair, ":") != 2 {
			return nil, fmt.Errorf("%s: Pairs: want word:first:second, got %q", path, pair)
		}
	}
	return out, nil
}

// searched gives the lists that are looked for all over a sentence or a clause.
func (c *cues) searched() []*wordList {
	return []*wordList{&c.Recovered, &c.OverYear, &c.YearEnd, &c.OwnPace, &c.DoneBetween, &c.Plan, &c.CountedUp, &c.CountedUpHere, &c.Stock,
		&c.AheadAround, &c.AheadBehind, &c.Reset, &c.DoneEvent, &c.Holiday, &c.Peak, &c.FlowBefore, &c.Respectively, &c.Quarters}
}
