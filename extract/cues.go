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
	Recovered, OverYear, YearEnd, OwnPace                   []string
	CompareBefore, NotCompare, ComparedBehind, BaseOf       []string
	RecoveredTo, EqualBefore, EqualBehind                   []string
	PlanBefore, PlanName, PlanBehind, LastYear, LastMonth   []string
	DoneBetween, ForecastOpens, Plan                        []string // what is planned (resolve.go)
	AheadFrom, CountedUp, CountedUpHere, Stock              []string // 截至 and changes to come (time.go)
	ReportPeriod, PartOfYear, AheadAround, AheadBehind      []string // times without a date (governor.go)
	Reset, DoneEvent, Holiday, HolidayPart                  []string
	Honour, Founded, Born, VagueTime, Contract, Weekday     []string // times that date no figure (aside.go)
	Dateline, Meeting, Reported                             []string
	Among, LengthEnd, LengthOpens, FrameTotal, PlanTo, Peak []string // times in passing (passing.go)
	RecordBefore, RecordBehind                              []string
	FirstDay                                                []string // days of a holiday (governor.go)
	NextDay, Hour                                           []string // hours that recur (governor.go)
	PointEnd, StockName, FlowBefore                         []string // stocks (stock.go)
	ListLink, Respectively, Quarters, Pairs                 []string // lists (series.go, list.go)
	PerHead, RankedBefore, RankedBehind, OfficeEnd          []string // owners and places (owner.go, own.go, name.go, home.go)
	NameEnd, NamePart, Nationwide, DatelineBefore, TimeEnd  []string
	GenericColumn, ChangeColumn, ComparedColumn, UnitColumn []string // tables (table.go)
	CaptionUnit                                             []string
}

// loadCues fills every list once. A list that no field holds, that stands twice, or that the table lacks is an error.
func loadCues(tables fs.FS) (*cues, error) {
	const path = "cues.tsv"
	out := &cues{}
	lists := reflect.ValueOf(out).Elem()
	err := readLists(tables, path, "the name of a list, each once, a tab and words", func(name string, words []string) bool {
		list := lists.FieldByName(name)
		if !list.IsValid() || list.Len() > 0 {
			return false
		}
		list.Set(reflect.ValueOf(words))
		return true
	})
	if err != nil {
		return nil, err
	}
	for i := range lists.NumField() {
		if lists.Field(i).Len() == 0 {
			return nil, fmt.Errorf("%s: no list %s", path, lists.Type().Field(i).Name)
		}
	}
	for _, pair := range out.Pairs {
		if strings.Count(pair, ":") != 2 {
			return nil, fmt.Errorf("%s: Pairs: want word:first:second, got %q", path, pair)
		}
	}
	return out, nil
}
