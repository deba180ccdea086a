package period

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestSigns puts the words of all classes and parts of the case table's texts in any order: where an expression is found, a sign stands.
func TestSigns(t *testing.T) {
	signs, numerals := Signs()
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
	for _, c := range numerals {
		pieces = slices.DeleteFunc(pieces, func(piece string) bool { return strings.ContainsRune(piece, c) })
	}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 300_000 {
		var text strings.Builder
		for range 1 + random.IntN(4) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		if len(Scan([]rune(text.String()), Context{})) == 0 {
			continue
		}
		found++
		if !holdsSign(text.String(), signs) {
			t.Fatalf("%q holds an expression, but no sign of one", text.String())
		}
	}
	if found == 0 {
		t.Error("no text holds an expression")
	}
	if plain := "到前头的人从大街上走近这多半是早晚的事"; holdsSign(plain, signs) {
		t.Errorf("%q holds a sign", plain)
	}
}

func holdsSign(text string, signs []string) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
}
