package sheets

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape reads _x000D_ and the like, by which a workbook writes the UTF-16 units that XML cannot hold (ST_Xstring of ECMA-376);
// _x005F_ is the underscore of a text that looks like one.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for at >= 0 {
		out.WriteString(s[:at])
		s = s[at:]
		unit, ok := escaped(s)
		if !ok {
			out.WriteString(s[:2])
			s = s[2:]
			at = strings.Index(s, "_x")
			continue
		}
		s = s[7:]
		r := rune(unit)
		if low, ok := escaped(s); ok && utf16.IsSurrogate(r) && utf16.DecodeRune(r, rune(low)) != utf8.RuneError {
			r = utf16.DecodeRune(r, rune(low))
			s = s[7:]
		}
		out.WriteRune(r)
		at = strings.Index(s, "_x")
	}
	return out.String() + s
}

// escaped reads the escape that s begins with.
func escaped(s string) (unit uint64, ok bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:6], 16, 16)
	return unit, err == nil
}
