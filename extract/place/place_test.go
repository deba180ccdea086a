package place

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"statclaim/extract/data"
	"statclaim/extract/fold"
	"statclaim/extract/lexicon"
)

var loaded = sync.OnceValue(func() *Gazetteer {
	g, err := Load(data.Tables)
	if err != nil {
		panic(err)
	}
	if g.Words, err = lexicon.Load(data.Tables); err != nil {
		panic(err)
	}
	return g
})

// show writes matches as text, with ? behind weak ones and + behind parts of longer names.
func show(text []rune, matches []Match) string {
	var parts []string
	for _, m := range matches {
		s := string(text[m.Start:m.End])
		if m.Weak {
			s += "?"
		}
		if m.Part {
			s += "+"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func TestScan(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"full names", "贵州省安顺市关岭布依族苗族自治县", "贵州省 安顺市 关岭布依族苗族自治县"},
		{"middle forms", "关岭自治县和关岭县", "关岭自治县 关岭县"},
		{"short forms", "贵州安顺关岭", "贵州 安顺 关岭"},
		{"autonomous region", "广西壮族自治区、广西", "广西壮族自治区 广西"},
		{"county of one character", "康县人均，康定", "康县 康定"},
		{"former names", "襄樊市、平坝县、崇文区", "襄樊市 平坝县 崇文区"},
		{"prefecture of old", "信阳地区", "信阳地区"},
		{"Hong Kong, Macau, Taiwan", "香港特别行政区、澳门和台湾地区", "香港特别行政区 澳门 台湾地区"},
		{"traditional", "觀塘區與台中市", "观塘区 台中市"},
		{"corps", "新疆生产建设兵团石河子市", "新疆生产建设兵团 石河子市"},
		{"the country is none", "全国、我国和中国", ""},
		{"generic name alone is none", "城区和郊区", ""},
		{"generic name behind its city", "晋城市城区", "晋城市城区"},
		{"organ of a place", "平坝检察院", "平坝"},

		{"part: road", "南京路", "南京+"},
		{"part: university", "贵州大学", "贵州+"},
		{"part: company", "安顺投资建设集团有限公司", "安顺+"},
		{"part: team", "辽宁队", "辽宁+"},

		{"weak: ordinary word", "太湖水质", "太湖?"},
		{"weak: given name", "记者李长春说", "长春?"},
		{"not a given name", "来到长春说", "长春"},

		{"inside: Qinghai's south", "青海南部", "青海"},
		{"inside: south bank of the Yellow River", "黄河南岸", ""},
		{"inside: innovation platform", "创新平台", ""},
		{"inside: comprehensive level", "综合水平", ""},
		{"inside: each week at least", "每周至少", ""},
		{"inside: all installed", "全都安装", ""},
		{"inside: the largest", "效益最大化", ""},
		{"inside: market", "广州市场", "广州"},
		{"inside: a town's name", "永康镇和秀山岛", ""},
		{"town behind a place", "安顺乡村和秀山县城", "安顺 秀山"},
		{"inside: idiom", "大同小异", ""},
		{"inside: Dr Sun", "孙中山先生", ""},
		{"from a province, not a county", "从江苏引进", "江苏"},
		{"coast cities", "沿海城市", ""},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := fold.Runes([]rune(test.text))
			if got := show(text, loaded().Scan(text)); got != test.want {
				t.Errorf("Scan(%q)\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	g := loaded()
	tests := []struct {
		name, text string
		from, n    int
		codes      string
	}{
		{"longest", "紫云自治县公安局", 0, 5, "520425"},
		{"in the middle", "在安顺市", 1, 3, "520400"},
		{"ambiguous", "鼓楼区", 0, 3, "320106 320302 350102 410204"},
		{"none", "人民", 0, 0, ""},
		{"longer word", "大理石", 0, 0, ""},
		{"at the end", "安", 0, 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, ids := g.Find([]rune(test.text), test.from)
			var codes []string
			for _, id := range ids {
				codes = append(codes, g.Place(id).Code)
			}
			if got := strings.Join(codes, " "); n != test.n || got != test.codes {
				t.Errorf("Find(%q, %d) = %d, %s, want %d, %s", test.text, test.from, n, got, test.n, test.codes)
			}
		})
	}
}

func TestResolve(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unambiguous", "安顺", "520400"},
		{"former name of a present place", "襄樊", "420600"},
		{"settled by the place before it", "北京市朝阳区和长春市朝阳区", "110000 110105 220100 220104"},
		{"settled by its parent", "南京召开会议。鼓楼区增长", "320100 320106"},
		{"settled by its child", "西湖区与杭州市的上城区", "330106 330100 330102"},
		{"settled by its province", "通州区、如东县", "320612 320623"},
		{"open", "鼓楼区增长", "-"},
		{"open between two", "南京和徐州的鼓楼区", "320100 320300 -"},
		{"weak alone", "太湖水质", "-"},
		{"weak beside its full name", "太湖县召开会议。太湖增长", "340825 340825"},
		{"weak beside its parent", "安庆市、太湖", "340800 340825"},
		{"weak is not saved by its province", "安徽省的太湖", "340000 -"},
		{"former and present", "上海市卢湾区", "310000 310103"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var codes []string
			for _, p := range loaded().Resolve(loaded().Scan([]rune(test.text))) {
				if p == nil {
					codes = append(codes, "-")
					continue
				}
				codes = append(codes, p.Code)
			}
			if got := strings.Join(codes, " "); got != test.want {
				t.Errorf("Resolve(%q) = %s, want %s", test.text, got, test.want)
			}
		})
	}
}

func TestTownLike(t *testing.T) {
	tests := []struct {
		name, text string
		at         int
		want       string
	}{
		{"town", "坪上镇林下养蜂基地", 0, "坪上镇"},
		{"township", "在大河乡", 1, "大河乡"},
		{"village", "小河沟村曾有", 0, "小河沟村"},
		{"street", "永宁街道办事处", 0, "永宁街道"},
		{"community", "幸福里社区", 0, ""},
		{"community, plain", "新华社区", 0, "新华社区"},
		{"word", "农村人口", 0, ""},
		{"word inside", "贫困示范村", 0, ""},
		{"villagers", "李楼村民", 0, ""},
		{"prose before it", "在岗乌镇", 0, ""},
		{"listed place before it", "安顺市岗乌镇", 0, ""},
		{"short", "镇", 0, ""},
		{"one character", "王村", 0, ""},
		{"end of text", "岗乌", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := []rune(test.text)
			n := loaded().TownLike(text, test.at)
			if got := string(text[test.at : test.at+n]); got != test.want {
				t.Errorf("TownLike(%q, %d) = %q, want %q", test.text, test.at, got, test.want)
			}
		})
	}
}

