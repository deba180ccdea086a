package extract

import (
	"testing"

	"statclaim/schema"
)

// Each case is a little document: its text, the publication date ("" for none), and for every number of interest its modality, as
// NUMBER=MODALITY.
var modalityCases = []claimCase{
	{"section of plans and its parts", "2024-01-18", "一、2023年工作回顾\n\n新建幼儿园3所。\n\n二、2024年重点工作\n\n（一）聚力民生改善。新建幼儿园4所，新增就业2600人。", "3所=actual 4所=target 2600人=target"},
	{"how plans were carried out", "2024-01-18", "一、2023年重点工作完成情况\n\n新建幼儿园4所。", "4所=actual"},
	{"articles of a rule and their items", "2024-12-02", "第九条　项目开工后，预拨资金的50%；验收合格的，拨付至95%。\n\n（一）面积达到300平方米。\n\n市财政局去年拨付资金2亿元。", "50%=requirement 95%=requirement 300平方米=requirement 2亿元=actual"},
	{"an article that is only mentioned", "2024-12-02", "第九条规定得明白，全县已拨付资金300万元。", "300万元=actual"},
	{"days to come", "2025-03-27", "未来三天，累计雨量15至30毫米，局地可达40毫米。", "15至30毫米=forecast 40毫米=forecast"},
	{"hours gone by", "2025-03-27", "过去24小时，累计雨量25毫米。", "25毫米=actual"},
	{"bounds that are asked for", "2025-09-05", "按照要求，小学体育活动不低于2小时，书面作业不超过60分钟。", "2小时=requirement 60分钟=requirement"},
	{"bounds behind one that is asked for", "2023-07-04", "年底前，案卷合格率须达95%，每村“法律明白人”不少于5名。", "95%=requirement 5名=requirement"},
	{"bounds that are kept", "2025-09-05", "抽查显示，小学体育活动不低于2小时。", "2小时=actual"},
	{"planned, but done by now", "2025-10-26", "秋耕计划完成120万亩，目前才完成28万亩。", "120万亩=target 28万亩=actual"},
	{"expected before what was", "2025-08-13", "协会预测，2025年汽车总销量3290万辆；1至7月销量1827万辆。", "3290万辆=forecast 1827万辆=actual"},
	{"done by now in a paragraph of forecasts", "2025-07-13", "预计全年新增就业2万人，比上年多3千人。目前已新增就业1.3万人。下半年新增0.7万人。", "2万人=forecast 3千人=forecast 1.3万人=actual 0.7万人=forecast"},
	{"what ought to be kept", "", "与前车应保持100米以上车距，净宽不应小于4米。", "100米=requirement 4米=requirement"},
	{"dealt with is not sentenced", "", "查处问题34起，处理47人，处置险情19处，并处罚款2万元。", "47人=actual 19处=actual 2万元=requirement"},
	{"set for a time to come", "", "县里提出，到2025年，饲养量达到360万只，规模化比例提高12个百分点。到2022年底，饲养量为300万只。", "360万只=target 12个=target 300万只=actual"},
	{"reached by a time", "", "会议提出，到2022年底，全县累计建成公园12座。", "12座=actual"},
	{"bound for the year of what is to be done", "2024-07-09", "支队将对摩托车逐辆核查，年内注销率不低于95%。", "95%=target"},
	{"about to be", "", "今年准备再添4家书房。农户准备的种子有30公斤。", "4家=target 30公斤=actual"},
	{"weather to come", "2024-07-10", "受高空槽影响，预计10日夜间至12日有暴雨。累计雨量80毫米，阵风7级。", "80毫米=forecast 7级=forecast"},
	{"expected in the midst of what was", "2024-12-10", "2024年，预计全年增长5%。1至11月，投资完成18亿元。", "18亿元=actual"},
	{"what an office demands", "", "教育局要求，书面作业平均完成时间不超过60分钟，初中不超过90分钟。", "60分钟=requirement 90分钟=requirement"},
	{"planned to make of", "", "该县计划把治沙规模扩大到36万亩，装机突破1000万千瓦。", "36万亩=target 1000万千瓦=target"},
	{"supposed before expected", "2023-12-29", "盈利有望回升至6%，若利率下降75个基点，流入资金可达2000亿元。", "6%=forecast 75个基点=hypothetical"},
}

func TestModalities(t *testing.T) {
	checkClaims(t, modalityCases, func(c *schema.Claim) string { return c.Modality })
}
