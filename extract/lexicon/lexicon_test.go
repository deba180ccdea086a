package lexicon

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"statclaim/extract/data"
)

var loaded = sync.OnceValue(func() *Lexicon {
	l, err := Load(data.Tables)
	if err != nil {
		panic(err)
	}
	return l
})

// show writes tokens as word/class.
func show(text string, tokens []Token) string {
	runes := []rune(text)
	parts := make([]string, len(tokens))
	for i, t := range tokens {
		parts[i] = string(runes[t.Start:t.End]) + "/" + string(t.Class)
	}
	return strings.Join(parts, " ")
}

func TestSegment(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"police", "城区治安案件同比减少", "城区/s 治安案件/n 同比/d 减少/v"},
		{"police: safety", "居民安全感升", "居民/n 安全感/n 升/v"},
		{"police: suspects", "审查犯罪嫌疑人", "审查/v 犯罪嫌疑人/n"},
		{"procuratorate", "共帮助困难妇女", "共/v 帮助/v 困难妇女/n"},
		{"court", "执结各类案件", "执结/v 各类/r 案件/n"},
		{"statistics", "规模以上工业增加值下滑", "规模以上工业增加值/n 下滑/v"},
		{"statistics: not increase plus value", "批发业增加值", "批发业/n 增加值/n"},
		{"finance", "存款余额", "存款余额/n"},
		{"company", "归属于上市公司股东的净利润为", "归属于上市公司股东的净利润/n 为/p"},
		{"agriculture", "生猪存栏", "生猪存栏/n"},
		{"transport", "港口完成货物吞吐量", "港口/n 完成/v 货物吞吐量/n"},
		{"crossing: reservoir", "修建水库", "修建/v 水库/n"},
		{"crossing: platform", "创新平台", "创新/g 平台/n"},
		{"place", "遵义市播州区人民检察院", "遵义市/s 播州区/s 人民检察院/n"},
		{"place, short", "紫云自治县公安局", "紫云自治县/s 公安局/n"},
		{"Chinese number", "三百二十五名", "三百二十五/m 名/q"},
		{"digits and marks", "增长13.38%，达5,000人", "增长/v 13.38%/m ，/w 达/v 5,000/m 人/n"},
		{"full-width digits", "１２．５％", "１２．５/m ％/w"},
		{"letters", "G60和5G", "G60/x 和/c 5G/x"},
		{"comma between numbers that does not join", "3, 4", "3/m ,/w  /w 4/m"},
		{"unknown Han stay single", "㐀㐁𠮷", "㐀/x 㐁/x 𠮷/x"},
		{"mask", "增长\ufdd0。", "增长/v \ufdd0/w 。/w"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := show(test.text, loaded().Segment([]rune(test.text), nil))
			if got != test.want {
				t.Errorf("Segment(%q)\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func TestLookup(t *testing.T) {
	tests := []struct {
		class byte
		words string
	}{
		{'n', "刑事发案 刑事案件 命案 发案 立案率 破案率 增加值 总产值 零售总额 可支配收入 纯利润 净利润 毛利率 吞吐量 客运量 货运量 存栏 出栏 安全感 满意度 贡献率 参保率 入园率 工作量 罚没款 标的额"},
		{'v', "达 达到 实现 完成 共 共计 累计 新增 建成 发放 抓获 破获 查处 办结 受理 审结 批捕 起诉 帮助 救助 培训 开展 组织 举办 排查 化解 调解 走访 接待 收到 投入 争取 落实 安排 拨付 惠及 覆盖 带动 解决 增长 下降 减少 提高 上升 回落"},
		{'d', "同比 环比 分别 约"},
		{'p', "比 较 截至 对"},
		{'t', "去年 上半年 年末"},
		{'s', "贵州 安顺市 全国 农村"},
		{'q', "美元 公里"},
		{'g', "投资 投诉"},
		{'u', "的"},
	}
	for _, test := range tests {
		for w := range strings.FieldsSeq(test.words) {
			if class, ok := loaded().Lookup([]rune(w)); !ok || class != test.class {
				t.Errorf("Lookup(%s) = %q, %v, want %q", w, class, ok, test.class)
			}
		}
	}
	for _, w := range []string{"", "不是一个词", "㐀", "𠮷"} {
		if class, ok := loaded().Lookup([]rune(w)); ok {
			t.Errorf("Lookup(%q) = %q, want none", w, class)
		}
	}
}

// TestEveryWordIsFound looks every entry up that the index holds.
func TestEveryWordIsFound(t *testing.T) {
	for _, at := range loaded().lines {
		w, rest, _ := strings.Cut(string(loaded().text[at:at+longest*runeBytes+8]), "\t")
		if class, ok := loaded().Lookup([]rune(w)); !ok || class != rest[0] {
			t.Fatalf("Lookup(%s) = %q, %v, want %q", w, class, ok, rest[0])
		}
	}
}

func TestLoadMerges(t *testing.T) {
	l, err := Load(fstest.MapFS{
		wordsFile:  {Data: []byte("# note\n丙\tn\t10\n乙\tn\t10\n")},
		domainFile: {Data: []byte("丁\tv\t20\n乙\tv\t20\n甲\tq\t20")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.lines); n != 4 {
		t.Errorf("%d words, want 4", n)
	}
	if got, want := show("丁丙乙甲", l.Segment([]rune("丁丙乙甲"), nil)), "丁/v 丙/n 乙/v 甲/q"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, base, domain, want string }{
		{"unsorted", "乙\tn\t1\n丁\tn\t1\n", "", "words.tsv:2: 丁 stands behind 乙"},
		{"twice", "", "丁\tn\t1\n丁\tv\t1\n", "words_domain.tsv:2: 丁 stands behind 丁"},
		{"class", "丁\tz\t1\n", "", "words.tsv:1"},
		{"frequency", "丁\tn\t999\n", "", "words.tsv:1"},
		{"columns", "丁\tn\n", "", "words.tsv:1"},
		{"no word", "\tn\t1\n", "", "words.tsv:1"},
		{"no end", "# note\n\n丁\tn\t", "", "words.tsv:3"},
		{"ASCII", "a\tn\t1\n", "", "words.tsv:1"},
		{"no UTF-8", "\xff\tn\t1\n", "", "words.tsv:1"},
		{"outside the basic plane", "𠮷\tn\t1\n", "", "words.tsv:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{wordsFile: {Data: []byte(test.base)}, domainFile: {Data: []byte(test.domain)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("no tables: want an error")
	}
}

// TestSegmentLongRun checks that the windows of a long run join without a seam.
func TestSegmentLongRun(t *testing.T) {
	const unit = "规模以上工业增加值同比增长的主要原因是"
	text := []rune(strings.Repeat(unit, 40))
	got := loaded().Segment(text, nil)
	one := loaded().Segment([]rune(unit), nil)
	if len(got) != 40*len(one) {
		t.Fatalf("%d tokens, want 40 times %d", len(got), len(one))
	}
	for i, token := range got {
		if want := one[i%len(one)].Class; token.Class != want {
			t.Errorf("token %d: class %q, want %q", i, token.Class, want)
		}
	}
}

func TestSegmentAllocatesNothing(t *testing.T) {
	text := []rune("2022年，秀山自治县梅江镇等中心城区治安案件同比减少7.46%，连续3年未发生火灾。")
	dst := make([]Token, 0, len(text))
	if n := testing.AllocsPerRun(10, func() { dst = loaded().Segment(text, dst[:0]) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func FuzzSegment(f *testing.F) {
	f.Add("城区治安案件同比减少7.46%，连续3年未发生火灾")
	f.Add("３．５％ G60 三百二十五𠮷\xff")
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		tokens := loaded().Segment(runes, nil)
		end := 0
		for _, token := range tokens {
			if token.Start != end || token.End <= token.Start || !strings.ContainsRune(classes+"w", rune(token.Class)) {
				t.Fatalf("Segment(%q): token %+v behind %d", text, token, end)
			}
			end = token.End
		}
		if end != len(runes) {
			t.Fatalf("Segment(%q) ends at %d of %d", text, end, len(runes))
		}
		if again := loaded().Segment(runes, nil); show(text, again) != show(text, tokens) {
			t.Fatalf("Segment(%q) differs the second time", text)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(data.Tables); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSegment(b *testing.B) {
	const text = "经过联防联控，2022年，秀山自治县梅江镇、龙池镇等中心城区治安案件同比减少7.46%，连续3年未发生火灾，群众安全感达98.78%。"
	runes := []rune(text)
	dst := make([]Token, 0, len(runes))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = loaded().Segment(runes, dst[:0])
	}
}
