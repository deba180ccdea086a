package extract

import (
	"strings"

	"statclaim/schema"
)

// nameAt collects the name that begins at words[k], and the index of the word behind it: the longest run of words that may stand in
// one and ends in a word that may end one. A list may close with 等 (消防、武警、民兵等).
func (e *Engine) nameAt(s *sentence, words []word, k int, to *limit) (owner, int) {
	if words[k].is(roleAction) && !words[k].is(roleOrganisation) || isChar(s, words[k], '新') {
		return owner{}, k
	}
	o, end := owner{}, k
	items := true // every item of a list so far ends like a name
	j := k
	const longest, farthest = 40, 6 // words of a name, before a title
	for ; j < len(words) && j < k+longest && to.holds(words[j].End) && e.namesPart(s, words[j]); j++ {
		if kind := words[j].kind; kind&(ownerTitle|ownerAthlete) != 0 && j < k+farthest {
			if last := e.nameEnd(s, words, j+1, kind&ownerAthlete != 0); last > 0 && to.holds(words[last-1].End) {
				return owner{Span: schema.Span{Start: words[j+1].Start, End: words[last-1].End}, kind: ownerPerson}, last
			}
		}
		if !o.Empty() && end == j && words[j].is(roleAction) && j+1 < len(words) && words[j+1].kind == 0 && words[j+1].is(roleOrganisation) && words[j+1].Len() == 2 {
			break // 支队|检查|单位
		}
		if isChar(s, words[j], '、') {
			items = items && end == j
			continue
		}
		kind, head := e.endsName(s, words, k, j)
		if kind != 0 && items && (kind&ownerGroup == 0 || o.Empty()) {
			short := head == k && kind&(ownerName|ownerHouse|ownerPlace) == 0 && !e.fullWord(s, words[j])
			o, end = owner{Span: schema.Span{Start: words[k].Start, End: words[j].End}, kind: kind, short: short}, j+1
		}
	}
	if o.kind == ownerPlace {
		if last := e.sightBehind(s, words, end, to); last > end {
			o, end = owner{Span: schema.Span{Start: o.Start, End: words[last-1].End}, kind: ownerFacility}, last
		}
	}
	if j > k && j < len(words) && to.holds(words[j].End) {
		if p := person(s, words, j); !p.Empty() {
			return owner{Span: p, kind: ownerPerson}, j + 1
		}
		if o.Empty() && e.closesList(s, words, k, j) {
			return owner{Span: schema.Span{Start: words[k].Start, End: words[j].End}, kind: ownerOrganisation}, j + 1
		}
	}
	return closeQuote(s, words, o, end)
}

// sightBehind gives the index behind the words that make the name of a sight or station of the place in front of them, which no table has,
// or the same index: 利川|腾龙洞, 襄阳|东站.
func (e *Engine) sightBehind(s *sentence, words []word, at int, to *limit) int {
	const shortest, longest = 2, 4 // code points
	for i := at; i < len(words) && words[i].End-words[at].Start <= longest && to.holds(words[i].End); i++ {
		w := words[i]
		if strings.IndexByte("nsxagvqf", w.class) < 0 || w.is(roleAction|roleLink|roleStop|roleUp|roleDown|roleRegion) {
			return at
		}
		if w.End-words[at].Start < shortest || !e.cues.Sight.isRune(s.text[w.End-1]) {
			continue
		}
		if i+1 < len(words) && (words[i+1].class == 'n' || words[i+1].class == 's' || words[i+1].is(roleSuffix)) {
			continue // 山区|河道|治理
		}
		return i + 1
	}
	return at
}

