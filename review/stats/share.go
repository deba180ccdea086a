package stats

import "math"

// Share is a part of a whole with the interval of Wilson's score at 95 %. Of nothing there is no share: Value is nil.
type Share struct {
	Part  int      `json:"part"`
	Whole int      `json:"whole"`
	Value *float64 `json:"value"` // Part of Whole
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// z is the quantile of the normal distribution that an interval of 95 % has.
const z = 1.959963984540054

func share(part, whole int) Share {
	s := Share{Part: part, Whole: whole}
	if whole == 0 {
		return s
	}
	n := float64(whole)
	p := float64(part) / n
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	low, high := round(max(0, middle-half)), round(min(1, middle+half))
	p = round(p)
	s.Value, s.Low, s.High = &p, &low, &high
	return s
}

// round keeps four places, so that the last bits of a processor do not show.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
