package sheets

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// format is what the number format of a cell makes of its number.
type format struct {
	percent          bool
	year, month, day bool // parts of a date that are shown
}

func (f format) date() bool { return f.year || f.month || f.day }

// builtIn are the formats that have a number instead of a code, as Excel has them where Chinese is the language (ECMA-376, 18.8.30).
func builtIn(id int) format {
	full, month, day := format{year: true, month: true, day: true}, format{year: true, month: true}, format{month: true, day: true}
	switch id {
	case 9, 10:
		return format{percent: true}
	case 14, 15, 22, 30, 31:
		return full
	case 17, 27, 36, 50, 52, 57:
		return month
	case 16, 28, 29, 51, 53, 54, 58:
		return day
	}
	return format{}
}

// parseFormat reads the code of a format: its first part, without what is quoted, escaped or in brackets.
func parseFormat(code string) format {
	letters := strings.ToLower(bareCode(code))
	if strings.Contains(letters, "general") {
		return format{}
	}
	f := format{percent: strings.Contains(letters, "%")}
	for _, number := range []string{"e+", "e-"} {
		letters = strings.ReplaceAll(letters, number, "")
	}
	if strings.ContainsAny(letters, "0#?") { // of a number; s.000 is the fraction of a second
		f.year = strings.Contains(letters, "y")
		return format{percent: f.percent, year: f.year, month: f.year && strings.Contains(letters, "m"), day: f.year && strings.Contains(letters, "d")}
	}
	f.year = strings.ContainsAny(letters, "ye")
	f.day = strings.Contains(letters, "d")
	f.month = strings.Contains(letters, "m") && (f.year || f.day || !strings.ContainsAny(letters, "hs"))
	return f
}

func bareCode(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			return out.String()
		case '"':
			i = closing(code, i+1, '"')
		case '[':
			i = closing(code, i+1, ']')
		case '\\', '!', '_', '*':
			i++
		default:
			out.WriteByte(code[i])
		}
	}
	return out.String()
}

// closing gives the place of the byte that closes what begins at start, or the last place.
func closing(code string, start int, end byte) int {
	if n := strings.IndexByte(code[min(start, len(code)):], end); n >= 0 {
		return start + n
	}
	return len(code)
}

// readFormats reads the formats of the cell styles, by the index that cells have.
func readFormats(p *part) ([]format, error) {
	codes := map[int]format{}
	var formats []format
	err := p.each(func(e xml.StartElement) error {
		if len(p.open) < 2 {
			return nil
		}
		id, _ := strconv.Atoi(attribute(e, "numFmtId")) // 0, General, where there is none
		switch above := p.open[len(p.open)-2]; {
		case e.Name.Local == "numFmt" && above == "numFmts":
			codes[id] = parseFormat(attribute(e, "formatCode"))
		case e.Name.Local == "xf" && above == "cellXfs":
			f, own := codes[id]
			if !own {
				f = builtIn(id)
			}
			formats = append(formats, f)
		}
		return nil
	})
	return formats, err
}
