package period

import (
	"testing"

	"statclaim/schema"
)

func TestBrokenTablesPanic(t *testing.T) {
	cases := map[string]func(){
		"missing table":    func() { lines("none.tsv") },
		"no class":         func() { class("none") },
		"no set":           func() { set("none") },
		"no number":        func() { integer("x") },
		"unknown festival": func() { festivalNumber("春分") },
		"no date":          func() { tableDate("2023-02-30") },
	}
	for name, read := range cases {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			read()
		})
	}
}

func TestTables(t *testing.T) {
	for key, days := range holidayTable {
		if days[1].Before(days[0]) || days[1].Days()-days[0].Days() > 10 {
			t.Errorf("festival %d of %d: %v to %v", key.festival, key.year, days[0], days[1])
		}
	}
	for year := 2000; year <= 2035; year++ {
		day := festivalDays[festivalKey{spring, year}]
		if day.Before(schema.Date{Year: year, Month: 1, Day: 21}) || (schema.Date{Year: year, Month: 2, Day: 20}).Before(day) {
			t.Errorf("spring festival of %d: %v", year, day)
		}
		holiday, known := holidayTable[festivalKey{spring, year}]
		if known && (day.Before(holiday[0]) || holiday[1].Before(day)) {
			t.Errorf("spring festival of %d: %v lies outside its holiday %v", year, day, holiday)
		}
	}
}
