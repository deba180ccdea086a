package extract

import (
	"slices"
	"testing"

	"statclaim/schema"
)

// Each case is a sentence, and its claims as the printed number and the indicator, "-" for none.
func TestIndicators(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"sum before the verb that spends it", "街道投入资金120万元改造老旧小区6个。", []string{"120万元 资金", "6个 老旧小区"}},
		{"money for a purpose", "该局下拨救灾款80万元用于房屋重建。", []string{"80万元 救灾款"}},
		{"verb and object", "学校募集善款12万元资助困难学生63名。", []string{"12万元 善款", "63名 困难学生"}},
		{"what a verb did", "公司出资2亿元收购某公司51%股权。", []string{"2亿元 出资", "51% 股权"}},
		{"noun behind the number", "县里新建8个文化广场。", []string{"8个 文化广场"}},
		{"change of what stands before", "门诊量突破45万人次，较上年增长三成。", []string{"45万人次 门诊量", "三成 门诊量"}},
		{"attributes share the head of the last", "其中刑事、民商事和行政案件分别为300件、600件和200件。", []string{"300件 刑事案件", "600件 民商事案件", "200件 行政案件"}},
		{"so do parts of words", "大、中、小型企业分别增长1%、2%、3%。", []string{"1% 大型企业", "2% 中型企业", "3% 小型企业"}},
		{"what owners had each", "甲公司、乙公司分别实现营收3亿元和5亿元。", []string{"3亿元 营收", "5亿元 营收"}},
		{"what places had each, by the clause before", "一线城市新房成交面积腰斩，北京、上海分别成交16万和28万平方米。", []string{"16万 一线城市新房成交面积", "28万平方米 一线城市新房成交面积"}},
		{"what teams had each, behind the last", "中国、美国和日本代表团分别获得38枚、40枚和20枚金牌。", []string{"38枚 金牌", "40枚 金牌", "20枚 金牌"}},
		{"owners that are counted", "学生、教师分别为3200人和210人。", []string{"3200人 学生", "210人 教师"}},
		{"things in some respect", "机械、电子行业分别完成产值35亿元和21亿元。", []string{"35亿元 机械行业产值", "21亿元 电子行业产值"}},
		{"parts of an area", "社会消费品零售总额增长5%，城镇增长4.8%，农村增长6.1%。", []string{"5% 社会消费品零售总额", "4.8% 社会消费品零售总额", "6.1% 社会消费品零售总额"}},
		{"parts of an area that are counted", "新建城镇5个，农村3个。", []string{"5个 城镇", "3个 农村"}},
		{"currency before an amount", "合同总金额为人民币12.86亿元。人民币升值3%。", []string{"12.86亿元 合同总金额", "3% 人民币"}},
		{"who were born then", "受访者中，00后占22.4%，90后占58.6%。", []string{"22.4% 00后", "58.6% 90后"}},
		{"said in the same clause", "官方数据显示通胀率为39%。", []string{"39% 通胀率"}},
		{"one singled out", "信用卡一项占新增不良的四成。", []string{"四成 信用卡"}},
		{"under the influence of a change", "主要受钢材均价同比上涨约8%影响，利润下降5%。", []string{"8% 钢材均价", "5% 利润"}},
		{"results of a sports event", "女子200米蛙泳决赛中，王某以2分19秒70夺冠，领先第二名0.46秒，李某排名第三。", []string{"2分19秒70 女子200米蛙泳决赛", "0.46秒 女子200米蛙泳决赛", "第三 女子200米蛙泳决赛"}},
		{"a man is no event", "一名男子在10秒内逃离现场。", []string{"10秒 男子"}},
		{"but not what is whole", "成本较低，价格、质量分别提高1%和2%。", []string{"1% 价格", "2% 质量"}},
		{"changes of a list", "破获案件320起，抓获嫌疑人145人，同比分别上升12.4%和18.6%。",
			[]string{"320起 案件", "145人 嫌疑人", "12.4% 案件", "18.6% 嫌疑人"}},
		{"rates", "孕产妇死亡率降至14.3/10万，婴儿死亡率降至4.0‰。", []string{"14.3/10万 孕产妇死亡率", "4.0‰ 婴儿死亡率"}},
		{"average", "高速公路日均车流量64万辆次。", []string{"64万辆次 高速公路日均车流量"}},
		{"part of the whole", "研发经费3.2亿元，占营业收入的4.1%。", []string{"3.2亿元 研发经费", "4.1% 研发经费"}},
		{"from one level to another", "满意率从86%提高到97.5%。", []string{"86% 满意率", "97.5% 满意率"}},
		{"shares of a pace", "居民消费价格上涨0.8%，出厂价格下降1.4%，涨幅分别回落1.1个和2.3个百分点。",
			[]string{"0.8% 居民消费价格", "1.4% 出厂价格", "1.1个 涨幅", "2.3个百分点 涨幅"}},
		{"verb that only describes", "解救被困群众437人，在编员工1347人。", []string{"437人 被困群众", "1347人 在编员工"}},
		{"deed and whom it was done to", "救助群众437人，抢通道路41条。", []string{"437人 群众", "41条 道路"}},
		{"class with a bound", "招聘教师386名，其中硕士以上学历72名，本科及以上学历占95%。", []string{"386名 教师", "72名 硕士以上学历", "95% 本科及以上学历"}},
		{"bound behind a numeral without a unit", "累计淘汰国三及以下柴油货车2870辆。", []string{"2870辆 柴油货车"}},
		{"might", "全年销售面积仍可能下滑15%。", []string{"15% 销售面积"}},
		{"verb of one character", "合作社收获水稻420万斤，每斤卖到1.46元。", []string{"420万斤 水稻", "1.46元 水稻"}},
		{"object behind who brought it", "230家出版社带来图书12万种。", []string{"230家 出版社", "12万种 图书"}},
		{"what was lent and what it does", "合作社流转土地3200亩种植水稻，派出医疗队3支支援灾区。", []string{"3200亩 土地", "3支 医疗队"}},
		{"days of the figure in days", "优良天数21天，优良率70%，同比减少3天。", []string{"21天 优良天数", "70% 优良率", "3天 优良天数"}},
		{"gain of each", "全县脱贫户1.2万户，户均增收6800元，亩均节本60元。", []string{"1.2万户 脱贫户", "6800元 户均增收", "60元 亩均节本"}},
		{"growth of an average", "户均存款5万元，户均增长5%。", []string{"5万元 户均存款", "5% 户均存款"}},
		{"what was done, not that it was", "书屋开展亲子阅读680场。", []string{"680场 亲子阅读"}},
		{"part of a share", "工业增加值占地区生产总值比重达25.5%，外贸依存度的比重达5%。", []string{"25.5% 工业增加值", "5% 外贸依存度的比重"}},
		{"on the foundation of", "总产值要在1985年的基础上翻一番，群众基础上升5%。", []string{"翻一番 总产值", "5% 群众基础"}},
		{"places one by one", "平均客房出租率76.9%，贵阳、安顺分别达88.5%、83.2%。", []string{"76.9% 平均客房出租率", "88.5% 平均客房出租率", "83.2% 平均客房出租率"}},
		{"things one by one", "平均客房出租率76.9%，民宿、酒店分别达88.5%、83.2%。", []string{"76.9% 平均客房出租率", "88.5% 民宿", "83.2% 酒店"}},
		{"adverbs before the number", "损耗率相应由18%压到5%，流感独占2760例。", []string{"18% 损耗率", "5% 损耗率", "2760例 流感"}},
		{"whose figure before what it is", "组委会兴奋剂检查42例，鄱阳湖总磷平均浓度0.06毫克/升。", []string{"42例 兴奋剂检查", "0.06毫克/升 总磷平均浓度"}},
		{"items with heads of their own", "火灾起数、死亡人数、受伤人数分别下降8%、28%和40%。", []string{"8% 火灾起数", "28% 死亡人数", "40% 受伤人数"}},
		{"word that the dictionary tears", "该局更换电杵7根，新增电表箱12只。", []string{"7根 电杵", "12只 电表箱"}},
		{"which of those judged", "评查案件1286件，其中合格案件957件，不合格案件17件。", []string{"1286件 案件", "957件 合格案件", "17件 不合格案件"}},
		{"class by what was done", "查处超限超载291起，扣12分的有43人。", []string{"291起 超限超载", "12分 超限超载", "43人 扣12分"}},
		{"rank of a size", "流量2860立方米每秒，为1977年建站以来第二大洪水。", []string{"2860立方米每秒 流量", "第二 洪水"}},
		{"made and kept from", "加工肉制品3万吨，防止民转刑案件4件。", []string{"3万吨 肉制品", "4件 民转刑案件"}},
		{"heads of levels", "国家级、省级工艺美术大师分别有2人和19人。", []string{"2人 国家级工艺美术大师", "19人 省级工艺美术大师"}},
		{"verb with what came of it", "支队在农村建起劝导站312个，为民营企业收回欠款2380万元。", []string{"312个 劝导站", "2380万元 欠款"}},
		{"class that is counted", "文科最高分628分，600分以上的有93人。", []string{"628分 文科最高分", "600分 文科最高分", "93人 600分以上"}},
		{"class with its noun", "查处问题65起，涉案金额超过10万元的有8人。", []string{"65起 问题", "10万元 涉案金额", "8人 涉案金额超过10万元"}},
		{"classes of what was counted", "建立示范片15个，其中万亩以上的3个。", []string{"15个 示范片", "万亩 示范片", "3个 示范片"}},
		{"deed as an attribute", "主要指标28项，提前完成的9项。", []string{"28项 主要指标", "9项 提前完成"}},
		{"for each village", "招募劝导员867人，平均每村1.6人，每户收入3万元。", []string{"867人 劝导员", "1.6人 劝导员", "3万元 收入"}},
		{"yield of each", "每亩产量399公斤。", []string{"399公斤 亩产量"}},
		{"since how much", "由于坡度超过60度，扣除物价因素后，收入增长5%。", []string{"60度 坡度", "5% 收入"}},
		{"those in a place", "车内3人被困，车内乘客5人。", []string{"3人 被困", "5人 乘客"}},
		{"areas before areas", "3市14个县受灾。", []string{"3市 市", "14个 县"}},
		{"what comes next", "交通事故356起，追尾事故最多，达168起，变更车道引发的次之，为74起。", []string{"356起 交通事故", "168起 追尾事故", "74起 变更车道引发"}},
		{"limit of time", "问题整改时限最长不超过30天。", []string{"30天 问题整改时限"}},
		{"and others", "抢险救援2217起，社会救助及其他4058起。", []string{"2217起 抢险救援", "4058起 社会救助及其他"}},
		{"how and when it was done", "大队迅速调派2车11人，随后增援4车。", []string{"2车 调派", "11人 调派", "4车 增援"}},
		{"one after another", "该团伙先后作案14起，陆续出货8批。", []string{"14起 作案", "8批 出货"}},
		{"rates of what was not done", "不捕率、不诉率分别为30.2%和25.1%，不立案率2%。", []string{"30.2% 不捕率", "25.1% 不诉率", "2% 不立案率"}},
		{"how far a deed went", "全县支付进度92.6%，抽检数量86批，支付金额3亿元，投入资金2亿元。", []string{"92.6% 支付进度", "86批 抽检数量", "3亿元 支付金额", "2亿元 资金"}},
		{"costs of a deed", "法院判令被告承担生态修复费用860万元。", []string{"860万元 生态修复费用"}},
		{"the region is no part of a torn word", "2023年，全县酥脆率37%。", []string{"37% 酥脆率"}},
		{"rank of what a number counts", "三项指标增速均居全市前三。", []string{"三项 指标增速", "三 指标增速"}},
		{"price behind its denominator and an average", "苹果销售价格每公斤平均高出1.6元。", []string{"1.6元 苹果销售价格"}},
		{"list closed by its count", "平均出租率76.9%，贵阳、安顺、遵义三市（州）分别达88.5%、83.2%、81%。", []string{"76.9% 平均出租率", "三市（州） 平均出租率", "88.5% 平均出租率", "83.2% 平均出租率", "81% 平均出租率"}},
		{"for each", "民宿入住率91%，均价每晚486元，上涨一成。", []string{"91% 民宿入住率", "486元 均价", "一成 均价"}},
		{"whose figure among those of all", "去化周期23.6个月，其中开发区高达34个月，主城区也有18个月。", []string{"23.6个月 去化周期", "34个月 去化周期", "18个月 去化周期"}},
		{"sites that are counted or are a part", "新建学校3所、医院2所；产业园投资3亿元，占全市的5%。", []string{"3所 学校", "2所 医院", "3亿元 产业园投资", "5% 产业园投资"}},
		{"changes of a list without 分别", "运送电煤312万吨、粮食46万吨、化肥28万吨，同比增长5.7%、11.2%和3.9%。",
			[]string{"312万吨 电煤", "46万吨 粮食", "28万吨 化肥", "5.7% 电煤", "11.2% 粮食", "3.9% 化肥"}},
		{"none happened", "“两抢”案件连续65天零发案。", []string{"65天 零发案"}},
		{"of one quarter", "净息差1.74%，其中三季度单季1.69%。", []string{"1.74% 净息差", "1.69% 净息差"}},
		{"the former and the latter", "没有完成的是固定资产投资和外贸进出口，前者负增长6.4%，后者只及目标值的83%。", []string{"6.4% 固定资产投资", "83% 外贸进出口"}},
		{"the former of two that were counted", "上证指数收于3000点，创业板指收于1800点，前者跌1.2%，后者跌1.6%。", []string{"3000点 上证指数", "1800点 创业板指", "1.2% 上证指数", "1.6% 创业板指"}},
		{"a measure of the latter", "公司有甲厂和乙厂，后者员工320人，产值2亿元。", []string{"320人 员工", "2亿元 产值"}},
		{"word that the dictionary lacks", "营业网点287个，成渝16个。", []string{"287个 营业网点", "16个 成渝"}},
		{"word of one character behind a link", "全市有水3亿立方米，亩产达粮500公斤。", []string{"3亿立方米 水", "500公斤 粮"}},
		{"length of time", "调解成功率61.4%，平均办理时长7.2天。", []string{"61.4% 调解成功率", "7.2天 平均办理时长"}},
		{"thing that a verb was done to", "图书去年共捐赠5000册，汽车全年计划投放800辆。", []string{"5000册 图书", "800辆 汽车"}},
		{"but who did it names nothing", "志愿者全年服务3000小时，洪水共造成5户受灾。", []string{"3000小时 服务", "5户 受灾"}},
		{"what a clause turned to", "沪锌涨2.1%，沪镍冲高回落，跌0.3%。", []string{"2.1% 沪锌", "0.3% 沪镍"}},
		{"where a clause stands names nothing", "接诊量320人次，大厅里，较平日多两成。", []string{"320人次 接诊量", "两成 接诊量"}},
		{"items of a list are whole", "投诉85件，其中医保类35件、冒用身份类12件、低保9件。", []string{"85件 投诉", "35件 医保类", "12件 冒用身份类", "9件 低保"}},
		{"what remains", "排查隐患85处，已整改80处，剩余5处。", []string{"85处 隐患", "80处 整改", "5处 隐患"}},
		{"but not in brackets", "核酸检出病例9例（其中转归5例）。", []string{"9例 病例", "5例 转归"}},
		{"torn word behind a verb", "建成3个粤剧墟，通过验收。", []string{"3个 粤剧墟"}},
		{"attribute behind a word for any", "发放各类帮扶资金210万元，帮扶学生63名。", []string{"210万元 帮扶资金", "63名 学生"}},
		{"rate of a deed", "航班起飞正常率91%，提高正常率3个百分点。", []string{"91% 航班起飞正常率", "3个百分点 正常率"}},
		{"words that lead to a value", "茶企发展到120家，收入名义增长5%。", []string{"120家 茶企", "5% 收入"}},
		{"against a currency", "欧元兑美元中间价报1.0862。", []string{"1.0862 欧元兑美元中间价"}},
		{"note in brackets", "全县生产总值[1]86亿元，增长5.1%。", []string{"86亿元 生产总值", "5.1% 生产总值"}},
		{"fine between two bounds", "对个人处300元以上500元以下罚款。", []string{"300元 罚款", "500元 罚款"}},
		{"highest of the same", "日均车流8.5万辆次，最高峰达11.3万辆次。", []string{"8.5万辆次 日均车流", "11.3万辆次 日均车流"}},
		{"rates of what was named", "药费210元，床位费86元，降幅分别为3.1%和5.6%。", []string{"210元 药费", "86元 床位费", "3.1% 药费", "5.6% 床位费"}},
		{"what befell people", "31人已被批准逮捕，9人获奖。", []string{"31人 批准逮捕", "9人 获奖"}},
		{"what the sentence before measured", "本月旅客吞吐量35万人次。前八月累计297万人次，增长8%。", []string{"35万人次 旅客吞吐量", "297万人次 旅客吞吐量", "8% 旅客吞吐量"}},
		{"ratio", "车桩比2.1∶1，车流比去年多三成。", []string{"2.1∶1 车桩比", "三成 车流"}},
		{"measure of each", "每斤收购价3.5元，比去年高0.4元。", []string{"3.5元 收购价", "0.4元 收购价"}},
		{"traditional script", "公司實現營業收入12.6億元，增加8.4%。", []string{"12.6億元 營業收入", "8.4% 營業收入"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range engine(t).Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: test.text, MediaType: "text/plain"}).Claims {
				got = append(got, c.NumberText+" "+orDash(c.Indicator))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}
