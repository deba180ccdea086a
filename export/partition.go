package export

import (
	"fmt"
	"slices"
	"strings"

	"statclaim/schema"
)

// Key is what the claims of a dataset can be split by: the name in key=value of a folder. No key is a column of claims: a reader
// that finds one name in the path and in the file may refuse the dataset, as pyarrow does.
type Key string

// The keys. A claim without one goes to the folder of [NullPartition].
const (
	PublishedYear  Key = "published_year"  // of its document: 2024
	PublishedMonth Key = "published_month" // of its document: 2024-01
	PeriodYear     Key = "period_year"     // of period_start: 2023
	PlaceProvince  Key = "place_province"  // of place_code, as GB/T 2260 has provinces: 520000
)

// Keys lists every key in the order that they are documented in.
var Keys = []Key{PublishedYear, PublishedMonth, PeriodYear, PlaceProvince}

// NullPartition is the value of a key that a claim has not, as Hive spells it: readers take it for null.
const NullPartition = "__HIVE_DEFAULT_PARTITION__"

// ParseKeys reads a list such as "published_year,place_province", outer folders first. Repeated names count once. The error lists what
// is allowed.
func ParseKeys(list string) ([]Key, error) {
	var keys []Key
	for _, name := range strings.Split(list, ",") {
		k := Key(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(Keys, k) {
			return nil, fmt.Errorf("key %q: want one or more of %s, separated by commas", name, keyNames())
		}
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func keyNames() string {
	names := make([]string, len(Keys))
	for i, k := range Keys {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// partitioner finds the folder of a claim.
type partitioner struct {
	keys      []Key
	published map[[2]string]*schema.Date // by source and document_id; nil when no key asks for it
}

func newPartitioner(keys []Key) *partitioner {
	p := &partitioner{keys: keys}
	if slices.Contains(keys, PublishedYear) || slices.Contains(keys, PublishedMonth) {
		p.published = map[[2]string]*schema.Date{}
	}
	return p
}

// note keeps the publication day of a document for its claims.
func (p *partitioner) note(d *schema.Document) {
	if p.published == nil {
		return
	}
	var day *schema.Date
	if d.PublishedAt != nil {
		copied := *d.PublishedAt
		day = &copied
	}
	p.published[[2]string{d.Source, d.DocumentID}] = day
}

// values gives the value of every key, "" for null. They hold digits and hyphens only, so that no folder needs escapes.
func (p *partitioner) values(c *schema.Claim) ([]string, error) {
	var published *schema.Date
	if p.published != nil {
		day, known := p.published[[2]string{c.Source, c.DocumentID}]
		if !known {
			return nil, fmt.Errorf("claim %s of %s: its row of documents must be written before it", c.ClaimID, c.Source)
		}
		published = day
	}
	values := make([]string, len(p.keys))
	for i, key := range p.keys {
		switch key {
		case PublishedYear:
			values[i] = year(published)
		case PublishedMonth:
			values[i] = monthKey(published)
		case PeriodYear:
			values[i] = year(c.PeriodStart)
		case PlaceProvince:
			values[i] = province(c.PlaceCode)
		}
	}
	return values, nil
}

// folder joins the keys and their values as Hive does.
func (p *partitioner) folder(values []string) string {
	parts := make([]string, len(p.keys))
	for i, key := range p.keys {
		value := values[i]
		if value == "" {
			value = NullPartition
		}
		parts[i] = string(key) + "=" + value
	}
	return strings.Join(parts, "/")
}

func year(d *schema.Date) string {
	if d == nil || !d.Valid() {
		return ""
	}
	return fmt.Sprintf("%04d", d.Year)
}

func monthKey(d *schema.Date) string {
	if d == nil || !d.Valid() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// province gives the code of the province that a code of GB/T 2260 lies in. What is no such code lies in none.
func province(code string) string {
	if len(code) != 6 || !allDigits(code) {
		return ""
	}
	return code[:2] + "0000"
}
