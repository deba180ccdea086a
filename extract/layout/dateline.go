package layout

import (
	"slices"
	"unicode/utf8"

	"statclaim/extract/runeset"
)

// Words of the newspaper's own furniture, in both scripts.
var (
	datelineWords  = vocabulary.prefixes("dateline")
	outletWords    = vocabulary.prefixes("outlet")
	reporterWords  = vocabulary.prefixes("reporter")
	reportingWords = vocabulary.prefixes("reporting")
)

const (
	maxDateline = 28 // runes of 本报福州１０月１７日 before 讯
	maxCredits  = 60 // runes of （记者 某某 通讯员 某某）
)

// dateline gives the index behind a dateline such as 本报讯(通讯员 某某), 新华社北京3月5日电（记者 某某） or
// 某台消息（晚间新闻）：, or 0 where text begins with none.
func dateline(text []rune) int {
	at := 0
	if len(text) > 0 && text[0] == '【' {
		at = 1
	}
	word := datelineWord(text[at:])
	if word == 0 {
		return creditsOnly(text)
	}
	behind := at + word
	if at == 1 && behind < len(text) && text[behind] == '】' {
		behind++
	}
	next := skipSpace(text, behind)
	spaced := next > behind
	if end := bracketEnd(text, next, maxCredits); end > 0 {
		next, spaced = skipSpace(text, end), true
	}
	if end := reporting(text, next); end > 0 {
		next, spaced = end, true
	}
	if next < len(text) && (text[next] == '：' || text[next] == ':') {
		next, spaced = next+1, true
	}
	if !spaced && at == 0 && !isOwnNews(text[:behind]) {
		return 0
	}
	return skipSpace(text, next)
}

// datelineWord gives the index behind the 讯, 电 or 消息 of a dateline, or 0. An outlet is named before it.
func datelineWord(text []rune) int {
	head := text[:min(len(text), within)]
	if !namesOutlet(head) {
		return 0 // nearly all
	}
	for i := 1; i < len(head); i++ {
		if outletTurns[head[i]&1023] == 0 || prefixOf(text[i:], outletWords) == 0 {
			continue
		}
		if slices.ContainsFunc(head[:i], headEnds.Has) {
			return 0
		}
		return wordBehind(text, i+1)
	}
	return 0
}

// within is how many runes a dateline has at least the beginning of its outlet's last word in.
const within = 14

// outletTurns are the last ten bits of what those words begin with: few other code points share them.
var outletTurns = func() (turns [1024]uint8) {
	for _, word := range vocabulary["outlet"] {
		first, _ := utf8.DecodeRuneInString(word)
		turns[first&1023] = 1
	}
	return turns
}()

// namesOutlet reports that an outlet may be named in a text. It looks at all of it: to stop where something is found would take longer.
func namesOutlet(text []rune) bool {
	turns := uint8(0)
	for _, r := range text {
		turns |= outletTurns[r&1023]
	}
	return turns != 0
}

// wordBehind is datelineWord from i on, behind an outlet.
func wordBehind(text []rune, i int) int {
	for ; i < len(text) && i < maxDateline; i++ {
		if headEnds.Has(text[i]) {
			return 0
		}
		if n := prefixOf(text[i:], datelineWords); n > 0 && endsDateline(text, i+n) {
			return i + n
		}
	}
	return 0
}

// headMarks are the marks that no dateline holds before its 讯.
const headMarks = "。！？!?…⋯｡，、,､﹐﹑；：“”」〞）)》〉』】〕]］’\"'"

var headEnds = runeset.Of(headMarks)

// endsDateline reports whether what follows 讯 shows that a dateline ended there.
func endsDateline(text []rune, at int) bool {
	if at >= len(text) {
		return false
	}
	r := text[at]
	return isSpace(r) || r == '（' || r == '(' || r == '：' || r == ':' || r == '】' ||
		prefixOf(text[at:], reporterWords) > 0 || isOwnNews(text[:at])
}

// isOwnNews reports 本报讯, 本台讯 and their like, which need nothing behind them.
func isOwnNews(text []rune) bool {
	return len(text) == 3 && text[0] == '本' && (text[2] == '讯' || text[2] == '訊') && prefixOf(text[1:], outletWords) > 0
}

// bracketEnd gives the index behind a bracket group that begins at start, at most limit runes long, or 0.
func bracketEnd(text []rune, start, limit int) int {
	if start >= len(text) || text[start] != '（' && text[start] != '(' {
		return 0
	}
	for i := start + 1; i < len(text) && i < start+limit; i++ {
		switch text[i] {
		case '）', ')':
			return i + 1
		case '。':
			return 0
		}
	}
	return 0
}

// reporting gives the index behind 记者某某报道：, or 0.
func reporting(text []rune, start int) int {
	if start >= len(text) || prefixOf(text[start:], reporterWords) == 0 {
		return 0
	}
	for i := start; i < len(text) && i < start+24; i++ {
		if isPause(text[i]) || isFinal(text[i]) {
			return 0
		}
		if n := prefixOf(text[i:], reportingWords); n > 0 {
			if i+n < len(text) && (text[i+n] == '：' || text[i+n] == ':') {
				n++
			}
			return i + n
		}
	}
	return 0
}

// creditsOnly gives the index behind （记者 某某） where a text begins with that and goes on, or 0.
func creditsOnly(text []rune) int {
	end := bracketEnd(text, 0, maxCredits)
	if end == 0 || prefixOf(text[1:], reporterWords) == 0 {
		return 0
	}
	next := skipSpace(text, end)
	if next >= len(text) {
		return 0
	}
	return next
}
