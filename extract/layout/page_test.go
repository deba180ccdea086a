package layout

import (
	"fmt"
	"slices"
	"testing"
)

// articleLines gives each article as "title|byline|dateline|paragraphs|beginning of the first body paragraph".
func articleLines(p Page) []string {
	text := func(i, limit int) string {
		if i < 0 {
			return "-"
		}
		runes := p.Paragraphs[i].Runes
		return string(runes[:min(len(runes), limit)])
	}
	counts := make([]int, len(p.Articles))
	for _, q := range p.Paragraphs {
		counts[q.Article]++
	}
	var out []string
	for i, a := range p.Articles {
		dateline := "-"
		if a.Dateline >= 0 {
			dateline = text(a.Dateline, a.DatelineEnd)
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%d|%s", text(a.Title, 99), text(a.Byline, 99), dateline, counts[i], text(a.First, 6)))
	}
	return out
}

var pageCases = []struct {
	name, text string
	want       []string
}{
	{"marked headlines, each above its body", `# 柳溪镇：夜校点亮乡村

■ 通讯员 周某某

柳溪镇今年开办夜校六所，学员三百余人。

## “点单”上课 农户当主角

夜校按学员的点单排课，农技员上门讲授嫁接、修剪等
` + "\n" + `技术。

# 北岭县疏浚河道

本报讯(通讯员 郑某)北岭县日前疏浚河道四十公里。

工程惠及两岸农田。

# 松江医院 义诊进山村

本报讯(通讯员 冯某某)松江医院组织义诊，接诊群众百余人次。`,
		[]string{"柳溪镇：夜校点亮乡村|■ 通讯员 周某某|-|5|柳溪镇今年开", "北岭县疏浚河道|-|本报讯(通讯员 郑某)|3|本报讯(通讯", "松江医院 义诊进山村|-|本报讯(通讯员 冯某某)|2|本报讯(通讯"}},

	{"headline and byline at the end of the page", `# 北岭县疏浚河道

本报讯(通讯员 郑某)北岭县日前疏浚河道四十公里，清理淤泥三万方。

北岭县水务局负责人说，河道疏浚后行洪能力明显提高。

柳溪镇把夜校办到村头，让农户白天下地、晚上上课，已有学员三百余人。

## 按需排课

柳溪镇按学员的点单排课，农技员上门讲授。

## 结业有奖

夜校学员结业后可以申领奖补。

■ 通讯员 周某某

# 柳溪镇：夜校点亮乡村

■ 通讯员 周某某`,
		[]string{"北岭县疏浚河道|-|本报讯(通讯员 郑某)|3|本报讯(通讯", "柳溪镇：夜校点亮乡村|■ 通讯员 周某某|-|8|柳溪镇把夜校"}},

	{"lone caption on a page of two", `# 北岭县疏浚河道

本报讯(通讯员 郑某)北岭县日前疏浚河道四十公里，清理淤泥三万方。

河道疏浚后，行洪能力明显提高。

近日，青石小学学生走进消防站，学习使用灭火器，体验火场逃生。

邓某某 摄

# 松江医院 义诊进山村

本报讯(通讯员 冯某某)松江医院组织义诊，接诊群众百余人次。`,
		[]string{"北岭县疏浚河道|-|本报讯(通讯员 郑某)|3|本报讯(通讯", "-|-|-|2|近日，青石小", "松江医院 义诊进山村|-|本报讯(通讯员 冯某某)|2|本报讯(通讯"}},

	{"caption that belongs to its article", `# 北岭县疏浚河道

本报讯(通讯员 郑某)北岭县日前疏浚河道四十公里，清理淤泥三万方。

北岭县疏浚后的河道。郑某 摄

# 松江医院 义诊进山村

本报讯(通讯员 冯某某)松江医院组织义诊，接诊群众百余人次。`,
		[]string{"北岭县疏浚河道|-|本报讯(通讯员 郑某)|3|本报讯(通讯", "松江医院 义诊进山村|-|本报讯(通讯员 冯某某)|2|本报讯(通讯"}},

	{"every headline behind its body", `北岭县日前疏浚河道四十公里，清理淤泥三万方，河道行洪能力明显提高。

# 北岭县疏浚河道

■ 通讯员 郑某

松江医院组织医生进山村义诊，接诊群众百余人次，免费发放药品。

# 松江医院义诊进山村

■ 通讯员 冯某某

柳溪镇把夜校办到村头，已有学员三百余人，夜校课程按需安排。

# 柳溪镇夜校点亮乡村

■ 通讯员 周某某`,
		[]string{"北岭县疏浚河道|■ 通讯员 郑某|-|3|北岭县日前疏", "松江医院义诊进山村|■ 通讯员 冯某某|-|3|松江医院组织", "柳溪镇夜校点亮乡村|■ 通讯员 周某某|-|3|柳溪镇把夜校"}},

	{"headline in the midst of the page for the body at its top", `松江医院组织医生进山村义诊，接诊群众百余人次，免费发放药品。

义诊活动将持续到月底。

# 松江医院义诊进山村

■ 通讯员 冯某某

# 北岭县疏浚河道

■ 通讯员 郑某

北岭县日前疏浚河道四十公里，清理淤泥三万方。`,
		[]string{"松江医院义诊进山村|■ 通讯员 冯某某|-|4|松江医院组织", "北岭县疏浚河道|■ 通讯员 郑某|-|3|北岭县日前疏"}},

	{"two late headlines in the wrong order", `# 北岭县疏浚河道

■ 通讯员 郑某

北岭县日前疏浚河道四十公里，清理淤泥三万方。

松江医院组织医生进山村义诊，接诊群众百余人次。

松江医院还免费发放药品。

柳溪镇把夜校办到村头，已有学员三百余人。

柳溪镇夜校的课程按需安排。

# 柳溪镇：夜校点亮乡村

■ 通讯员 周某某

# 松江医院：义诊走进山村

■ 通讯员 冯某某`,
		[]string{"北岭县疏浚河道|■ 通讯员 郑某|-|3|北岭县日前疏", "松江医院：义诊走进山村|■ 通讯员 冯某某|-|4|松江医院组织", "柳溪镇：夜校点亮乡村|■ 通讯员 周某某|-|4|柳溪镇把夜校"}},

	{"late headline that fits nothing", `# 北岭县疏浚河道

■ 通讯员 郑某

北岭县日前疏浚河道四十公里，清理淤泥三万方。

# 夕阳红合唱团成立`,
		[]string{"北岭县疏浚河道|■ 通讯员 郑某|-|3|北岭县日前疏", "夕阳红合唱团成立|-|-|1|-"}},

	{"unmarked headlines with bylines and datelines", `北岭县疏浚河道
■ 通讯员 郑某
北岭县日前疏浚河道四十公里，清理淤泥三万方。
行洪能力明显提高。
松江医院 义诊进山村
本报讯（通讯员 冯某某）松江医院组织义诊，接诊群众百余人次。
免费发药
义诊期间发放药品五百余盒。`,
		[]string{"北岭县疏浚河道|■ 通讯员 郑某|-|4|北岭县日前疏", "松江医院 义诊进山村|-|本报讯（通讯员 冯某某）|4|本报讯（通讯"}},

	{"briefs without headlines", `本报讯（记者 张某）昨日，北岭县疏浚河道四十公里。

本报讯（记者 李某）昨日，松江医院组织义诊。

本报讯（记者 王某）柳溪镇夜校开学。`,
		[]string{"-|-|本报讯（记者 张某）|1|本报讯（记者", "-|-|本报讯（记者 李某）|1|本报讯（记者", "-|-|本报讯（记者 王某）|1|本报讯（记者"}},

	{"report is one article", `政府工作报告
——2021年2月3日在松江县第八届人民代表大会第一次会议上
县长　周某某
各位代表：
现在，我代表县人民政府作工作报告。
一、过去一年工作回顾
全县生产总值增长6.1%。
（一）产业稳步发展
新建厂房八座。
（二）城乡面貌改善
新修道路三十公里。
二、今年工作安排
力争增长6.5%。`,
		[]string{"政府工作报告|——2021年2月3日在松江县第八届人民代表大会第一次会议上|-|13|各位代表："}},

	{"sections marked at the top level are no articles", `# 一、总体情况

全县生产总值增长6.1%。

# 二、存在的问题

后劲不足。

# 三、下一步打算

力争增长6.5%。`,
		[]string{"-|-|-|6|一、总体情况"}},

	{"unrelated paragraphs without headlines", `北岭县地处丘陵，年平均气温十六度。

侏罗纪的海洋里生活着许多爬行动物。

松江医院建于一九五二年，有病床八百张。`,
		[]string{"-|-|-|3|北岭县地处丘"}},

	{"second-level headlines with bylines", `## 北岭县疏浚河道

■ 通讯员 郑某

北岭县日前疏浚河道四十公里。

## 松江医院义诊进山村

■ 通讯员 冯某某

松江医院组织义诊。`,
		[]string{"北岭县疏浚河道|■ 通讯员 郑某|-|3|北岭县日前疏", "松江医院义诊进山村|■ 通讯员 冯某某|-|3|松江医院组织"}},

	{"sub-headings below one title", `## 北岭县疏浚河道

北岭县日前疏浚河道四十公里。

## 怎么修

分三段施工。

## 修多久

工期两个月。`,
		[]string{"北岭县疏浚河道|-|-|6|北岭县日前疏"}},

	{"closing credits stay with their article", `# 北岭县疏浚河道

北岭县日前疏浚河道四十公里。

（记者 张某）

# 松江医院义诊进山村

松江医院组织义诊。

（记者 李某）`,
		[]string{"北岭县疏浚河道|（记者 张某）|-|3|北岭县日前疏", "松江医院义诊进山村|（记者 李某）|-|3|松江医院组织"}},

	{"only a title", "# 北岭县疏浚河道", []string{"北岭县疏浚河道|-|-|1|-"}},
	{"nothing", "", nil},
}

func TestArticles(t *testing.T) {
	for _, c := range pageCases {
		t.Run(c.name, func(t *testing.T) {
			if got := articleLines(Read([]rune(c.text), "text/plain")); !slices.Equal(got, c.want) {
				t.Errorf("plain\n got %q\nwant %q", got, c.want)
			}
			if got := articleLines(Read([]rune(c.text), MediaMarkdown)); !slices.Equal(got, c.want) {
				t.Errorf("Markdown\n got %q\nwant %q", got, c.want)
			}
		})
	}
}