// quotedAt gives the quoted name that begins at words[k], if it ends like a name or stands before a head: “邱大姐调解室”, “12369”平台.
func (e *Engine) quotedAt(s *sentence, words []word, k int, to *limit) (owner, int) {
	if k >= len(words) {
		return owner{}, k
	}
	end := quoteClosing(s, words, k)
	if end < k+2 || !to.holds(words[end].End) {
		return owner{}, k
	}
	kind, _ := e.headAt(s, words, k+1, end-1)
	const reach = 3 // words between the quotation and the head: “青鸾一号”遥四运载火箭
	for i := end + 1; i < len(words) && i <= end+reach && to.holds(words[i].End) && words[i].class != 'w' && e.namesPart(s, words[i]); i++ {
		if head, _ := e.headAt(s, words, end+1, i); head != 0 {
			kind, end = head, i
			break
		}
	}
	if kind &= ownerFacility | ownerActor | ownerOrganisation; kind == 0 {
		return owner{}, k
	}
	return owner{Span: schema.Span{Start: words[k].Start, End: words[end].End}, kind: kind}, end + 1
}

// closesList reports 等 behind a list of organisations, which the number and noun behind it say they are: 妇联、民政、残联等|7家单位.
func (e *Engine) closesList(s *sentence, words []word, k, j int) bool {
	if !isChar(s, words[j], '等') || j+2 >= len(words) || words[j+1].class != classQuantity || words[j-1].class == 'w' {
		return false
	}
	for i := k; i < j; i++ {
		if isChar(s, words[i], '、') {
			return words[j+2].is(roleOrganisation) || words[j+2].kind&(ownerFacility|ownerGroup) != 0
		}
	}
	return false
}

// closeQuote takes the closing mark of a quoted name into it, and refuses a name that ends in the midst of a quotation or of brackets.
func closeQuote(s *sentence, words []word, o owner, end int) (owner, int) {
	if o.Empty() {
		return o, end
	}
	quotes, brackets := 0, 0
	for _, r := range s.text[o.Start:o.End] {
		switch r {
		case '“':
			quotes++
		case '”':
			quotes--
		case '（':
			brackets++
		case '）':
			brackets--
		}
	}
	switch {
	case brackets > 0, quotes < 0: // 主要数据（单位, 青鸾一号”遥四火箭
		return owner{}, end
	case quotes == 0:
		return o, end
	}
	if end < len(words) && isChar(s, words[end], '”') {
		o.End = words[end].End
		return o, end + 1
	}
	return owner{}, end
}

// endsName gives the kind of the name that words[k:j+1] is, or 0, and the index of the word that its head begins with. A head that only
// says what kind of thing it is needs words before it, or must not be the attribute of a noun (企业|贷款).
func (e *Engine) endsName(s *sentence, words []word, k, j int) (ownerKind, int) {
	w := words[j]
	if s.placesSpan(schema.Span{Start: words[k].Start, End: w.End}) {
		return ownerPlace, k
	}
	if w.kind&ownerCountry != 0 && j == k {
		return ownerCountry, k
	}
	kind, head := e.headAt(s, words, k, j)
	bare, next := head == k, word{}
	if j+1 < len(words) {
		next = words[j+1]
	}
	if w.Len() == 1 && head == j && (bare || words[j-1].class == 'w' || next.is(roleSuffix|roleGeneric)) {
		return 0, j
	}
	noun := next.class == 'n' && !next.is(roleAction)
	attribute := next.class == 'n' || next.class == 'x' || next.class == 'g' || next.is(roleAverage) && e.cues.Staff.is(s.text[w.Start:w.End])
	switch {
	case kind&(ownerName|ownerHouse) != 0:
	case kind&ownerGroup != 0 && attribute, kind&(ownerFacility|ownerLasting) == ownerFacility && bare && attribute, kind&ownerReporter != 0 && bare, bare && noun:
		if kind&ownerLasting != 0 && next.is(roleGeneric) {
			return kind, head // 探测器|总重8.35吨
		}
		return 0, j
	case kind&(ownerFacility|ownerGroup) != 0 && words[k].class == 'g' && !bare:
		return 0, j // 发展设施|大棚
	}
	return kind, head
}

