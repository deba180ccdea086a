package export

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// The look of the workbook. Microsoft YaHei comes with Windows and Office; WPS and LibreOffice put their own Chinese font in its
// place.
const (
	fontFamily = "Microsoft YaHei"
	fontSize   = 10.0
	lineHeight = 15.5 // points of a line in that size
	headerFill = "1F4E79"
	headerText = "FFFFFF"
	ruleColor  = "D9D9D9"
	quietColor = "7F7F7F"

	emphasisColor = "C00000" // of the number in its sentence
	linkColor     = "0563C1"
	reviewFill    = "FFFBE6" // cells that a reviewer fills in
	tabColor      = "1F4E79"
	tableStyle    = "TableStyleLight1"
	titleSize     = 16.0
	sectionSize   = 12.0
)

// styleBook makes the styles of a workbook, each once.
type styleBook struct {
	file    *excelize.File
	numbers map[numberFormat]int
	named   map[string]int
}

// numberFormat is how a number is shown: as many decimals as stated, with the sign of its unit, or in 万 or 亿.
type numberFormat struct {
	decimals  int
	suffix    string
	magnitude int // power of ten of 万 or 亿, 0 for neither
}

// formatOf chooses 万 and 亿 by magnitude where these show every digit that is not zero.
func formatOf(d schema.Decimal, suffix string) numberFormat {
	n := numberFormat{decimals: min(max(0, -d.Exponent()), schema.Scale), suffix: suffix}
	if suffix != "" {
		return n
	}
	digits := strings.TrimPrefix(d.Canonical(), "-")
	switch {
	case strings.Contains(digits, "."):
	case len(digits) > 8 && strings.HasSuffix(digits, "000000"):
		return numberFormat{magnitude: 8}
	case len(digits) > 4 && strings.HasSuffix(digits, "000"):
		return numberFormat{magnitude: 4}
	}
	return n
}

func newStyleBook(f *excelize.File) *styleBook {
	return &styleBook{file: f, numbers: map[numberFormat]int{}, named: map[string]int{}}
}

// code is the stored form of the format: 0.00"%" and the like. A comma behind the digits divides by a thousand; the point of 万 and
// 亿, which are no powers of a thousand, is a literal among the digits that are left: 0\.0,"万" shows 33000 as 3.3万. (The form
// 0!.0 that is read in tutorials works in the dialogs of Chinese Excel only.)
func (n numberFormat) code() string {
	switch n.magnitude {
	case 8:
		return `0\.00,,"亿"`
	case 4:
		return `0\.0,"万"`
	}
	code := "#,##0"
	if n.decimals > 0 {
		code += "." + strings.Repeat("0", n.decimals)
	}
	if n.suffix != "" {
		code += `"` + n.suffix + `"`
	}
	return code
}

func (b *styleBook) number(n numberFormat) (int, error) {
	if id, made := b.numbers[n]; made {
		return id, nil
	}
	code := n.code()
	style := bodyStyle("right", false)
	style.CustomNumFmt = &code
	id, err := b.file.NewStyle(style)
	b.numbers[n] = id
	return id, err
}

// The styles by name.
const (
	styleHeader  = "header"
	styleText    = "text"
	styleWrap    = "wrap"
	styleRight   = "right" // text that is digits
	styleInteger = "integer"
	styleDate    = "date"
	styleQuiet   = "quiet" // ids, rules: there to be found, not to be read
	styleLink    = "link"

	styleReview      = "review" // cells that a reviewer fills in
	styleReviewWrap  = "review, wrapped"
	styleReviewRight = "review, right"
	styleTitle       = "title"
	styleSection     = "section"
	styleProse       = "prose"
)

func (b *styleBook) style(name string) (int, error) {
	if id, made := b.named[name]; made {
		return id, nil
	}
	id, err := b.file.NewStyle(namedStyle(name))
	b.named[name] = id
	return id, err
}

func namedStyle(name string) *excelize.Style {
	switch name {
	case styleHeader:
		s := bodyStyle("center", true)
		s.Font = &excelize.Font{Family: fontFamily, Size: fontSize, Bold: true, Color: headerText}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headerFill}}
		s.Alignment.Vertical = "center"
		return s
	case styleWrap:
		return bodyStyle("left", true)
	case styleRight:
		return bodyStyle("right", true)
	case styleInteger:
		s := bodyStyle("right", false)
		s.NumFmt = 1 // 0
		return s
	case styleDate:
		s := bodyStyle("center", false)
		code := "yyyy-mm-dd"
		s.CustomNumFmt = &code
		return s
	case styleQuiet:
		s := bodyStyle("left", false)
		s.Font.Color = quietColor
		return s
	case styleLink:
		s := plainStyle(fontSize, false)
		s.Font.Color, s.Font.Underline = linkColor, "single"
		return s
	case styleReview, styleReviewWrap, styleReviewRight:
		s := bodyStyle("left", name == styleReviewWrap)
		if name == styleReviewRight {
			s.Alignment.Horizontal = "right"
		}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{reviewFill}}
		return s
	case styleTitle:
		return plainStyle(titleSize, true)
	case styleSection:
		s := plainStyle(sectionSize, true)
		s.Font.Color = headerFill
		return s
	case styleProse:
		s := plainStyle(fontSize, false)
		s.Alignment.WrapText = true
		return s
	}
	return bodyStyle("left", false)
}

// wraps reports whether text in a style takes more than one line, so that the height of its row depends on it.
func wraps(style string) bool {
	return style == styleWrap || style == styleRight || style == styleReviewWrap
}

// linkTo makes a style for numbers that lead to a row of a sheet, shown as 原文 12.
func (b *styleBook) linkTo(sheet string) (int, error) {
	name := "link to " + sheet
	if id, made := b.named[name]; made {
		return id, nil
	}
	s := bodyStyle("left", false)
	s.Font.Color, s.Font.Underline = linkColor, "single"
	code := `"` + sheet + ` "0`
	s.CustomNumFmt = &code
	id, err := b.file.NewStyle(s)
	b.named[name] = id
	return id, err
}

// bodyStyle is that of a cell of a table.
func bodyStyle(horizontal string, wrap bool) *excelize.Style {
	s := plainStyle(fontSize, false)
	s.Alignment.Horizontal, s.Alignment.WrapText = horizontal, wrap
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: ruleColor, Style: 1})
	}
	return s
}

func plainStyle(size float64, bold bool) *excelize.Style {
	return &excelize.Style{
		Font:      &excelize.Font{Family: fontFamily, Size: size, Bold: bold, Color: "000000"},
		Alignment: &excelize.Alignment{Vertical: "top"},
	}
}
