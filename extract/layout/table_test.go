package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// tableLines gives each paragraph, a table as "table caption=N header=N" and its rows with cells parted by |.
func tableLines(p Page) []string {
	var out []string
	for _, q := range p.Paragraphs {
		if q.Table == nil {
			out = append(out, q.Section+": "+string(q.Runes))
			continue
		}
		out = append(out, fmt.Sprintf("table caption=%d header=%d", q.Table.Caption, q.Table.HeaderRows))
		for _, row := range q.Table.Rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, string(cell.Runes))
			}
			out = append(out, strings.Join(cells, "|"))
		}
	}
	return out
}

var tableCases = []struct {
	name, text string
	want       []string
}{
	{"full-width spaces", "表2　主要农产品产量\n\n品　种　　单　位　　产　量　　增长（%）\n茶　叶　　吨　　　　1260　　　5.1\n柑　橘　　万吨　　　32.5　　　-0.8\n\n　　全年丰收。",
		[]string{"caption: 表2　主要农产品产量", "table caption=0 header=1", "品　种|单　位|产　量|增长（%）", "茶　叶|吨|1260|5.1", "柑　橘|万吨|32.5|-0.8", "body: 全年丰收。"}},
	{"header parted by single spaces", "产量如下。\n附表　分县产量\n县别　产量（吨）　增长（%）\n东　县　　1260　　5.1\n西　县　　980　　 -0.8\n",
		[]string{"body: 产量如下。", "caption: 附表　分县产量", "table caption=1 header=1", "县别|产量（吨）|增长（%）", "东　县|1260|5.1", "西　县|980|-0.8"}},
	{"tabs", "指标\t绝对值\t增速\n生产总值\t120.5亿元\t6.1%\n财政收入\t8.2亿元\t-1.3%",
		[]string{"table caption=-1 header=1", "指标|绝对值|增速", "生产总值|120.5亿元|6.1%", "财政收入|8.2亿元|-1.3%"}},
	{"empty cells between tabs", "a\t\t3\nb\t2\t4\n", []string{"table caption=-1 header=0", "a||3", "b|2|4"}},
	{"note of the unit", "收支情况表\n单位：万元\n项目　　本年　　上年\n收入　　320　　　300\n支出　　280　　　260",
		[]string{"caption: 收支情况表", "table caption=0 header=2", "单位：万元", "项目|本年|上年", "收入|320|300", "支出|280|260"}},
	{"years in the header", "表1　人口\n年份　　2019年　　2020年\n户数　　1200　　　1300\n人口　　4100　　　4300",
		[]string{"caption: 表1　人口", "table caption=0 header=1", "年份|2019年|2020年", "户数|1200|1300", "人口|4100|4300"}},
	{"single spaces", "三个乡镇的产量：\n东岭 1200 35.1\n西岭 980 28.0\n南坪 1430 40.2\n以上为初步数。",
		[]string{"body: 三个乡镇的产量：", "table caption=-1 header=0", "东岭|1200|35.1", "西岭|980|28.0", "南坪|1430|40.2", "body: 以上为初步数。"}},
	{"Markdown pipes", "产量：\n\n| 品种 | 产量 |\n|:---|---:|\n| 茶叶 | 1260 |\n| 柑橘 | 32.5 |\n\n丰收。",
		[]string{"body: 产量：", "table caption=-1 header=1", "品种|产量", "茶叶|1260", "柑橘|32.5", "body: 丰收。"}},
	{"pipes without a frame", "品种 | 产量\n--- | ---\n茶叶 | 1260\n", []string{"table caption=-1 header=1", "品种|产量", "茶叶|1260"}},
	{"pipes with an empty cell", "| 品种 | 产量 |\n|---|---|\n| | 12 |\n| 柑橘 | |\n", []string{"table caption=-1 header=1", "品种|产量", "|12", "柑橘|"}},
	{"box drawing", "┌────┬────┐\n│品种│产量│\n├────┼────┤\n│茶叶│1260│\n│柑橘│32.5│\n└────┴────┘",
		[]string{"table caption=-1 header=1", "品种|产量", "茶叶|1260", "柑橘|32.5"}},
	{"cells of HTML", "<table><tr><td>品种</td><td>产量</td></tr><tr><td>茶叶</td><td>1260</td></tr><tr><td>柑橘</td><td>32.5</td></tr></table>",
		[]string{"table caption=-1 header=1", "品种|产量", "茶叶|1260", "柑橘|32.5"}},
	{"two spaces in a title are no table", "一块地“三季收”　　一个村“四笔账”\n收成很好。", []string{"title: 一块地“三季收”　　一个村“四笔账”", "body: 收成很好。"}},
	{"one row is no table", "开标记录\n总价　　1260万元\n特此公示。", []string{"title: 开标记录", "body: 总价　　1260万元", "body: 特此公示。"}},
	{"menu of a site is no table", "首页 | 新闻 | 财经\n水库蓄满。", []string{"title: 首页 | 新闻 | 财经", "body: 水库蓄满。"}},
	{"rows are not joined with a sentence", "各县产量分别为，\n东县　　1260　　5.1\n西县　　980　　 -0.8\n西县最少。",
		[]string{"body: 各县产量分别为，", "table caption=-1 header=0", "东县|1260|5.1", "西县|980|-0.8", "body: 西县最少。"}},
}

func TestTables(t *testing.T) {
	for _, c := range tableCases {
		t.Run(c.name, func(t *testing.T) {
			for _, media := range []string{"text/plain", MediaMarkdown} {
				if got := tableLines(Read([]rune(c.text), media)); !slices.Equal(got, c.want) {
					t.Errorf("%s\n got %q\nwant %q", media, got, c.want)
				}
			}
		})
	}
}
