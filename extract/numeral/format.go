package numeral

import (
	"strings"

	"statclaim/schema"
)

// Style is a way to write a number.
type Style uint8

// The styles.
const (
	Lowercase   Style = iota // 小写: 一万零二十三点五
	Capital                  // 大写: 壹万零贰拾叁点伍
	Mixed                    // digits in groups: 1亿2000万3456
	Grouped                  // 1,234,567.5
	WideGrouped              // １，２３４，５６７．５
	DigitString              // 一〇〇二三点五
)

type alphabet struct {
	digits [10]string
	times  [4]string
}

var (
	lowercase = alphabet{[10]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, [4]string{"", "十", "百", "千"}}
	capitals  = alphabet{[10]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, [4]string{"", "拾", "佰", "仟"}}
)

// groupNames are the scale words of groups of four digits, from the right.
var groupNames = [4]string{"", "万", "亿", "万亿"}

// Format writes v, which must not be negative and must be below 10^16; anything else gives the plain digits.
func Format(v schema.Decimal, style Style) string {
	text := v.String()
	integer, fraction, _ := strings.Cut(text, ".")
	if v.Sign() < 0 || len(integer) > 16 {
		return text
	}
	switch style {
	case Lowercase:
		return lowercase.integer(integer) + lowercase.fraction(fraction)
	case Capital:
		return capitals.integer(integer) + capitals.fraction(fraction)
	case Mixed:
		return mixed(integer, fraction)
	case Grouped:
		return grouped(integer, ",") + point(fraction, ".")
	case WideGrouped:
		return widen(grouped(integer, "，") + point(fraction, "．"))
	}
	return stringOf(integer) + lowercase.fraction(fraction)
}

func point(fraction, mark string) string {
	if fraction == "" {
		return ""
	}
	return mark + fraction
}

// groups cuts digits into groups of four from the right, the highest first.
func groups(digits string) []string {
	var out []string
	for len(digits) > 4 {
		cut := (len(digits)-1)%4 + 1
		out = append(out, digits[:cut])
		digits = digits[cut:]
	}
	return append(out, digits)
}

// integer writes digits by the grammar of groups: 零 stands for skipped places inside.
func (a *alphabet) integer(digits string) string {
	var out strings.Builder
	all := groups(digits)
	skipped := false
	for i, g := range all {
		body := a.group(g, out.Len() > 0 && (skipped || g[0] == '0'), out.Len() == 0 && a == &lowercase)
		if body == "" {
			skipped = true
			continue
		}
		skipped = false
		out.WriteString(body)
		out.WriteString(scaleName(all, i))
	}
	if out.Len() == 0 {
		return a.digits[0]
	}
	return out.String()
}

// scaleName is the scale word of group i. 万亿 is written 万 when a group of 亿 with digits follows it.
func scaleName(all []string, i int) string {
	power := len(all) - 1 - i
	if power == 3 && strings.Trim(all[i+1], "0") != "" {
		return "万"
	}
	return groupNames[power]
}

// group writes up to four digits; zero asks for 零 in front. The 一 of a leading 一十 is left out.
func (a *alphabet) group(digits string, zero, short bool) string {
	var out strings.Builder
	for i := range digits {
		d := digits[i] - '0'
		if d == 0 {
			zero = zero || out.Len() > 0
			continue
		}
		if zero {
			out.WriteString(a.digits[0])
			zero = false
		}
		place := len(digits) - 1 - i
		if !(short && d == 1 && place == 1 && out.Len() == 0) {
			out.WriteString(a.digits[d])
		}
		out.WriteString(a.times[place])
	}
	return out.String()
}

func (a *alphabet) fraction(digits string) string {
	if digits == "" {
		return ""
	}
	var out strings.Builder
	out.WriteString("点")
	for _, d := range []byte(digits) {
		out.WriteString(a.digits[d-'0'])
	}
	return out.String()
}

// mixed writes each group of four in Arabic digits before its scale word; groups behind the first keep their zeros, so that
// 1万0005 is not read as 1万5.
func mixed(integer, fraction string) string {
	if fraction != "" {
		return integer + "." + fraction
	}
	var out strings.Builder
	all := groups(integer)
	for i, g := range all {
		if strings.Trim(g, "0") == "" && len(all) > 1 {
			continue
		}
		out.WriteString(g)
		out.WriteString(scaleName(all, i))
	}
	return out.String()
}

func grouped(digits, mark string) string {
	if len(digits) <= 3 {
		return digits
	}
	return grouped(digits[:len(digits)-3], mark) + mark + digits[len(digits)-3:]
}

// widen writes digits in full width.
func widen(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

func stringOf(digits string) string {
	var out strings.Builder
	for _, d := range []byte(digits) {
		if d == '0' {
			out.WriteString("〇")
			continue
		}
		out.WriteString(lowercase.digits[d-'0'])
	}
	return out.String()
}
