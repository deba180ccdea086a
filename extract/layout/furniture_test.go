package layout

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "本报讯(通讯员 郑某)北岭县疏浚河道。", "本报讯(通讯员 郑某)"},
		{"without names", "本报讯 北岭县疏浚河道。", "本报讯 "},
		{"without anything", "本报讯近日，北岭县疏浚河道。", "本报讯"},
		{"agency with place and date", "新华社松江3月5日电（记者 张某、李某）河道通了。", "新华社松江3月5日电（记者 张某、李某）"},
		{"full width and a reporter", "本报松江１０月１７日讯　记者林某报道：河道通了。", "本报松江１０月１７日讯　记者林某报道："},
		{"Chinese date", "本社松江一九八四年一月九日电　河道通了。", "本社松江一九八四年一月九日电　"},
		{"broadcast", "某视网消息（新闻联播）：河道通了。", "某视网消息（新闻联播）："},
		{"in brackets", "【本报讯】河道通了。", "【本报讯】"},
		{"paper's own name", "松江日报讯（记者 张某）河道通了。", "松江日报讯（记者 张某）"},
		{"names only", "（记者 张某 通讯员 李某）近日，河道通了。", "（记者 张某 通讯员 李某）"},
		{"traditional", "本報訊（記者 張某）河道通了。", "本報訊（記者 張某）"},
		{"sentence about power", "本地电网用电量增长8%。", ""},
		{"sentence about a company", "松江网络公司消息灵通。", ""},
		{"reporter in a sentence", "记者从县水务局获悉，河道通了。", ""},
	}
	for _, c := range cases {
		if got := string([]rune(c.text)[:dateline([]rune(c.text))]); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestFurniture(t *testing.T) {
	cases := []struct {
		want  kind
		lines string
	}{
		{kindByline, `■ 通讯员 张某某
记者 张某
本报记者 张某 通讯员 李某某 王某
本报记者张某
松江日报记者 张某
记者 张某/文 李某/图
文/张某 图/李某
（记者 张某）
来源：某省统计局　　发布时间：2021-09-18 10:05
来源:松江发布
责任编辑：张某
编辑：张某 审核：李某
浏览次数：1200
（2022年3月28日）
2022年3月28日
2022-03-25 10:30
2024-04-26　第A04版·健康
2022年7月16日　滚动更新
（１９９４年９月２７日　第２版）
——2023年1月10日在某县第十九届人民代表大会第二次会议上
二〇二三年五月六日
2023年5月`},
		{kindCredit, `通讯员 曹某 摄
曹某 摄
（张某某 摄）
本报记者 张某 摄
张某/摄
张某 供图`},
		{kindCaption, `学员在田间练习嫁接。张某 摄
图为村民采摘茶叶。
▲村民正在采摘新一季的春茶，准备送往茶厂
村民采摘茶叶（张某 摄）
医护人员为老人检查身体。 松江日报记者 李某 摄`},
		{kindLead, `本报讯（通讯员 郑某）河道通了。`},
		{kindDisclosure, `注：本表数据为快报数。
资料来源：某市统计局`},
		{kindBody, `记者从县水务局获悉，河道通了。
记者走进村里
记者手记
通讯员队伍建设有新举措
文化下乡受欢迎
图书馆开放
2022年工作回顾
2022年3月28日，河道通了。
2022年3月28日河道通水仪式举行
昨天下午拍摄
时间紧，任务重。
时间都去哪儿了
编辑部的故事
活动由县文化馆组织拍摄。
来源广泛`},
	}
	for _, c := range cases {
		for _, line := range strings.Split(c.lines, "\n") {
			text := []rune(line)
			s := measure(text)
			if got := furniture(text, &s); got != c.want {
				t.Errorf("%q: got kind %d, want %d", line, got, c.want)
			}
		}
	}
}
