package period

import (
	"strings"
	"testing"
)

func TestPublished(t *testing.T) {
	cases := []struct{ name, text, date, basis, surface string }{
		{"label", "1—8月全省经济\n来源：某省统计局　　发布时间：2021-09-18 10:05\n正文", "2021-09-18", "text", "2021-09-18 10:05"},
		{"label in traditional characters", "春節連假9天\n發布日期：民國114年2月4日　發布單位：觀光處\n正文", "2025-02-04", "text", "民國114年2月4日"},
		{"signature of the Republic", "正文" + strings.Repeat("\n正文，沒有日期。", 20) + "\n中華民國113年5月10日", "2024-05-10", "text", "中華民國113年5月10日"},
		{"years of the Republic in the body", "民國38年5月10日，某縣成立。\n正文", "", "none", ""},
		{"label at the head of a line", "日期：2023年5月12日\n正文", "2023-05-12", "text", "2023年5月12日"},
		{"label of front matter", "---\ntitle: 警情\ndate: \"2023-05-12\"\n---\n正文", "2023-05-12", "text", "2023-05-12"},
		{"label without a date", "时间：\n正文", "", "none", ""},
		{"label at the end of a line", "发布时间", "", "none", ""},
		{"label inside a word", "会议时间：2023年5月12日上午，地点：三楼，请准时参加", "", "none", ""},
		{"brackets", "某市公报[1]\n\n（2022年3月28日）\n\n　　2021年，全市", "2022-03-28", "text", "2022年3月28日"},
		{"page line", "前三季度稳中有升\n（１９９４年９月２７日　第２版）\n正文", "1994-09-27", "text", "１９９４年９月２７日"},
		{"paper and edition", "贵州日报　2023年5月10日　第06版\n正文", "2023-05-10", "text", "2023年5月10日"},
		{"page number and name of the page", "A06　平安周刊　2023年6月15日　星期四\n正文", "2023-06-15", "text", "2023年6月15日"},
		{"page number behind", "2023年6月15日星期四　平安周刊　A06\n正文", "2023-06-15", "text", "2023年6月15日"},
		{"page number of a paper", "某县日报 星期四 2023年6月15日 B2\n正文", "2023-06-15", "text", "2023年6月15日"},
		{"model beside a date", "2023年5月10日　A0612　3号\n正文", "", "none", ""},
		{"word beside a date", "2023年5月10日　XA06\n正文", "", "none", ""},
		{"time and source", "收盘播报\n\n2023年9月19日 18:46　某财经客户端\n正文", "2023-09-19", "text", "2023年9月19日 18:46"},
		{"time behind the source", "某网 2023-09-14 来源：新华社 17:32\n正文", "2023-09-14", "text", "2023-09-14"},
		{"dateline", "　　本报南宁2023年4月24日电（记者某）省行24日", "2023-04-24", "text", "2023年4月24日"},
		{"dateline 讯", "　　本报2023年4月18日讯（记者林某）4月17日下午", "2023-04-18", "text", "2023年4月18日"},
		{"dateline in Chinese digits", "本社太原一九七六年三月八日电　已经结束的一九七五年", "1976-03-08", "text", "一九七六年三月八日"},
		{"dateline without a year", "本报博罗7月16日电（记者 赵某）清晨5点半", "", "none", ""},
		{"dateline of a briefing", "　　某都市报讯（记者 税某）2026年2月27日上午，该市召开专题新闻发布会。", "2026-02-27", "text", "2026年2月27日上午"},
		{"dateline of an event behind the reporter", "　　某都市报讯（记者 税某）2026年2月27日上午，该市一工厂开工。", "", "none", ""},
		{"told on the day", "警情通报\n2024年11月6日，某县公安局通报：今年1至10月", "2024-11-06", "text", "2024年11月6日"},
		{"told of another day", "2022年3月1日，某县公安局发布通告，严禁赌博", "", "none", ""},
		{"issued by a station", "某市气象台2024年7月10日16时发布：\n受高空槽影响", "2024-07-10", "text", "2024年7月10日16时"},
		{"issued again by a station", "某市气象台2024年7月10日16时继续发布暴雨橙色预警", "", "none", ""},
		{"issued by an office in the midst of a text", "某公司2024年7月10日发布公告", "", "none", ""},
		{"dateline of an event", "本报讯2023年5月1日，某公司成立", "", "none", ""},
		{"dateline without a source", "某某2023年5月1日电话通知", "", "none", ""},
		{"speech behind a dash", "政府工作报告\n\n——2023年1月13日在某县第十九届人民代表大会第二次会议上\n县长", "2023-01-13", "text", "2023年1月13日"},
		{"speech behind two hyphens", "报 告\n　　--2015年2月11日在某区第十四届人民代表大会第三次会议上", "2015-02-11", "text", "2015年2月11日"},
		{"speech in brackets", "报告\n（2025年1月16日在某省第十四届人民代表大会第四次会议上）", "2025-01-16", "text", "2025年1月16日"},
		{"speech without a date", "报告\n（在某省会议上）\n——\n（2023年在会议上）", "", "none", ""},
		{"speech in a sentence", "（2023年1月13日在县里召开会议。）", "", "none", ""},
		{"signature", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n某县人民法院\n2023年5月10日\n", "2023-05-10", "text", "2023年5月10日"},
		{"signature on one line", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n某县人民法院2023年5月10日", "2023-05-10", "text", "2023年5月10日"},
		{"signature in Chinese digits", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n某县人民法院\n二〇二三年五月十日", "2023-05-10", "text", "二〇二三年五月十日"},
		{"signature 印发", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n某县办公室2023年5月10日印发", "2023-05-10", "text", "2023年5月10日"},
		{"signature in brackets", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n（2024年6月14日）", "2024-06-14", "text", "2024年6月14日"},
		{"last sentence is no signature", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n该法自2023年5月10日起施行。", "", "none", ""},
		{"last long line is no signature", "正文" + strings.Repeat("\n正文，没有日期。", 20) + "\n" + strings.Repeat("长", 40) + "2023年5月10日", "", "none", ""},
		{"event in the body", "警方通报\n2023年5月10日，某县发生一起案件。\n另一起发生于2023年5月12日。", "", "none", ""},
		{"event as a heading", "2023年5月10日新闻发布会实录\n正文", "", "none", ""},
		{"row of a table", "日期　数量\n2023年5月10日　35　48\n", "", "none", ""},
		{"head before body", "2023年5月10日\n2021年3月2日，某县发案。", "2023-05-10", "text", "2023年5月10日"},
		{"date too old", "1023年5月10日\n正文", "", "none", ""},
		{"date that does not exist", "2023年2月30日\n正文", "", "none", ""},
		{"year only", "2023年\n正文", "", "none", ""},
		{"range of days", "2023年5月10日至12日\n正文", "", "none", ""},
		{"URL", "正文今天发生。\n[查看原文](https://tv.cctv.com/2024/01/31/VIDEaq.shtml)", "2024-01-31", "url", "2024/01/31"},
		{"URL compact", "正文。http://a.gov.cn/art/20240131/c1.html", "2024-01-31", "url", "20240131"},
		{"URL compact with a letter", "正文。http://a.gov.cn/202401/t20240131_459.html", "2024-01-31", "url", "20240131"},
		{"URL with month folder", "正文。http://a.cn/202401/31/c.html", "2024-01-31", "url", "202401/31"},
		{"URL with hyphens", "正文。https://a.cn/news/2024-01-31/3.html", "2024-01-31", "url", "2024-01-31"},
		{"URL with numbers only", "正文。https://a.cn/2024/1/311234/20249931/202401/3112/12345678", "", "none", ""},
		{"URL with a year alone", "正文。https://a.cn/2024/01", "", "none", ""},
		{"date with spaces and full-width figures", "２０２３ 年 ５ 月 １０ 日\n正文", "2023-05-10", "text", "２０２３ 年 ５ 月 １０ 日"},
		{"year of the Republic", "民眾日報　113年6月5日　第2版\n正文", "2024-06-05", "text", "113年6月5日"},
		{"full-width separators", "某报　２０２３／５／１０\n正文", "2023-05-10", "text", "２０２３／５／１０"},
		{"fifteenth line", strings.Repeat("正文。\n\n", 14) + "2023年5月10日" + strings.Repeat("\n正文。", 9), "2023-05-10", "text", "2023年5月10日"},
		{"sixteenth line", strings.Repeat("正文。\n\n", 15) + "2023年5月10日" + strings.Repeat("\n正文。", 9), "", "none", ""},
		{"fourth line from the end", strings.Repeat("正文。\n", 30) + "2023年5月10日" + strings.Repeat("\n\n正文。", 3) + "\n", "2023-05-10", "text", "2023年5月10日"},
		{"fifth line from the end", strings.Repeat("正文。\n", 30) + "2023年5月10日" + strings.Repeat("\n\n正文。", 4) + "\n", "", "none", ""},
		{"text before URL", "https://a.cn/2024/01/31/\n（2024年1月30日）\n正文", "2024-01-30", "text", "2024年1月30日"},
		{"no colon of a URL", "正文：//2024/01/31/ x://", "", "none", ""},
		{"line with space at its end", "标题\n2023年5月10日　 \r\n正文", "2023-05-10", "text", "2023年5月10日"},
		{"long line that begins with a date", "2023年5月10日 " + strings.Repeat("长", 60), "", "none", ""},
		{"empty", "", "", "none", ""},
		{"blank", "\n \n　\n", "", "none", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := []rune(c.text)
			date, basis, span, ok := Published(c.text, text)
			got := ""
			if ok {
				got = date.String()
			}
			if surface := string(text[span.Start:span.End]); got != c.date || basis != c.basis || surface != c.surface {
				t.Errorf("%s\n got %q %s %q\nwant %q %s %q", c.text, got, basis, surface, c.date, c.basis, c.surface)
			}
		})
	}
}
