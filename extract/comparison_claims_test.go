package extract

import (
	"testing"

	"statclaim/schema"
)

// Each case is a little document: its text, the publication date ("" for none), and for every number of interest what it is
// compared with, as NUMBER=COMPARISON.
var comparisonCases = []claimCase{
	{"the year before, named by its number", "", "2021年，全县旅游收入30亿元，比2020年增长12%，比2015年增长80%。", "12%=yoy 80%=vs_base"},
	{"the same time of the year before, named by its number", "2024-03-07", "1月26日至3月5日，铁路发送旅客4亿人次，较2023年同期增长39%，较2019年同期增长18%。", "39%=yoy 18%=vs_base"},
	{"the same month a year earlier", "2025-07-15", "6月，PM2.5浓度21微克/立方米，比去年6月下降8.7%。", "8.7%=yoy"},
	{"the month before", "2025-10-09", "9月，盗窃立案43起，比8月多5起，比7月少2起。", "5起=mom 2起=vs_base"},
	{"the end of the month before is a point in time", "2023-06-10", "5月末，钢材价格指数109点，较4月末下跌6.8点。", "6.8点=vs_base"},
	{"the quarter before", "2025-08-01", "2025年二季度，营收10亿元，比一季度增长15%。", "15%=qoq"},
	{"the week before", "2023-06-01", "5月22日至28日，报告手足口病312例，较前一周减少14%。", "14%=vs_base"},
	{"a shorter time", "2024-10-24", "前三季度，增速5.6%，比上半年加快0.3个百分点。", "0.3个=vs_base"},
	{"the year before in the midst of a sentence", "", "扑救火灾3146起，损失2871万元，与上年相比，起数、损失分别下降6.5%、11.2%。", "6.5%=yoy 11.2%=yoy"},
	{"the quarter before, without a year", "", "1至3月，警情4.8万起，较去年四季度减少2107起。", "2107起=vs_base"},
	{"the same half year, without a year", "", "今年上半年，警情4.8万起，较去年上半年减少2107起。", "2107起=yoy"},
	{"the year before last", "2022-03-20", "去年，人均收入1.2万元，比前年增加470元。", "470元=yoy"},
	{"not of the base itself", "", "2021年，全县旅游收入30亿元，比2020年全国平均水平高12%。", "12%=vs_base"},
	{"an amount behind a rate over the year", "2025-10-09", "事故起数同比下降两成，死亡人数减少2人；新建岗亭增加3座。", "两成=yoy 2人=yoy 3座=none"},
	{"an amount that is a part", "2023-04-21", "住户贷款同比多增426亿元，其中中长期贷款增加1403亿元。", "426亿元=yoy 1403亿元=none"},
	{"the same month of another year, of whatever length its name is", "", "2023年11月，总销货价值350亿元，较2022年同月上升15.9%，较2018年同月下跌5%。", "15.9%=yoy 5%=vs_base"},
	{"shorter words in brackets go on over the year", "", "2023年10月，销货价值按年上升40.4%，其次为服装（升28.7%）及药物（升37.8%）。", "28.7%=yoy 37.8%=yoy"},
	{"but not those of a day's market", "2023-10-10", "10月9日，北向资金同比增长3%。沪指涨0.5%。", "0.5%=none"},
	{"the year before last of a text without a date", "", "去年分红120万元，比前年多了三成。", "三成=yoy"},
	{"a base with its figure", "", "常住人口15万人，与2010年第六次人口普查的22万人相比，减少7万人，下降31.8%。", "22万人=none 7万人=vs_base 31.8%=vs_base"},
	{"the end of the year before for a stock of a year's end", "2023-04-12", "截至2022年末，该行资产总额2863亿元，较上年末增加214亿元。", "214亿元=yoy"},
	{"the end of the year before for a month's", "2022-04-12", "截至2022年3月末，该行资产总额2863亿元，较上年末增加214亿元。", "214亿元=vs_base"},
	{"one base each", "2023-09-11", "8月末，M2余额286万亿元，同比增长10.6%，增速分别比上月末和上年同期低0.1个和1.6个百分点。", "0.1个=vs_base 1.6个=yoy"},
	{"one base each of another order", "2023-09-11", "8月份，发案数分别比去年同期和上月下降5%和3%。", "5%=yoy 3%=mom"},
	{"one base makes no article yearly", "", "2021年，人口51万人，比2020年增加1万人。造林面积增长3%。", "1万人=yoy 3%=none"},
}

func TestComparisons(t *testing.T) {
	checkClaims(t, comparisonCases, func(c *schema.Claim) string { return c.Comparison })
}
