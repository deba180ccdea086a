package layout

import (
	"slices"
	"strings"
	"testing"
)

// outline gives the paragraphs of a page as "section: text", lines of a table parted by ⏎ and cells by |.
func outline(p Page) []string {
	var out []string
	for _, q := range p.Paragraphs {
		text := strings.NewReplacer("\n", "⏎", "\t", "|").Replace(string(q.Runes))
		out = append(out, q.Section+": "+text)
	}
	return out
}

// columnCases are texts whose paragraphs columns have cut; and texts that only look so.
var columnCases = []struct {
	name, text string
	want       []string
}{
	{"quote left open", "青山镇推行“网格联动、部门联手、群众\n\n联防”的新办法。\n\n效果很好。",
		[]string{"body: 青山镇推行“网格联动、部门联手、群众联防”的新办法。", "body: 效果很好。"}},
	{"word cut in two", "办事大厅启用。窗口工作人员最大\n\n程度地压缩了时间。",
		[]string{"body: 办事大厅启用。窗口工作人员最大程度地压缩了时间。"}},
	{"number cut in two", "全年接待游客，共计1\n\n3.5万人次。", []string{"body: 全年接待游客，共计13.5万人次。"}},
	{"number cut at the point", "今年以来，当地粮食总产比上年增长13\n\n.5%。", []string{"body: 今年以来，当地粮食总产比上年增长13.5%。"}},
	{"number and unit cut", "截至月底，共发放补贴320\n\n万元，惠及农户。", []string{"body: 截至月底，共发放补贴320万元，惠及农户。"}},
	{"ends in comma", "春耕开始，\n\n农机手忙碌起来。", []string{"body: 春耕开始，农机手忙碌起来。"}},
	{"ends in enumeration comma", "展出油画、版画、\n\n雕塑三类作品。", []string{"body: 展出油画、版画、雕塑三类作品。"}},
	{"ends in 的", "这是全县规模最大的\n\n蔬菜基地。", []string{"body: 这是全县规模最大的蔬菜基地。"}},
	{"ends in 在", "工作队把课堂设在\n\n田间地头。", []string{"body: 工作队把课堂设在田间地头。"}},
	{"ends in 和", "镇里添置了水泵和\n\n发电机。", []string{"body: 镇里添置了水泵和发电机。"}},
	{"next begins with 的", "他们修好了村口\n\n的石桥。", []string{"body: 他们修好了村口的石桥。"}},
	{"next begins with 和 behind what looks like an office", "# 石桥镇\n\n镇里利用“流动课堂”“田间夜校”及镇便民服务中心\n\n和文化站，开展培训。", []string{"title: 石桥镇", "body: 镇里利用“流动课堂”“田间夜校”及镇便民服务中心和文化站，开展培训。"}},
	{"place that begins with 和", "春耕开始了\n\n和平镇各村忙着备耕。", []string{"title: 春耕开始了", "body: 和平镇各村忙着备耕。"}},
	{"next begins with a comma", "雨季到来\n\n，水库提前腾出库容。", []string{"body: 雨季到来，水库提前腾出库容。"}},
	{"next begins with a closing quote", "他获评“最美护林\n\n员”称号。", []string{"body: 他获评“最美护林员”称号。"}},
	{"next begins with percent", "在会上，代表们的出席率为98\n\n%以上。", []string{"body: 在会上，代表们的出席率为98%以上。"}},
	{"bracket left open", "三家企业（其中外资\n\n一家）入驻。", []string{"body: 三家企业（其中外资一家）入驻。"}},
	{"title mark left open", "会议学习了《关于加强\n\n水土保持的意见》。", []string{"body: 会议学习了《关于加强水土保持的意见》。"}},
	{"three pieces", "果园里，李某一边采摘，一边介绍这些年的\n\n变化：从最初的三亩地，到现在的连片果\n\n林，全靠合作社带动。",
		[]string{"body: 果园里，李某一边采摘，一边介绍这些年的变化：从最初的三亩地，到现在的连片果林，全靠合作社带动。"}},
	{"long first piece", "今年以来，该镇坚持问题导向，先后整治河道十二处，清理垃圾六十余吨，栽种护岸林木，沿河群\n\n众的生活环境明显改善。",
		[]string{"body: 今年以来，该镇坚持问题导向，先后整治河道十二处，清理垃圾六十余吨，栽种护岸林木，沿河群众的生活环境明显改善。"}},
	{"cut behind a sentence in a quote", "“水管修好了。\n\n我们不用挑水了。”村民说。", []string{"body: “水管修好了。我们不用挑水了。”村民说。"}},
	{"blank lines with spaces", "在县里的帮助下，合作社买来抽水\n 　 \n机，解了燃眉之急。\n\t\n旱情缓解。",
		[]string{"body: 在县里的帮助下，合作社买来抽水机，解了燃眉之急。", "body: 旱情缓解。"}},
	{"CRLF columns", "山上种满了茶树，山下\r\n\r\n的厂房正在施工。\r\n\r\n村民盼着投产。",
		[]string{"body: 山上种满了茶树，山下的厂房正在施工。", "body: 村民盼着投产。"}},
	{"cut under marked headings", "# 石桥镇修水渠\n\n## 开工\n\n镇里组织“党员先锋队”“青年突击队”疏浚老渠\n\n和支渠，三天完工。\n\n## 验收\n\n村民满意。",
		[]string{"title: 石桥镇修水渠", "heading: 开工", "body: 镇里组织“党员先锋队”“青年突击队”疏浚老渠和支渠，三天完工。", "heading: 验收", "body: 村民满意。"}},
	{"Latin words keep a space", "专家介绍，这一标准由 World Health\n\nOrganization 发布。", []string{"body: 专家介绍，这一标准由 World Health Organization 发布。"}},
	{"letter and digit in Han text", "监测显示，上个月全市的PM\n\n2.5浓度下降。", []string{"body: 监测显示，上个月全市的PM2.5浓度下降。"}},
	{"year cut from 年", "这座桥，建成于1998\n\n年，至今完好。", []string{"body: 这座桥，建成于1998年，至今完好。"}},
	{"closing quote then goes on", "近年来，当地依托“一支队伍”，推行“两张清单”，打造“三个平台”\n\n，群众办事更方便。",
		[]string{"body: 近年来，当地依托“一支队伍”，推行“两张清单”，打造“三个平台”，群众办事更方便。"}},

	{"two true paragraphs", "水渠通了。\n\n群众笑了。", []string{"body: 水渠通了。", "body: 群众笑了。"}},
	{"every line a paragraph", "水渠通了。\n群众笑了。\n“真好！”他说。", []string{"body: 水渠通了。", "body: 群众笑了。", "body: “真好！”他说。"}},
	{"CR only", "水渠通了。\r群众笑了。", []string{"body: 水渠通了。", "body: 群众笑了。"}},
	{"quotation over paragraphs", "“第一件事是修路。\n\n“第二件事是通水。”老人说。", []string{"body: “第一件事是修路。", "body: “第二件事是通水。”老人说。"}},
	{"indented paragraph behind a lost full stop", "　　全镇完成造林两千亩，管护队伍组建完毕，补植工作同步推进\n　　秋季造林即将开始。",
		[]string{"body: 全镇完成造林两千亩，管护队伍组建完毕，补植工作同步推进", "body: 秋季造林即将开始。"}},
	{"heading is not glued", "各地陆续开镰。\n\n机械化让收割变快\n\n记者在田间看到，收割机往来穿梭。",
		[]string{"body: 各地陆续开镰。", "heading: 机械化让收割变快", "body: 记者在田间看到，收割机往来穿梭。"}},
	{"numbered headings", "一、总体情况\n全市运行平稳。\n（一）农业稳定增长\n粮食丰收。\n（二）工业企稳回升。产值增长。\n二、存在问题\n后劲不足。",
		[]string{"heading: 一、总体情况", "body: 全市运行平稳。", "heading: （一）农业稳定增长", "body: 粮食丰收。", "body: （二）工业企稳回升。产值增长。", "heading: 二、存在问题", "body: 后劲不足。"}},
	{"enumeration of industries is no numbering", "今年以来，全县统筹推进\n\n一、二、三产业融合发展，成效明显。", []string{"body: 今年以来，全县统筹推进一、二、三产业融合发展，成效明显。"}},
	{"list items", "会议要求：\n1. 加强巡查；\n2. 做好登记；\n3. 及时上报。", []string{"body: 会议要求：", "list: 1. 加强巡查；", "list: 2. 做好登记；", "list: 3. 及时上报。"}},
	{"list items that end in commas", "会议要求做到：\n（1）人员到位，\n（2）物资到位。", []string{"body: 会议要求做到：", "list: （1）人员到位，", "list: （2）物资到位。"}},
	{"list without marks", "全年主要成果如下。\n新建学校十二所，新增学位三千个，改造操场五处\n修通公路一百公里，架设桥梁八座\n救助困难家庭两千户，发放物资三万件，走访慰问四次\n全部完成。",
		[]string{"body: 全年主要成果如下。", "body: 新建学校十二所，新增学位三千个，改造操场五处", "body: 修通公路一百公里，架设桥梁八座", "body: 救助困难家庭两千户，发放物资三万件，走访慰问四次", "body: 全部完成。"}},
	{"dash items", "主要成绩有：\n\n——路修好了。全长八公里。\n\n——水通了。", []string{"body: 主要成绩有：", "list: ——路修好了。全长八公里。", "list: ——水通了。"}},
	{"byline behind a title", "青山镇办起夜校\n■ 通讯员 李某某\n夜校开课了。", []string{"title: 青山镇办起夜校", "byline: ■ 通讯员 李某某", "body: 夜校开课了。"}},
	{"closing byline", "夜校开课了。\n（记者 张某）", []string{"body: 夜校开课了。", "byline: （记者 张某）"}},
	{"byline behind an open line", "开班仪式昨天举行，二十名学员报到\n记者 张某", []string{"body: 开班仪式昨天举行，二十名学员报到", "byline: 记者 张某"}},
	{"signature and date", "特此通告。\n\n某某县公安局\n2023年5月6日", []string{"body: 特此通告。", "byline: 某某县公安局", "byline: 2023年5月6日"}},
	{"photo credit", "图书下乡活动现场，孩子们挑选图书\n\n王某 摄\n\n活动持续三天。",
		[]string{"caption: 图书下乡活动现场，孩子们挑选图书", "caption: 王某 摄", "body: 活动持续三天。"}},
	{"caption with its credit", "学员在田间练习嫁接。本报记者 王某 摄\n\n培训持续三天。", []string{"caption: 学员在田间练习嫁接。本报记者 王某 摄", "body: 培训持续三天。"}},
	{"dateline begins anew", "各地备耕正忙\n本报讯（通讯员 赵某）昨日，首批化肥运到。", []string{"title: 各地备耕正忙", "lead: 本报讯（通讯员 赵某）昨日，首批化肥运到。"}},
	{"source and time", "前八个月运行情况\n来源：某市统计局　发布时间：2022-09-18\n总体平稳。",
		[]string{"title: 前八个月运行情况", "byline: 来源：某市统计局　发布时间：2022-09-18", "body: 总体平稳。"}},
	{"note behind the text", "产量有所增加\n\n注：数据为快报数。", []string{"title: 产量有所增加", "body: 注：数据为快报数。"}},
	{"salutation", "工作报告\n\n各位代表：\n\n现在报告工作。", []string{"title: 工作报告", "body: 各位代表：", "body: 现在报告工作。"}},
	{"timeline entries", "【10:20】救援队到达\n【09:50】路面塌方。", []string{"body: 【10:20】救援队到达", "body: 【09:50】路面塌方。"}},
	{"rule between", "上一篇的结尾没有句号，但是写得很长，足以看出是正文的样子吧\n——————\n下一篇的开头。",
		[]string{"body: 上一篇的结尾没有句号，但是写得很长，足以看出是正文的样子吧", "body: 下一篇的开头。"}},
	{"statute articles", "第一条 为了保护水源，制定本办法。\n第二条 本办法自公布之日起施行。", []string{"body: 第一条 为了保护水源，制定本办法。", "body: 第二条 本办法自公布之日起施行。"}},
	{"one word", "增长5%", []string{"body: 增长5%"}},
	{"one short sentence", "增长5%。", []string{"body: 增长5%。"}},
	{"names in a row", "获奖名单\n王某\n李某某\n赵某\n特此公布。", []string{"title: 获奖名单", "byline: 王某", "byline: 李某某", "byline: 赵某", "body: 特此公布。"}},
	{"nothing", "", nil},
	{"only white space", " \n　\n\r\n\t", nil},
	{"stray tags", "<p><strong>某台消息</strong>（晚间新闻）：水库蓄满。</p><p>下游放心。<br/>农民高兴。</p>",
		[]string{"lead: 某台消息（晚间新闻）：水库蓄满。", "body: 下游放心。", "body: 农民高兴。"}},
	{"no-break spaces", "&nbsp;&nbsp;水库&nbsp;蓄满。&emsp;", []string{"body: 水库 蓄满。"}},
	{"less-than is no tag", "当x<y且y>z时，p<0.05。", []string{"body: 当x<y且y>z时，p<0.05。"}},
	{"link", "水库蓄满。\n\n[查看原文](https://example.com/2024/01/31/a(1).html)", []string{"body: 水库蓄满。", "body: 查看原文"}},
	{"footnote mark is no link", "统计公报[1](注)发布。", []string{"body: 统计公报[1](注)发布。"}},
	{"masked names stay", "被告人张**、李*某到案。", []string{"body: 被告人张**、李*某到案。"}},
	{"zero width space", "水库\u200b蓄满。", []string{"body: 水库蓄满。"}},
	{"traditional script", "縣府推動「社區共餐、長者\n\n共學」計畫。\n\n成效良好。", []string{"body: 縣府推動「社區共餐、長者共學」計畫。", "body: 成效良好。"}},
}