// headAt gives the kind of the head that ends with words[j], and the index of its first word: the longest of one to three words.
func (e *Engine) headAt(s *sentence, words []word, k, j int) (ownerKind, int) {
	const wanted = ownerFacility | ownerLasting | ownerGroup | ownerReporter | ownerActor | ownerHouse | ownerName
	for i := max(j-2, k); i <= j; i++ {
		if kind := e.owners.kinds.get(s.text[words[i].Start:words[j].End]) & wanted; kind != 0 {
			return kind, i
		}
	}
	for at := words[j].Start + 1; at+2 <= words[j].End; at++ {
		if kind := e.owners.kinds.get(s.text[at:words[j].End]) & ownerReporter; kind != 0 {
			return kind, j // 国家|统计局, one word of the dictionary
		}
	}
	if w := words[j]; w.class == 's' && w.Len() > 3 {
		if kind := e.owners.kinds.get(s.text[w.End-2:w.End]) & (ownerFacility | ownerLasting); kind != 0 {
			return kind, j // 云冈石窟, one word of the dictionary
		}
	}
	switch {
	case numbered(s, words, k, j):
		return ownerFacility | ownerLasting, j
	case e.unlisted(s, words[j]):
		last := words[j].End
		return ownerFacility | (e.owners.kinds.get(s.text[last-2:last])|e.owners.kinds.get(s.text[last-1:last]))&ownerLasting, j
	case words[j].is(roleOrganisation) && j == k:
		return ownerGroup, j // 单位, 部门: any of them
	case e.cues.AnyOffice.is(s.text[words[j].Start:words[j].End]) && !s.placeEndsBetween(words[k].Start, words[j].Start):
		return ownerGroup, j // 行政机关, 主管部门: several
	case words[j].is(roleOrganisation):
		return ownerOrganisation, j
	}
	return 0, j
}

// numbered reports a name that a number with 号 ends: 嫦娥六号, 雪龙2号. Before a noun it is only a part of one (一号|文件).
func numbered(s *sentence, words []word, k, j int) bool {
	w := words[j]
	if s.text[w.End-1] != '号' || j+1 < len(words) && words[j+1].class == 'n' && !words[j+1].is(roleGeneric) {
		return false
	}
	if w.Len() == 1 {
		return j > k+1 && words[j-1].class == 'm' && words[j-2].class != 'w'
	}
	return w.class == 'm' && j > k && words[j-1].class != 'w'
}

// placeEndsBetween reports a place that begins a name and ends before its head.
func (s *sentence) placeEndsBetween(start, end int) bool {
	for _, p := range s.places {
		if p.Start >= start && p.End <= end {
			return true
		}
	}
	return false
}

// unlisted reports a longer word that ends like a name though no table has it: 考察队, 青海湖.
func (e *Engine) unlisted(s *sentence, w word) bool {
	const shortest = 3
	if w.Len() < shortest || w.class != 'n' && w.class != 's' {
		return false
	}
	if e.cues.NameEnd.end(s.text[:w.End]) {
		return true
	}
	return w.class == 's' && e.owners.features.at(s.text[w.End-1:]) > 0
}

// fullWord reports one word that is a whole name, not the head of one: 中国队.
func (e *Engine) fullWord(s *sentence, w word) bool {
	return w.class == 'n' && w.kind == 0 && w.role == 0 && e.unlisted(s, w)
}

// namesPart reports words that a name of an organisation or a list of such may hold.
func (e *Engine) namesPart(s *sentence, w word) bool {
	switch w.class {
	case 'n', 's', 'x', 'g', 'a', 'b', 'i', 'm', 'q', 'f', 'j':
		return !w.is(roleRegion | roleUp | roleDown | roleLink)
	case 'w':
		r := s.text[w.Start]
		return r == '、' || r == '“' || r == '”' || r == '·' || r == '（' || r == '）'
	case 'c':
		return w.Len() == 1
	}
	if w.Len() == 1 && (w.kind&ownerFacility != 0 || !s.placeAround(w.Span).Empty()) {
		return true // 垫江|站, 永|善
	}
	if w.class == 'v' && w.Len() == 2 && w.End < len(s.text) {
		switch s.text[w.End] {
		case '队', '团', '站', '室', '组':
			return true // 调解|队
		}
	}
	return w.is(roleOrganisation|roleOwner) || e.cues.NamePart.is(s.text[w.Start:w.End])
}
