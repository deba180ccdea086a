package export

import "statclaim/schema"

// coverage is the time that the actual figures of a run are about, and the time in which its documents were published.
type coverage struct{ periods, published days }

// days is a range of days, both inclusive.
type days struct {
	first, last schema.Date
	some        bool
}

func (d *days) add(day *schema.Date) {
	if day == nil {
		return
	}
	if !d.some || day.Before(d.first) {
		d.first = *day
	}
	if !d.some || d.last.Before(*day) {
		d.last = *day
	}
	d.some = true
}

// String prints the range, or says that there is none.
func (d days) String() string {
	if !d.some {
		return "未写明"
	}
	return d.first.String() + " 至 " + d.last.String()
}

func (c *coverage) add(claim *schema.Claim) {
	if claim.Modality != schema.Actual {
		return
	}
	c.periods.add(claim.PeriodStart)
	c.periods.add(claim.PeriodEnd)
}
