package eval

import (
	"errors"
	"fmt"

	"statclaim/schema"
)

// goldFile is the form of NAME.json. Keys that the measures do not need are passed over.
type goldFile struct {
	Published *string     `json:"published"`
	Genre     string      `json:"genre"`
	MediaType string      `json:"media_type"`
	Claims    *[]goldItem `json:"claims"`
}

type goldItem struct {
	Start        *int     `json:"start"`
	End          *int     `json:"end"`
	Text         string   `json:"text"`
	Value        string   `json:"value"`
	Lower        string   `json:"lower"`
	Upper        string   `json:"upper"`
	Qualifier    string   `json:"qualifier"`
	UnitKind     string   `json:"unit_kind"`
	Unit         string   `json:"unit"`
	Per          string   `json:"per"`
	Measure      string   `json:"measure"`
	Indicator    string   `json:"indicator"`
	IndicatorAlt []string `json:"indicator_alt"`
	Subject      string   `json:"subject"`
	SubjectAlt   []string `json:"subject_alt"`
	Period       string   `json:"period"`
	PeriodAlt    []string `json:"period_alt"`
	PeriodText   string   `json:"period_text"`
	Comparison   string   `json:"comparison"`
	Direction    string   `json:"direction"`
	Modality     string   `json:"modality"`
	Place        string   `json:"place"`
	PartOf       *int     `json:"part_of"`
	Must         *bool    `json:"must"`
}

// fill checks the file and puts its content into d.
func (f goldFile) fill(d *Document) error {
	d.Genre, d.MediaType = f.Genre, f.MediaType
	var problems []error
	if f.Published != nil {
		date, err := schema.ParseDate(*f.Published)
		if err != nil {
			problems = append(problems, fmt.Errorf("published: %w", err))
		}
		d.Published = &date
	}
	if f.Claims == nil {
		return errors.Join(append(problems, errors.New("claims: want a list"))...)
	}
	for i, item := range *f.Claims {
		for _, err := range item.check() {
			problems = append(problems, fmt.Errorf("claim %d %q: %w", i, item.Text, err))
		}
		if len(problems) == 0 {
			d.Claims = append(d.Claims, item.gold())
		}
	}
	return errors.Join(problems...)
}

// check lists what the measures could not work with. Values of the vocabularies are not held against the schema: readers
// tolerate those of a later version.
func (i goldItem) check() []error {
	var problems []error
	if i.Start == nil || i.End == nil || *i.Start < 0 || *i.End <= *i.Start {
		problems = append(problems, errors.New("start, end: want code points, 0 <= start < end"))
	}
	if i.Must == nil {
		problems = append(problems, errors.New("must: want true or false"))
	}
	for _, decimal := range []struct{ key, value string }{{"value", i.Value}, {"lower", i.Lower}, {"upper", i.Upper}} {
		if _, err := schema.ParseDecimal(decimal.value); decimal.value != "" && err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", decimal.key, err))
		}
	}
	for _, word := range []struct{ key, value string }{{"qualifier", i.Qualifier}, {"unit_kind", i.UnitKind}, {"measure", i.Measure},
		{"comparison", i.Comparison}, {"direction", i.Direction}, {"modality", i.Modality}} {
		if word.value == "" {
			problems = append(problems, fmt.Errorf("%s: want a value of the vocabulary, see 'statclaim schema'", word.key))
		}
	}
	return problems
}

func (i goldItem) gold() Gold {
	return Gold{
		Start: *i.Start, End: *i.End, Text: i.Text,
		Value: i.Value, Lower: i.Lower, Upper: i.Upper, Qualifier: i.Qualifier,
		UnitKind: i.UnitKind, Unit: i.Unit, Per: i.Per, Measure: i.Measure,
		Indicator: i.Indicator, IndicatorAlt: i.IndicatorAlt,
		Subject: i.Subject, SubjectAlt: i.SubjectAlt,
		Period: i.Period, PeriodAlt: i.PeriodAlt, PeriodText: i.PeriodText,
		Comparison: i.Comparison, Direction: i.Direction, Modality: i.Modality,
		Place: i.Place, PartOf: i.PartOf, Must: *i.Must,
	}
}
