package layout

import (
	"slices"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"underlined headings", "柳溪镇办夜校\n====\n\n夜校开课。\n\n课程\n----\n\n农技为主。",
			[]string{"title: 柳溪镇办夜校", "body: 夜校开课。", "heading: 课程", "body: 农技为主。"}},
		{"emphasis", "今年**新建**学校*八*所，`投资`三千万元，~~去年~~完工。", []string{"body: 今年新建学校八所，投资三千万元，去年完工。"}},
		{"stars that are no marks", "被告人张**、李*某到案，3 * 4 = 12。", []string{"body: 被告人张**、李*某到案，3 * 4 = 12。"}},
		{"escapes", `三颗\*星，\# 不是标题。`, []string{"body: 三颗*星，# 不是标题。"}},
		{"links and images", "![夜校](a/b.png)\n\n见[通知](http://example.com/a_(b).html \"标题\")全文。", []string{"title: 夜校", "body: 见通知全文。"}},
		{"lists", "要求：\n\n- 加强巡查\n- 做好登记，\n  逐级上报\n\n1. 第一步。\n2. 第二步。",
			[]string{"body: 要求：", "list: 加强巡查", "list: 做好登记，逐级上报", "list: 1. 第一步。", "list: 2. 第二步。"}},
		{"quote", "> 夜校开课。\n> 农户高兴。\n\n课程丰富。", []string{"body: 夜校开课。", "body: 农户高兴。", "body: 课程丰富。"}},
		{"indented with spaces", "    夜校开课了。\n\n    农户高兴。", []string{"body: 夜校开课了。", "body: 农户高兴。"}},
		{"full-width indentation", "　　夜校开课了。\n　　农户高兴。", []string{"body: 夜校开课了。", "body: 农户高兴。"}},
		{"soft breaks in one sentence", "夜校从今年三月开课，到现在已经有三百多名学员\n结业，其中一半是妇女。", []string{"body: 夜校从今年三月开课，到现在已经有三百多名学员结业，其中一半是妇女。"}},
		{"columns", "# 柳溪镇办夜校\n\n夜校构建“镇里统筹、村里承办、农户\n\n点单”的机制。", []string{"title: 柳溪镇办夜校", "body: 夜校构建“镇里统筹、村里承办、农户点单”的机制。"}},
		{"HTML", "<div>\n<p>夜校开课。</p>\n<p>农户<b>高兴</b>。</p>\n</div>\n", []string{"body: 夜校开课。", "body: 农户高兴。"}},
		{"code", "```text\n夜校开课。\n```\n农户高兴。", []string{"body: 夜校开课。", "body: 农户高兴。"}},
		{"rule", "夜校开课。\n\n---\n\n农户高兴。", []string{"body: 夜校开课。", "body: 农户高兴。"}},
		{"CRLF", "# 柳溪镇办夜校\r\n\r\n夜校开课。\r\n农户高兴。\r\n", []string{"title: 柳溪镇办夜校", "body: 夜校开课。", "body: 农户高兴。"}},
		{"CR only", "# 柳溪镇办夜校\r\r夜校开课。\r农户高兴。\r", []string{"title: 柳溪镇办夜校", "body: 夜校开课。", "body: 农户高兴。"}},
		{"a sentence underlined by mistake", "夜校开课，农户高兴。\n----\n课程丰富。", []string{"body: 夜校开课，农户高兴。", "body: 课程丰富。"}},
		{"reference mark with a colon", "[1]：数据为快报数。\n\n[2]: 口径有调整。", []string{"body: [1]：数据为快报数。", "body: [2]: 口径有调整。"}},
		{"deep nesting", strings.Repeat("> ", 200) + "夜校开课。", []string{"body: " + strings.Repeat("> ", 200) + "夜校开课。"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(Read([]rune(c.text), MediaMarkdown)); !slices.Equal(got, c.want) {
				t.Errorf("text %q\n got %q\nwant %q", c.text, got, c.want)
			}
			check(t, []rune(c.text), MediaMarkdown)
		})
	}
}