func TestColumns(t *testing.T) {
	for _, c := range columnCases {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(Read([]rune(c.text), "text/plain")); !slices.Equal(got, c.want) {
				t.Errorf("text %q\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// wrapped cuts a text's paragraphs into lines of n runes.
func wrapped(text, indent string, n int) string {
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		runes := []rune(indent + paragraph)
		for len(runes) > n {
			out = append(out, string(runes[:n]))
			runes = runes[n:]
		}
		out = append(out, string(runes))
	}
	return strings.Join(out, "\n")
}

func TestHardWrapped(t *testing.T) {
	const text = "全县今年新修机耕道三十二公里，改造山坪塘四十六口，灌溉面积增加八千余亩。秋收时节，收割机直接开到了地头，一天能收一百多亩，过去要请十几个人忙上半个月。\n" +
		"“以前挑谷子下山，一趟要走两个钟头，肩膀都磨破了皮。”村民吴某说，路修通以后，粮食直接装车运走，收购价每斤还高了一角钱，今年他家多收入四千多元，打算明年再流转二十亩。\n" +
		"县农业农村局负责人介绍，下一步将继续补齐短板，力争三年内实现机耕道全覆盖，让山区群众同样用上现代农机，把种粮的成本真正降下来，把收益提上去，让农民得到实惠。"
	var want []string
	for _, line := range strings.Split(text, "\n") {
		want = append(want, "body: "+line)
	}
	for _, n := range []int{16, 20, 24, 31, 38} {
		got := outline(Read([]rune(wrapped(text, "　　", n)), "text/plain"))
		if !slices.Equal(got, want) {
			t.Errorf("indented, %d runes a line\n got %q\nwant %q", n, got, want)
		}
		blank := strings.ReplaceAll(text, "\n", "\n\n")
		if got = outline(Read([]rune(wrapped(blank, "", n)), "text/plain")); !slices.Equal(got, want) {
			t.Errorf("blank lines, %d runes a line\n got %q\nwant %q", n, got, want)
		}
		crlf := strings.ReplaceAll(wrapped(text, "　　", n), "\n", "\r\n")
		if got = outline(Read([]rune(crlf), "text/plain")); !slices.Equal(got, want) {
			t.Errorf("CRLF, %d runes a line\n got %q\nwant %q", n, got, want)
		}
	}
}

func TestEnglish(t *testing.T) {
	text := "The county repaired 32 km of farm roads and 46 ponds this year, and the irrigated\narea grew by 8,000 mu. Harvesters now drive straight to the fields and reap more than\n100 mu a day.\n\nOfficials said the work would go on."
	want := []string{"body: The county repaired 32 km of farm roads and 46 ponds this year, and the irrigated area grew by 8,000 mu. Harvesters now drive straight to the fields and reap more than 100 mu a day.",
		"body: Officials said the work would go on."}
	if got := outline(Read([]rune(text), "text/plain")); !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}
