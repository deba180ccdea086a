package extract

import (
	"strings"

	"statclaim/extract/fold"
	"statclaim/extract/place"
)

// homePlace gives the article's place: the first that fits the area it speaks of (全县: a county), else the first that its title,
// dateline or lead names. An article of the country or of a company has none.
func (e *Engine) homePlace(all []*sentence, area printedWord, own text) placeOf {
	kind := e.owners.kinds.get(fold.Runes([]rune(own.printed)))
	if (kind|e.owners.kinds.get(area.word))&ownerNational != 0 || kind&ownerHouse != 0 || e.cues.Nationwide.startAt([]rune(own.printed), 0) || e.isCompany(own) {
		return placeOf{}
	}
	if word := area.word; len(word) > 0 && e.owners.kinds.get(area.word)&ownerArea != 0 {
		suffix := word[len(word)-1]
		for _, fits := range []func(*sentence, named) bool{
			func(s *sentence, n named) bool {
				return n.place != nil && s.text[n.End-1] == suffix && (suffix != '港' || n.place.Level == place.Province) // 海港区
			},
			func(_ *sentence, n named) bool { return n.place != nil && hasLevel(n.place.Level, suffix) },
			func(_ *sentence, n named) bool {
				return n.place != nil && strings.HasSuffix(n.place.Name, string(suffix))
			},
		} {
			if p := firstPlace(all, len(all), fits); p.printed != "" {
				return p
			}
		}
		if strings.HasPrefix(own.printed, area.printed) && area.count > 1 && (suffix == '省' || suffix == '市') {
			return placeOf{} // 本报合肥讯 … 全省: the place of the bureau; 江南区 … 全市: a part
		}
	}
	const opening = 4
	return firstPlace(all, opening, func(s *sentence, n named) bool {
		return n.place != nil && !n.part && (isHeading(s.paragraph.Section) || e.leadsIn(s, n))
	})
}

// isCompany reports a subject that is a firm or bank.
func (e *Engine) isCompany(own text) bool {
	name := fold.Runes([]rune(own.printed))
	for i := range name {
		if e.owners.kinds.get(name[i:])&ownerCompany != 0 {
			return true
		}
	}
	return false
}

// hasLevel tells whether an area word may mean a place of a level: 全省 a province, 全市 a prefecture.
func hasLevel(level place.Level, suffix rune) bool {
	switch suffix {
	case '省':
		return level == place.Province
	case '市', '州', '盟':
		return level == place.Prefecture
	case '县', '旗', '区':
		return level == place.County
	}
	return false
}

// leadsIn reports a place that stands at the beginning of a clause or in a dateline (本报南京2月3日讯).
func (e *Engine) leadsIn(s *sentence, n named) bool {
	for i := s.placeEnding(n.Start); i >= 0; i = s.placeEnding(n.Start) {
		n = s.places[i] // of 安顺市|平坝区 the first tells
	}
	if n.Start == 0 {
		return true
	}
	r := s.text[n.Start-1]
	if tellsWhere(s, n.Span) {
		return false
	}
	return separates(r) || blank(r) || strings.ContainsRune("）)“", r) || e.cues.DatelineBefore.isRune(r)
}

// firstPlace gives the first place of the first sentences that fits; of 安顺市平坝区 the last.
func firstPlace(all []*sentence, limit int, fits func(*sentence, named) bool) placeOf {
	for i, s := range all {
		if i >= limit {
			break
		}
		for k := 0; k < len(s.places); k++ {
			if s.places[k].town || !fits(s, s.places[k]) {
				continue
			}
			for k+1 < len(s.places) && s.places[k+1].Start == s.places[k].End && !s.places[k+1].town && fits(s, s.places[k+1]) {
				k++
			}
			return s.placeOf(s.places[k])
		}
	}
	return placeOf{}
}
