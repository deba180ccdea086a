package layout

// Words of photo captions.
var (
	creditWords  = vocabulary.suffixes("credit")
	filmingWords = vocabulary.suffixes("filming")
	captionWords = vocabulary.prefixes("caption")
)

// isCredit reports a line that only says who took a photo: 通讯员 曹某 摄, （某某/摄）.
func isCredit(text []rune, s *shape) bool {
	core := stripSigns(text)
	n := suffixOf(core, creditWords)
	if n == 0 || s.width > 60 || s.finals > 0 || len(core) == n || suffixOf(core, filmingWords) > 0 {
		return false
	}
	head := core[:len(core)-n]
	for len(head) > 0 && (isSpace(head[len(head)-1]) || head[len(head)-1] == '/') {
		head = head[:len(head)-1]
	}
	return len(head) > 0 && (isCredits(head) || len(head) <= 4 && nameLength(head) == len(head))
}

// isCaption reports a text that ends with a photographer's name or begins as captions do.
func isCaption(text []rune, s *shape) bool {
	if s.runes > 300 {
		return false
	}
	if prefixOf(text, captionWords) > 0 || len(text) > 0 && (text[0] == '▲' || text[0] == '↑') && s.runes > 12 {
		return true
	}
	if len(text) < 5 {
		return false
	}
	core := text
	closed := core[len(core)-1] == '）' || core[len(core)-1] == ')'
	if closed {
		core = core[:len(core)-1]
	}
	n := suffixOf(core, creditWords)
	if n == 0 || suffixOf(core, filmingWords) > 0 {
		return false
	}
	return nameBefore(core[:len(core)-n], closed)
}

// nameBefore reports that text ends with a name set apart from what stands before it.
func nameBefore(text []rune, bracketed bool) bool {
	end := len(text)
	for end > 0 && (isSpace(text[end-1]) || text[end-1] == '/' || text[end-1] == '／') {
		end--
	}
	for n := 0; n <= 6 && n < end; n++ {
		r := text[end-1-n]
		switch {
		case isFinal(r), r == '（', r == '(', isCloser(r):
			return n >= 2
		case isSpace(r):
			return n >= 1
		case prefixOf(text[end-1-n:], reporterWords) > 0:
			return true
		case !isHan(r):
			return false
		}
	}
	return bracketed
}
