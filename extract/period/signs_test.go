package period

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestSigns puts the words of all classes and parts of the case table's texts in any order: where an expression is found, a sign stands.
func TestSigns(t *testing.T) {
	signs, figures, behind := Signs()
	var pieces []string
	for _, dictionary := range words {
		pieces = append(pieces, dictionary.list()...)
	}
	slices.Sort(pieces)
	pieces = append(pieces, strings.Split("的 ， 。 月 日 时 点 号 个 第 前 头 首 Q 到 至 自 从 早 晚 近 这 半 数 多 余 来 起 （ ） - : 年 天 周 星期", " ")...)
	for _, text := range seeds(t) {
		runes := []rune(text)
		for start := 0; start < len(runes); start += 3 {
			pieces = append(pieces, string(runes[start:min(start+4, len(runes))]))
		}
	}
	for _, c := range "0123456789０５〇零一二三四五六七八九十廿百千两几O" {
		pieces = append(pieces, string(c), string(c))
	}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 300_000 {
		var text strings.Builder
		for range 1 + random.IntN(6) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		if len(Scan([]rune(text.String()), Context{})) == 0 {
			continue
		}
		found++
		if !holdsSign(text.String(), signs, figures, behind) {
			t.Fatalf("%q holds an expression, but no sign of one", text.String())
		}
	}
	if found == 0 {
		t.Error("no text holds an expression")
	}
	if plain := "到前头的人从大街上走近这多半是早晚的事，第一批一些两次"; holdsSign(plain, signs, figures, behind) {
		t.Errorf("%q holds a sign", plain)
	}
}

func holdsSign(text string, words []string, figures, behind string) bool {
	runes := []rune(text)
	for i := range len(runes) - 1 {
		if strings.ContainsRune(figures, runes[i]) && strings.ContainsRune(behind, runes[i+1]) {
			return true
		}
	}
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
