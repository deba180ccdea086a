package fold

import (
	"strings"
	"testing"
	"unicode/utf8"

	"statclaim/extract/data"
)

func TestString(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"traditional sentence", "廣東省戶籍人口達136.03萬人", "广东省户籍人口达136.03万人"},
		{"units and classifiers", "億萬個兩隻週歲畝頃噸輛棟點餘", "亿万个两只周岁亩顷吨辆栋点余"},
		{"after and before", "三年後以來佔總數", "三年后以来占总数"},
		{"Taiwan", "臺灣與台灣", "台湾与台湾"},
		{"Hong Kong variants", "衞生署説明綫路", "卫生署说明线路"},
		{"formal numerals", "叄佰貳拾", "叁佰贰拾"},
		{"kept: the length li", "這裡與裏面", "这裡与裏面"},
		{"kept: emperor's name", "乾隆", "乾隆"},
		{"kept: a thousand", "鞦韆", "秋韆"},
		{"kept: simplified words", "著名的瞭望", "著名的瞭望"},
		{"kept: folding fan", "三摺頁", "三摺页"},
		{"full-width Latin and percent", "ＧＤＰ增长５％，Ａ／Ｂ", "GDP增长５%，A/B"},
		{"full-width digits and punctuation stay", "１２．５，：（）", "１２．５，：（）"},
		{"Kangxi radicals", "⼀⽉⼆⼗⼈", "一月二十人"},
		{"compatibility Han", "\uf9fd\uf978", "什两"},
		{"simplified is untouched", "同比增长13.38％", "同比增长13.38%"},
		{"outside the basic plane", "𠮷😀", "𠮷😀"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := String(test.text); got != test.want {
				t.Errorf("String(%q)\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}

func TestTableIsClosed(t *testing.T) {
	for from, to := range table() {
		if to != 0 && table()[to] != 0 {
			t.Errorf("%q folds to %q, which folds again to %q", rune(from), rune(to), rune(table()[to]))
		}
	}
}

func TestDigitsStay(t *testing.T) {
	for _, r := range "０１２３４５６７８９．，：（）、。；〇零一二三四五六七八九十百千万亿" {
		if table()[r] != 0 {
			t.Errorf("%q folds to %q, want itself", r, rune(table()[r]))
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two characters", "萬\t万\n個個\t个\n", "fold.tsv:2: \"個個\\t个\": want"},
		{"no tab", "萬万", "fold.tsv:1"},
		{"twice", "萬\t万\n# note\n萬\t卍\n", "fold.tsv:3: '萬' stands twice"},
		{"ASCII", "a\tb\n", "fold.tsv:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := parse([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("parse(%q) = %v, want an error with %q", test.text, err, test.want)
			}
		})
	}
}

func FuzzRunes(f *testing.F) {
	f.Add("廣東省戶籍人口達136.03萬人")
	f.Add("\xff萬\xf0\x28")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		before := string(runes)
		once := Runes(runes)
		if len(once) != len(runes) {
			t.Fatalf("Runes(%q) has %d runes, want %d", text, len(once), len(runes))
		}
		if string(runes) != before {
			t.Fatalf("Runes(%q) changed its input", text)
		}
		if twice := Runes(once); string(twice) != string(once) {
			t.Fatalf("Runes(%q) is not settled: %q, then %q", text, string(once), string(twice))
		}
		if got := String(text); utf8.RuneCountInString(got) != len(runes) {
			t.Fatalf("String(%q) = %q: length differs", text, got)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := embedded(b)
	for b.Loop() {
		if _, err := parse(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRunes(b *testing.B) {
	runes := []rune(strings.Repeat("廣東省戶籍人口達136.03萬人，同比增长5％。", 100))
	b.SetBytes(int64(len(string(runes))))
	for b.Loop() {
		Runes(runes)
	}
}

func embedded(b *testing.B) []byte {
	text, err := data.Tables.ReadFile(tableFile)
	if err != nil {
		b.Fatal(err)
	}
	return text
}
