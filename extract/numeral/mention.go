package numeral

import "statclaim/schema"

// Form is the way a number is written.
type Form uint8

// The forms.
const (
	Integer   Form = iota
	Decimal        // 3.5, 三点五
	Digits         // a digit string: 二〇二二, 八五
	Version        // 3.1.2 and longer: no value
	Percent        // 5%, 百分之五
	Permille       // 5‰, 千分之五
	Fraction       // 三分之一, 3/4, 一半
	Cheng          // 三成: tenths, read as percent
	Discount       // 八五折: percent of the price
	Ratio          // 3:1, 3比1: the quotient; without a value when it has more than two parts
	Ordinal        // 第三, 首位
	Doubling       // 翻一番: 2, 翻两番: 4
	Tolerance      // 15.5%±1%
	Zero           // 零 alone
	Half           // 半 alone, only a number before a unit
)

var formNames = [...]string{"integer", "decimal", "digits", "version", "percent", "permille", "fraction", "cheng", "discount",
	"ratio", "ordinal", "doubling", "tolerance", "zero", "half"}

// String is the form's lower-case name.
func (f Form) String() string { return formNames[f] }

// Flag is a set of remarks on a mention.
type Flag uint16

// The flags.
const (
	FullWidth       Flag = 1 << iota // written with full-width digits
	AmbiguousScale                   // 一百五, 1万5 (read as 150, 15000), 兆 (read as 10^12)
	RoundedQuotient                  // a quotient that does not end, rounded at schema.Scale places
	BareScale                        // a scale word alone (亿 in 亿元): only a number before a unit
	Arabic                           // written with Arabic digits
	Thousands                        // written with thousands marks
	Signed                           // a sign is part of it
	TooLong                          // too many digits for a value
	MiddleDot                        // the decimal point is a middle dot (３·５)
	Pair                             // two neighbouring digits: 三五, 六七十
	Few                              // 几 alone
	Colon                            // a ratio written with a colon, which may be a clock time
	Fused                            // 俩, 仨: numeral and classifier in one
	Hyphen                           // two numbers joined by a hyphen: 105-83
	Letter                           // its scale is a letter: 40k, 3M
	Improper                         // a fraction of one or more with a slash: 16/5, which may also be a date or two readings
)

// Mention is one number.
type Mention struct {
	Span schema.Span // all of it: 第, sign, digits, scale words, inner modifier, and the sign of its kind (%, 成, 折)
	Mark schema.Span // the printed %, ‰, 成 or 折 at the end of Span; empty where there is none
	Cue  schema.Span // the wording that makes it inexact (多, 几, 数, 上); empty when exact

	// Value is nil for ranges, vague numerals, versions, ratios of more than two parts, and numbers too long to keep. Mentions share values and
	// bounds, which are not to be written to.
	Value          *schema.Decimal
	Lower, Upper   *schema.Decimal // bounds from the inner wording; both equal Value when exact
	LowerInclusive bool
	UpperInclusive bool
	Qualifier      string // exact, more, about, several, range, at_least, over or under

	Scale int // power of ten of the scale word (万 4, 百万 6, 万亿 12); 1 for 成 and 折 written with one digit
	Form  Form
	Flags Flag
}

// Has reports whether all of f is set.
func (m *Mention) Has(f Flag) bool { return m.Flags&f == f }
