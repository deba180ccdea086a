package period

import "statclaim/schema"

// Room is where texts are scanned one after the other, by one goroutine: their periods lie there until it is cleared. What periods point to
// is theirs for good. The zero value is ready.
type Room struct {
	periods []Period
	dates   []schema.Date // free
	written [32]written
}

// written is an extent that was written last of those with its place in the room: texts speak of few periods.
type written struct {
	extent extent
	text   string
}

// Clear takes back the periods that were found in the room.
func (r *Room) Clear() {
	clear(r.periods)
	r.periods = r.periods[:0]
}

// Scan is the function Scan in a room: the periods lie there until it is cleared.
func (r *Room) Scan(runes []rune, ctx Context) []Period {
	const block, few = 64, 8
	start := len(r.periods)
	if cap(r.periods)-start < few {
		start, r.periods = 0, make([]Period, 0, block)
	}
	s := scanner{runes: runes, ctx: ctx, room: r}
	found := s.scan(r.periods[start:])
	if len(found) == 0 {
		return nil
	}
	if end := start + len(found); end <= cap(r.periods) { // else they lie elsewhere
		r.periods = r.periods[:end]
	}
	return found[:len(found):len(found)]
}

// days gives room for two dates.
func (r *Room) days() []schema.Date {
	const block = 16 // what keeps one of them keeps all
	if len(r.dates) == 0 {
		r.dates = make([]schema.Date, block)
	}
	days := r.dates[:2:2]
	r.dates = r.dates[2:]
	return days
}

// write gives the EDTF of an extent.
func (r *Room) write(x extent) string {
	place := &r.written[uint(x.low.year+5*x.low.month+7*x.low.day+11*x.high.month+13*x.high.day)%uint(len(r.written))]
	if place.text == "" || place.extent != x {
		place.extent, place.text = x, x.String()
	}
	return place.text
}

// setExtent fills EDTF and days.
func (s *scanner) setExtent(p *Period, x extent) {
	p.extent = x
	var days []schema.Date
	if s.room != nil {
		p.EDTF, days = s.room.write(x), s.room.days()
	} else {
		p.EDTF, days = x.String(), make([]schema.Date, 2)
	}
	days[0], days[1] = x.low.first(), x.high.last()
	if p.Until {
		days[0] = days[1]
	}
	if !x.openLow && days[0].Valid() || p.Until {
		p.Start = &days[0]
	}
	if !x.openHigh && days[1].Valid() || p.Until {
		p.End = &days[1]
	}
}
