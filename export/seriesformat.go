package export

import (
	"cmp"
	"math"
	"strings"

	"golang.org/x/text/width"

	"statclaim/schema"
)

// panelFormat is how the numbers of a row of 指标序列 are shown: all in 万 or 亿 where all are large, else as stated.
type panelFormat struct {
	magnitude int    // 8, 4 or 0
	suffix    string // sign of the unit
}

// formatOfRow chooses the largest of 亿 and 万 in which the largest value has digits before the point, and the smallest shows two.
func formatOfRow(r *seriesRow) panelFormat {
	f := panelFormat{suffix: unitSuffix(r.kind)}
	if f.suffix != "" {
		return f
	}
	least, most := math.Inf(1), 0.0
	for _, c := range r.cells {
		if a := math.Abs(c.value); a > 0 {
			least, most = min(least, a), max(most, a)
		}
	}
	switch {
	case most >= 1e8 && least >= 1e7:
		f.magnitude = 8
	case most >= 1e5 && least >= 1e4:
		f.magnitude = 4
	}
	return f
}

// code is the stored form of the format for a value with some decimals and a qualifier, which is shown as a mark: an inexact
// value never looks like an exact one. In the stored form a comma behind the digits divides by a thousand, and the point of 万 and
// 亿, which are no powers of it, is a literal among the digits that are left.
func (f panelFormat) code(decimals int8, qualifier string) string {
	digits := "#,##0"
	switch {
	case f.magnitude == 8:
		digits = `0\.00,,"亿"`
	case f.magnitude == 4:
		digits = `0\.0,"万"`
	case decimals > 0:
		digits += "." + strings.Repeat("0", int(decimals))
	}
	if f.suffix != "" {
		digits += `"` + f.suffix + `"`
	}
	before, behind := qualifierMarks(qualifier)
	if before+behind == "" {
		return digits
	}
	if before != "" {
		before = `"` + before + `"`
	}
	if behind != "" {
		behind = `"` + behind + `"`
	}
	return before + digits + behind + ";" + before + "-" + digits + behind
}

func qualifierMarks(qualifier string) (before, behind string) {
	switch qualifier {
	case schema.Exact:
		return "", ""
	case schema.Over:
		return "超", ""
	case schema.AtLeast:
		return "≥", ""
	case schema.AtMost:
		return "≤", ""
	case schema.More:
		return "", "多"
	case schema.About, schema.Under:
		return label("qualifier", qualifier), ""
	}
	return "〔" + label("qualifier", qualifier) + "〕", ""
}

// measureLabel says how the figures of a group measure: 同比变化, 占比, 较2020年变化, 目标·水平, with the verb in front.
func (g *panelGroup) measureLabel() string {
	comparison := label("comparison", g.key[keyComparison])
	if base := g.key[keyBaseline]; base != "" {
		comparison = "较" + strings.TrimPrefix(strings.TrimPrefix(base, "比"), "较")
	}
	var parts []string
	if m := g.key[keyModality]; m != schema.Actual {
		parts = append(parts, label("modality", m))
	}
	parts = append(parts, g.key[keyAction], comparison+label("measure", g.key[keyMeasure]))
	var shown []string
	for _, p := range parts {
		if p != "" {
			shown = append(shown, p)
		}
	}
	return strings.Join(shown, "·")
}

func (g *panelGroup) indicator() string {
	for _, r := range g.rows {
		return cmp.Or(r.indicator, g.key[keyIndicator])
	}
	return g.key[keyIndicator]
}

func (g *panelGroup) unit() string {
	for _, r := range g.rows {
		if r.unit != "" {
			return width.Fold.String(r.unit) + per(g.key[keyPer])
		}
	}
	return g.key[keyUnit] + per(g.key[keyPer])
}

func per(denominator string) string {
	if denominator == "" {
		return ""
	}
	return "/" + denominator
}
