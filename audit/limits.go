package audit

import (
	_ "embed"
	"fmt"
	"math/big"
	"strings"

	"statclaim/schema"
)

//go:embed limits.tsv
var limitsTSV string

// Limit is one limit or tolerance of the audit.
type Limit struct {
	ID      string
	Value   schema.Decimal
	Meaning string
	Chinese string // the meaning in Chinese
}

// Limits lists the limits and tolerances in the order of limits.tsv.
func Limits() ([]Limit, error) {
	var out []Limit
	for i, line := range strings.Split(limitsTSV, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("limits.tsv:%d: got %d cells, want id, value, meaning and 含义", i+1, len(cells))
		}
		value, err := schema.ParseDecimal(cells[1])
		if err != nil {
			return nil, fmt.Errorf("limits.tsv:%d: %s: %w", i+1, cells[0], err)
		}
		out = append(out, Limit{cells[0], value, cells[2], cells[3]})
	}
	return out, nil
}

// limits are the limits by what they are for, in the order of the table.
type limits struct {
	halfUnit, aboutPercent, nearPercent, truncationUnits, roundingPercent limit
	reachClaims, partsOfRatioPercent, conflictFactor                      limit
	sentenceClaims, sentenceBytes, tableColumns                           limit
	indexClaims, wholePercent, fallPercent, ageYears                      limit
	firstRank, absoluteZero, airColdest, airHottest                       limit
	bodyColdest, bodyHottest, publicationDays                             limit
}

// limit is a limit ready to use.
type limit struct {
	id    string
	value *big.Rat
	text  string
}

// shown is the limit as findings name it.
func (l limit) shown() string { return l.id + " " + l.text }

// whole is a limit that counts things.
func (l limit) whole() int { return int(new(big.Int).Quo(l.value.Num(), l.value.Denom()).Int64()) }

// hundredth is a limit in percent as a factor.
func (l limit) hundredth() *big.Rat { return new(big.Rat).Quo(l.value, big.NewRat(100, 1)) }

func loadLimits() (limits, error) {
	var l limits
	fields := []struct {
		id string
		to *limit
	}{
		{"half_unit", &l.halfUnit}, {"about_percent", &l.aboutPercent}, {"near_percent", &l.nearPercent},
		{"truncation_units", &l.truncationUnits}, {"rounding_percent", &l.roundingPercent}, {"reach_claims", &l.reachClaims},
		{"parts_of_ratio_percent", &l.partsOfRatioPercent}, {"conflict_factor", &l.conflictFactor},
		{"sentence_claims", &l.sentenceClaims}, {"sentence_bytes", &l.sentenceBytes}, {"table_columns", &l.tableColumns},
		{"index_claims", &l.indexClaims}, {"whole_percent", &l.wholePercent}, {"fall_percent", &l.fallPercent},
		{"age_years", &l.ageYears}, {"first_rank", &l.firstRank}, {"absolute_zero", &l.absoluteZero},
		{"air_coldest", &l.airColdest}, {"air_hottest", &l.airHottest}, {"body_coldest", &l.bodyColdest},
		{"body_hottest", &l.bodyHottest}, {"publication_days", &l.publicationDays},
	}
	all, err := Limits()
	if err != nil {
		return l, err
	}
	if len(all) != len(fields) {
		return l, fmt.Errorf("limits.tsv: got %d limits, want %d", len(all), len(fields))
	}
	for i, field := range fields {
		if all[i].ID != field.id {
			return l, fmt.Errorf("limits.tsv: got %q, want %q at this place", all[i].ID, field.id)
		}
		value, _ := rat(&all[i].Value)
		*field.to = limit{all[i].ID, value, all[i].Value.String()}
	}
	return l, nil
}
