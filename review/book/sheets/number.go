package sheets

import (
	"math"
	"strconv"
	"strings"
)

// exactDigits is how many significant digits every double keeps: a number of no more is in the file as it was typed.
const exactDigits = 15

// maxDigits is more than a double has: 1.8E+308 and 4.9E-324.
const maxDigits = 400

// typed gives the plain decimal digits that a number of a file was typed as; ok is false for what is no number.
func typed(raw string) (digits string, ok bool) {
	raw = strings.TrimSpace(raw)
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) || strings.ContainsAny(raw, "xXpP_") || len(raw) > maxDigits {
		return "", false
	}
	if number == 0 {
		return "0", true
	}
	plain := expand(raw)
	n := significant(plain)
	if n <= exactDigits || n > 17 || !strings.ContainsAny(raw, ".eE") { // more digits, or a long whole number, are a program's own
		return plain, true
	}
	return strconv.FormatFloat(number, 'f', -1, 64), true
}

// expand writes out the exponent of a number that strconv can read.
func expand(raw string) string {
	sign := ""
	if rest, found := strings.CutPrefix(raw, "-"); found {
		sign, raw = "-", rest
	}
	raw = strings.TrimPrefix(raw, "+")
	mantissa, exponent, _ := strings.Cut(strings.ToLower(raw), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	shift, _ := strconv.Atoi(exponent) // 0 where there is none; a double bounds it
	digits := whole + fraction
	point := len(whole) + shift
	if point <= 0 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if point > len(digits) {
		digits += strings.Repeat("0", point-len(digits))
	}
	whole = strings.TrimLeft(digits[:point], "0")
	if whole == "" {
		whole = "0"
	}
	if point == len(digits) {
		return sign + whole
	}
	return sign + whole + "." + digits[point:]
}

// significant counts the digits from the first to the last that is not 0.
func significant(plain string) int {
	digits := strings.Replace(strings.TrimPrefix(plain, "-"), ".", "", 1)
	return len(strings.Trim(digits, "0"))
}

// hundredfold moves the point of plain digits by two places.
func hundredfold(plain string) string { return trimZeros(expand(plain + "e2")) }

func trimZeros(plain string) string {
	if !strings.Contains(plain, ".") {
		return plain
	}
	return strings.TrimRight(strings.TrimRight(plain, "0"), ".")
}