// TestTable checks what the table promises: codes that agree with their level and parent, forms that find their place.
func TestTable(t *testing.T) {
	g := loaded()
	seen := map[string]string{}
	for i := range g.places {
		p := &g.places[i]
		if p.Code != "" && p.Until == 0 {
			if other := seen[p.Code]; other != "" {
				t.Errorf("%s and %s share the code %s", p.Name, other, p.Code)
			}
			seen[p.Code] = p.Name
		}
		if (p.Parent == none) != (p.Level == Province) {
			t.Errorf("%s: level %d, parent %d", p.Name, p.Level, p.Parent)
		}
		if parent := g.Place(p.Parent); parent != nil && (parent.Level >= p.Level || p.Code != "" && p.Code[:2] != parent.Code[:2]) {
			t.Errorf("%s %s does not lie in %s %s", p.Code, p.Name, parent.Code, parent.Name)
		}
	}
	for i := range g.forms.list {
		f := &g.forms.list[i]
		runes := make([]rune, f.length)
		for k := range runes {
			runes[k] = rune(g.forms.text[int(f.start)+k])
		}
		if got := g.find(runes, 0); got != f {
			t.Errorf("form %s is not found", string(runes))
		}
		if folded := fold.Runes(runes); string(folded) != string(runes) {
			t.Errorf("form %s folds to %s", string(runes), string(folded))
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	const context = "part\t路\n"
	tests := []struct{ name, places, context, want string }{
		{"columns", "1\t甲省\n", context, "places.tsv:1"},
		{"level", "1\t甲省\t7\t\t\t\t\n", context, "places.tsv:1: 甲省: level \"7\": want 1, 2 or 3"},
		{"year", "1\t甲省\t1\t\tx\t\t\n", context, "places.tsv:1: 甲省: until"},
		{"parent", "1\t甲省\t1\t\t\t\t\n2\t乙市\t2\t9\t\t\t\n", context, "乙市: no current place"},
		{"short form", "1\t甲省\t1\t\t\t甲\t\n", context, "places.tsv:1: form \"甲\": want 2"},
		{"kind", "1\t甲省\t1\t\t\t\t\n", "other\t路\n", "place_context.tsv:1: unknown kind \"other\""},
		{"reject", "1\t甲省\t1\t\t\t\t\n", "reject\t市场价\n", "place_context.tsv:1: \"市场价\": want two"},
		{"behind", "1\t甲省\t1\t\t\t\t\n", "town-behind\t村民\n", "place_context.tsv:1: \"村民\": want a suffix"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{placesFile: {Data: []byte(test.places)}, contextFile: {Data: []byte(test.context)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

func FuzzScan(f *testing.F) {
	f.Add("贵州省安顺市关岭布依族苗族自治县，记者李长春")
	f.Add("\xff市市场从江苏")
	f.Fuzz(func(t *testing.T, text string) {
		g := loaded()
		runes := fold.Runes([]rune(text))
		matches := g.Scan(runes)
		end := 0
		for _, m := range matches {
			if m.Start < end || m.End <= m.Start+1 || m.End > len(runes) || len(m.Candidates) == 0 {
				t.Fatalf("Scan(%q): match %+v behind %d of %d", text, m, end, len(runes))
			}
			end = m.End
		}
		if got := show(runes, g.Scan(runes)); got != show(runes, matches) {
			t.Fatalf("Scan(%q) differs the second time", text)
		}
		if places := g.Resolve(matches); len(places) != len(matches) {
			t.Fatalf("Resolve(%q): %d places for %d matches", text, len(places), len(matches))
		}
		for i := range runes {
			if n := g.TownLike(runes, i); n < 0 || i+n > len(runes) {
				t.Fatalf("TownLike(%q, %d) = %d", text, i, n)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(data.Tables); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	const text = "前年起，遵义市着力铺开水质监测“哨点工程”，依托各街道，动员住户在全市布设了17万多台水箱、管网小型检测设备，紫云自治县水务局验收。"
	runes := []rune(text)
	loaded()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		loaded().Scan(runes)
	}
}

// TestCutsWordAsCut holds the quick look for words across the borders of a name against the cut of the text around it.
func TestCutsWordAsCut(t *testing.T) {
	g := loaded()
	random := rand.New(rand.NewPCG(1, 1))
	parts := []string{"创新", "平台", "新平", "三", "十", "原", "亚", "北京", "大学", "永宁", "江苏", "从江", "二", "百", "中心", "人民", "公安", "南", "海", "山", "和", "平", "台", "东", "方", "市", "县"}
	cut := 0
	for range 20_000 {
		var text []rune
		for range 2 + random.IntN(6) {
			text = append(text, []rune(parts[random.IntN(len(parts))])...)
		}
		for start := range text {
			for end := start + 2; end <= min(start+3, len(text)); end++ {
				from, to := max(start-10, 0), min(end+6, len(text))
				got, want := g.cutsWord(text, start, end), g.cutsToken(text, from, start, end, to)
				if got != want {
					t.Fatalf("%s at %d..%d: %v, want %v", string(text), start, end, got, want)
				}
				if want {
					cut++
				}
			}
		}
	}
	if cut == 0 {
		t.Error("no name cuts a word")
	}
}
