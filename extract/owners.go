package extract

import (
	"io/fs"
)

// ownerKind is what a word says about whose figures stand near it, from data/owners.tsv.
type ownerKind uint32

const (
	ownerFacility     ownerKind = 1 << iota // ends the name of a work, service or site: 机场, 高速
	ownerGroup                              // people or firms as a class: 农民, 企业
	ownerSay                                // who stands before it speaks: 介绍, 表示
	ownerSource                             // opens a clause that names a source: 据
	ownerReporter                           // an office whose figures are its area's: 统计局
	ownerActor                              // an office that reports its own work: 法院
	ownerArea                               // the reporting area: 全市
	ownerNational                           // 全国
	ownerHouse                              // the reporting organisation: 公司, 全院
	ownerVillage                            // the village spoken of last: 村里
	ownerOrganisation                       // any other organisation
	ownerName                               // an owner by itself: 两市, 妇联
	ownerTrade                              // what a headline calls an office: 检察
	ownerModal                              // binds whoever stands before it: 应当
	ownerAgent                              // whom a rule binds, by any name
	ownerCompany                            // ends the name of a firm
	ownerFeature                            // makes the place before it the name of a water or mountain: 湾, 岛
	ownerPlace                              // the name of a place
	ownerPerson                             // 张某
	ownerCountry                            // a foreign country or a union of some: 土耳其, 欧盟
	ownerTitle                              // stands before the name of a person: 村支书
	ownerAthlete                            // the same, of any country: 选手
	ownerLasting                            // a facility that the sentences behind go on to speak of: 球队, 火箭
)

var ownerKinds = map[string]ownerKind{
	"facility": ownerFacility, "group": ownerGroup, "say": ownerSay, "source": ownerSource, "reporter": ownerReporter,
	"actor": ownerActor, "area": ownerArea, "national": ownerNational, "house": ownerHouse, "village": ownerVillage,
	"feature": ownerFeature, "lasting": ownerFacility | ownerLasting, "name": ownerName, "country": ownerCountry, "title": ownerTitle, "athlete": ownerAthlete, "trade": ownerTrade, "modal": ownerModal, "company": ownerCompany,
}

// owners holds the words of data/owners.tsv: by word, and those that are searched in running text.
type owners struct {
	kinds    *runeMap[ownerKind]
	areas    wordSet // area and national
	houses   wordSet
	actors   wordSet
	villages wordSet
	features wordSet
	trades   wordSet
	names    wordSet
	groups   wordSet
	sites    wordSet // facilities
}

func loadOwners(tables fs.FS) (owners, error) {
	lists := map[ownerKind][]string{}
	out := owners{kinds: &runeMap[ownerKind]{}}
	err := readLists(tables, "owners.tsv", "a kind, a tab and words", func(name string, words []string) bool {
		kind, known := ownerKinds[name]
		for _, w := range words {
			out.kinds.update(w, func(k ownerKind) ownerKind { return k | kind })
			lists[kind] = append(lists[kind], w)
		}
		return known
	})
	if err != nil {
		return owners{}, err
	}
	out.areas = newWordSet(append(lists[ownerArea], lists[ownerNational]...))
	out.houses = newWordSet(lists[ownerHouse])
	out.actors = newWordSet(lists[ownerActor])
	out.villages = newWordSet(lists[ownerVillage])
	out.features = newWordSet(lists[ownerFeature])
	out.trades = newWordSet(lists[ownerTrade])
	out.names = newWordSet(lists[ownerName])
	out.groups = newWordSet(lists[ownerGroup])
	out.sites = newWordSet(append(lists[ownerFacility], lists[ownerFacility|ownerLasting]...))
	return out, nil
}

// searched gives the sets that are looked for all over a sentence.
func (o *owners) searched() []*wordSet {
	return []*wordSet{&o.areas, &o.houses, &o.actors, &o.villages, &o.names, &o.groups}
}
