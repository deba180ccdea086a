package extract

import "statclaim/schema"

// Persons are told by 某, which news put for a name (张某), by a title before the name (村支书王德海), or, at the beginning of a clause, by three
// characters that the dictionary has no words for, the first of them a surname.

// person gives the name of somebody whose given name is withheld: 张某, 李某某. The word words[j] may hold more: 陈|某种.
func person(s *sentence, words []word, j int) schema.Span {
	end := words[j].Start
	for end < words[j].End+1 && end < len(s.text) && s.text[end] == '某' {
		end++
	}
	if end == words[j].Start || words[j-1].class == 'w' || words[j-1].Len() > 1 || j > 1 && (isWord(s, words[j-2], "记者") || isWord(s, words[j-2], "通讯员")) {
		return schema.Span{}
	}
	return schema.Span{Start: words[j-1].Start, End: end}
}

// personBehind gives a person behind words that say where from or what: 尧市乡的|李某.
func (e *Engine) personBehind(s *sentence, words []word, k int, to *limit) schema.Span {
	const farthest = 6
	for j := k; j+2 < len(words) && j < k+farthest && to.holds(words[j+2].End); j++ {
		switch {
		case isChar(s, words[j], '的'):
			return person(s, words, j+2)
		case !e.namesPart(s, words[j]):
			return schema.Span{}
		}
	}
	return schema.Span{}
}

// namedPerson gives the person whose name, or title and name, begins at words[k], and the index of the word behind it.
func (e *Engine) namedPerson(s *sentence, words []word, k int, to *limit) (schema.Span, int) {
	const farthest = 6
	for j := k; j+1 < len(words) && j < k+farthest && to.holds(words[j].End); j++ {
		if kind := words[j].kind; kind&(ownerTitle|ownerAthlete) != 0 {
			if end := e.nameEnd(s, words, j+1, kind&ownerAthlete != 0); end > 0 && to.holds(words[end-1].End) {
				return schema.Span{Start: words[j+1].Start, End: words[end-1].End}, end
			}
		}
		if words[j].kind&ownerCountry != 0 && isChar(s, words[j+1], '的') {
			if end := e.nameEnd(s, words, j+2, true); end > 0 && to.holds(words[end-1].End) {
				return schema.Span{Start: words[j+2].Start, End: words[end-1].End}, end // 意大利的米雷西
			}
		}
		if !e.namesPart(s, words[j]) {
			break
		}
	}
	const full = 3 // code points
	if end := e.nameEnd(s, words, k, false); end == k+full && words[end-1].End-words[k].Start == full && to.holds(words[end-1].End) {
		return schema.Span{Start: words[k].Start, End: words[end-1].End}, end
	}
	return schema.Span{}, k
}

// nameEnd gives the index of the word behind a person's name that begins at words[j], or 0: a surname and one or two characters more. A
// foreign one has two to five characters, of which the dictionary knows not all.
func (e *Engine) nameEnd(s *sentence, words []word, j int, foreign bool) int {
	if j >= len(words) || !foreign && (words[j].Len() > 1 || !e.cues.Surname.isRune(s.text[words[j].Start])) {
		return 0
	}
	longest := 3
	if foreign {
		longest = 5
	}
	i, single := j, false
	for i < len(words) && words[i].End-words[j].Start <= longest && e.inName(s, words[i]) {
		single = single || words[i].Len() == 1
		i++
	}
	if i < j+2 || i >= len(words) || !single || !e.behindName(s, words[i]) {
		return 0
	}
	return i
}

// inName reports a word that may be a part of a person's name: of one character, or of two that the tables know nothing of.
func (e *Engine) inName(s *sentence, w word) bool {
	if w.class == classQuantity || w.class == classPeriod || w.class == 'w' || !isHan(s.text[w.Start]) {
		return false
	}
	if w.Len() == 1 {
		return !e.cues.NotNamed.isRune(s.text[w.Start])
	}
	return w.Len() == 2 && w.role == 0 && w.kind == 0 && w.class != 'd' && w.class != 'p' && w.class != 't'
}

// behindName reports what ends a name: a number, a mark, or a word that goes on with what the person does.
func (e *Engine) behindName(s *sentence, w word) bool {
	switch w.class {
	case classQuantity, classPeriod, 'p', 'd', 't':
		return true
	case 'v':
		return w.Len() > 1
	}
	return e.cues.BehindName.isRune(s.text[w.Start])
}
