package extract

import (
	"testing"

	"statclaim/extract/data"
	"statclaim/schema"
)

// owned is what a test wants of the claim with a number: - stands for none.
type owned struct{ number, subject, place string }

func TestSubjectAndPlace(t *testing.T) {
	tests := []struct {
		name, text string
		want       []owned
	}{
		// whose figure: the clause's own owner
		{"organisation", "湄潭县公安局去年破案312起。", []owned{{"312起", "湄潭县公安局", "湄潭县"}}},
		{"behind a date", "2023年，湄潭县公安局破案312起。", []owned{{"312起", "湄潭县公安局", "湄潭县"}}},
		{"region word", "今年全县新建公路86公里。", []owned{{"86公里", "全县", "-"}}},
		{"courts of the region", "全市法院审结案件5210件。", []owned{{"5210件", "全市法院", "-"}}},
		{"firms of the region are the region's", "全县企业新增212家。", []owned{{"212家", "全县", "-"}}},
		{"country's railways", "全国铁路发送旅客1.4亿人次。", []owned{{"1.4亿人次", "全国铁路", "全国"}}},
		{"site", "荔波机场旅客吞吐量达32.6万人次。", []owned{{"32.6万人次", "荔波机场", "-"}}},
		{"person", "种粮大户张某某今年种了320亩水稻。", []owned{{"320亩", "张某某", "-"}}},
		{"person in a town", "龙坪乡的李某去年卖了12吨辣椒。", []owned{{"12吨", "李某", "龙坪乡"}}},
		{"person with age", "64岁的李某独自种了12亩地。", []owned{{"12亩", "李某", "-"}}},
		{"class of people", "农民人均纯收入9876元。", []owned{{"9876元", "农民", "-"}}},
		{"market", "两市成交额7210亿元。", []owned{{"7210亿元", "两市", "-"}}},
		{"list closed by 等", "消防、武警、民兵等6支队伍搬运物资310吨。", []owned{{"310吨", "消防、武警、民兵等", "-"}}},
		{"quoted name", "“向阳花调解室”化解纠纷128起。", []owned{{"128起", "“向阳花调解室”", "-"}}},
		{"attribute before the owner", "占地1200亩的大河农业产业园全部建成。", []owned{{"1200亩", "大河农业产业园", "-"}}},
		{"a class that is counted", "全市经济向好。规模化牧场达1094个，比上年增长8.8%，养殖比重达70%。", []owned{{"8.8%", "全市", "-"}, {"70%", "全市", "-"}}},
		{"who has what is counted", "全市经济向好。永宁派出所有28名民警，破案率达70%。", []owned{{"70%", "永宁派出所", "永宁"}}},
		{"bound by a rule", "供餐单位应当在2小时内送达。", []owned{{"2小时", "供餐单位", "-"}}},
		{"bound by an article", "第五条　学校食堂应当留样125克以上。", []owned{{"125克", "学校食堂", "-"}}},
		{"team that is the indicator too", "湄潭队首节落后9分。", []owned{{"9分", "湄潭队", "-"}}},
		{"one each of several places", "广东、江苏分别新增企业3.2万户和2.8万户。", []owned{{"3.2万户", "广东", "广东"}, {"2.8万户", "江苏", "江苏"}}},
		{"one each of several firms", "工商银行、建设银行分别实现净利润3639亿元和3326亿元。", []owned{{"3639亿元", "工商银行", "-"}, {"3326亿元", "建设银行", "-"}}},
		{"one each of several persons", "张某、李某分别退赃3万元和5万元。", []owned{{"3万元", "张某", "-"}, {"5万元", "李某", "-"}}},
		{"person behind a title", "民警李伟连夜抓获嫌疑人3名。书记高度重视，投入3万元。", []owned{{"3名", "李伟", "-"}}},
		{"who speaks and is no owner", "村民王德海介绍，全村种茶3200亩。", []owned{{"3200亩", "全村", "-"}}},
		{"athletes in turn", "荷兰名将滕斯以2分19秒70夺冠；中国选手唐钱婷游出2分20秒55。", []owned{{"2分19秒70", "滕斯", "-"}, {"2分20秒55", "唐钱婷", "-"}}},
		{"name without a title", "男子100米自由泳，潘展乐以47秒53摘金。", []owned{{"47秒53", "潘展乐", "-"}}},
		{"no name behind a title", "运动员代表3人，教师高薪酬达3万元。", []owned{{"3人", "-", "-"}, {"3万元", "-", "-"}}},
		{"countries in turn", "美国8月CPI同比上涨3.6%，日本上涨2.1%。", []owned{{"3.6%", "美国", "美国"}, {"2.1%", "日本", "日本"}}},
		{"country that is counted", "出口市场中，美国占35%，东盟占20%。", []owned{{"35%", "-", "-"}, {"20%", "-", "-"}}},
		{"country that the figure only goes to", "我市对美国出口5亿元。", []owned{{"5亿元", "我市", "-"}}},
		{"who announces what he does", "土耳其央行22日宣布，将基准利率上调至15%。", []owned{{"15%", "土耳其央行", "-"}}},
		{"but not whose office counts", "县统计局公布，已有企业12家。", []owned{{"12家", "-", "-"}}},
		{"provinces of a bulletin", "31个省（自治区、直辖市）和新疆生产建设兵团报告新增确诊病例193例（上海84例）。新增死亡病例1例，在上海。新增疑似病例2例。", []owned{{"193例", "31个省（自治区、直辖市）和新疆生产建设兵团", "-"}, {"84例", "上海", "上海"}, {"2例", "31个省（自治区、直辖市）和新疆生产建设兵团", "-"}}},
		{"team of one word", "今天决出9枚金牌，中国队独得4枚。", []owned{{"9枚", "-", "-"}, {"4枚", "中国队", "-"}}},
		{"who leads a study", "该研究由浙江大学医学院牵头，共纳入1237名成年人。", []owned{{"1237名", "浙江大学医学院", "-"}}},
		{"probe by its number", "嫦娥六号5月3日发射升空，历经11个飞行阶段。", []owned{{"11个", "嫦娥六号", "-"}}},
		{"number of a document", "中央一号文件提出12项措施。", []owned{{"12项", "-", "-"}}},
		{"one each of places in the clause before", "江苏、广东票房位居前列，依次为7.73亿元和7.6亿元。", []owned{{"7.73亿元", "江苏", "江苏"}, {"7.6亿元", "广东", "广东"}}},
		{"several places", "湄潭县、凤冈县新增茶园2.1万亩。", []owned{{"2.1万亩", "湄潭县、凤冈县", "凤冈县"}}},

		{"report of an office's figures", "江北农商银行三季度经营情况通报\n\n资产质量稳定。不良率1.18%。", []owned{{"1.18%", "江北农商银行", "-"}}},
		{"who checks and what is checked", "消防救援支队抓防控，支队检查单位1.9万家，整改隐患3万处。", []owned{{"3万处", "消防救援支队", "-"}}},
		{"bank by a short name", "武义农商行贷款余额812亿元。", []owned{{"812亿元", "武义农商行", "-"}}},

		{"office of the country before a colon", "国家统计局：前11月利润下降4.4%\n\n1至11月，全国工业企业利润6.9万亿元。全国出口平稳。\n\n制造业利润5.1万亿元。", []owned{{"5.1万亿元", "全国", "-"}}},

		{"behind who says so", "记者从研究院获悉，7月1日以来，大河山景区接待游客118万人次；门票收入9200万元。", []owned{{"118万人次", "大河山景区", "-"}, {"9200万元", "大河山景区", "-"}}},
		{"station of a place", "全省水情通报\n\n全省23条河流超警，其中涡河蒙城站最高水位26.87米，超警戒0.37米。", []owned{{"26.87米", "涡河蒙城站", "蒙城"}, {"0.37米", "涡河蒙城站", "蒙城"}}},
		{"place that is also a given name before its office", "永善供电局投入资金1860万元。", []owned{{"1860万元", "永善供电局", "永善"}}},
		{"village of the same sentence", "全县乡村振兴\n\n全县推进项目。大河乡高坡村28年间，村集体资产增至1.3亿元。", []owned{{"1.3亿元", "高坡村", "高坡村"}}},
		{"places in turn are none's", "全市警情\n\n全市接警4.8万起。湄潭县9833起，凤冈县8120起。平均用时2.8秒。", []owned{{"2.8秒", "全市", "-"}}},
		{"one place goes on", "全市警情\n\n全市接警4.8万起。湄潭县接警9833起。平均用时2.8秒。", []owned{{"2.8秒", "湄潭县", "湄潭县"}}},
		{"owners in turn", "江北分局、柯城分局优秀率分别为31.5%和29.8%。", []owned{{"31.5%", "江北分局", "江北"}, {"29.8%", "柯城分局", "柯城"}}},
		{"how long somebody took", "大河山景区8天接待游客41万人次。\n外地游客占87%。", []owned{{"41万人次", "大河山景区", "-"}}},
		{"schools that are counted", "全市现有普通高中32所；中职学校14所，在校生3.12万人。", []owned{{"3.12万人", "全市", "-"}}},
		{"households that are counted", "该村有脱贫户156户581人，耕地面积3260亩，人均1.35亩。", []owned{{"1.35亩", "该村", "-"}}},
		{"of all, not of the hospital", "全县民生改善。县医院门诊楼投用，每千人口执业医师数由2.1名增至2.6名。", []owned{{"2.6名", "全县", "-"}}},
		{"who she is", "调解员沈某来了。今年61岁的她经手纠纷4300件。", []owned{{"4300件", "沈某", "-"}}},
		{"team by what it does", "城关调解队去年化解矛盾186起。", []owned{{"186起", "城关调解队", "-"}}},
		{"places joined by 和", "句容市、扬中市和丹徒区发案数降幅均超三成。", []owned{{"三成", "句容市、扬中市和丹徒区", "丹徒区"}}},
		{"town that is visited", "近日，记者走进福鼎市太姥山镇，了解到当地划分网格57个。", []owned{{"57个", "福鼎市", "太姥山镇"}}},
		{"places that share a measure", "湄潭县、凤冈县竹农人均纯收入分别为1.36万元和1.18万元。", []owned{{"1.36万元", "湄潭县", "湄潭县"}, {"1.18万元", "凤冈县", "凤冈县"}}},
		{"classes that are counted", "全区新投用中小学7所，其中小学4所、初中2所。", []owned{{"4所", "全区", "-"}, {"2所", "全区", "-"}}},
		{"all offices of a kind are not one", "全县调解工作\n\n各乡镇司法所、人民调解委员会认真排查。受理纠纷421件。", []owned{{"421件", "全县", "-"}}},

		// near misses
		{"who says it", "凤冈县统计局局长王某介绍，全县生产总值增长5.1%。", []owned{{"5.1%", "全县", "凤冈县"}}},
		{"source", "据凤冈县统计局统计，全县生产总值增长5.1%。", []owned{{"5.1%", "全县", "凤冈县"}}},
		{"what is counted", "企业增加14家。", []owned{{"14家", "-", "-"}}},
		{"class as attribute of a noun", "全省金融运行平稳。企业贷款增加213亿元。", []owned{{"213亿元", "全省", "-"}}},
		{"unit of output", "全县提质增效。单位GDP能耗下降2.9%。", []owned{{"2.9%", "全县", "-"}}},
		{"verb in front", "全县扶持产业。发展家庭农场210家。", []owned{{"210家", "全县", "-"}}},
		{"newly approved", "全市扩大开放。新批外资企业14家。", []owned{{"14家", "全市", "-"}}},
		{"bare site word", "全市市场繁荣。市场活跃，零售额增长11%。", []owned{{"11%", "全市", "-"}}},
		{"measure before a modal", "学校食堂应当公开账目，结余不得超过2%。", []owned{{"2%", "学校食堂", "-"}}},
		{"where it was done", "赤水市人民检察院主动作为，在全市17个镇张贴海报1500张。", []owned{{"1500张", "赤水市人民检察院", "赤水市"}}},
		{"enumerator", "全县稳中有进。（一）投资增长8.1%。", []owned{{"8.1%", "全县", "-"}}},
		{"open quotation", "全县公安局开展“派出所主防”行动38次。", []owned{{"38次", "全县公安局", "-"}}},
		{"institute without a name", "某研究院抽查样品35份。", []owned{{"35份", "研究院", "-"}}},

		// earlier clauses of the sentence
		{"carried over a comma", "荔波机场恢复通航，发送旅客3.2万人次。", []owned{{"3.2万人次", "荔波机场", "-"}}},
		{"class and its growth", "农民人均纯收入9876元，增长7.5%。", []owned{{"7.5%", "农民", "-"}}},
		{"class and another measure", "全县保障民生。居民参保率97%，报销率72.5%。", []owned{{"72.5%", "全县", "-"}}},
		{"whom the sentence began with", "荔波机场发送旅客3.2万人次；保障航班412架次。", []owned{{"412架次", "荔波机场", "-"}}},
		{"item between semicolons", "全县补短板，县医院新增床位200张；低保标准提高到5520元。", []owned{{"5520元", "全县", "-"}}},

		// the paragraph, the article
		{"sentence before", "荔波机场扩建完成。全年发送旅客3.2万人次。", []owned{{"3.2万人次", "荔波机场", "-"}}},
		{"new paragraph", "金沙：产业兴旺\n\n今年，全县经济向好，全县投资平稳。\n\n金沙机场恢复通航。\n\n粮食产量达21.3万吨。", []owned{{"21.3万吨", "全县", "金沙"}}},
		{"publishing office is not whose it is", "凤冈县农业农村局召开发布会。全县小麦种植面积12万亩。\n\n油菜产量达3万吨。", []owned{{"3万吨", "全县", "凤冈县"}}},
		{"headline's office", "赤水检察：守护童心\n\n赤水市人民检察院走进校园。全市共有学校86所。\n\n批捕12人，提起公诉21人。", []owned{{"12人", "赤水市人民检察院", "赤水市"}}},
		{"office within the headline", "数说兴仁法院这一年\n\n过去的2023年，案件涌进兴仁市人民法院。全州排名靠前。\n\n执行到位6.83亿元。", []owned{{"6.83亿元", "兴仁市人民法院", "兴仁"}}},
		{"pronoun", "赤水市人民检察院走进校园。活动中，该院发放资料1200份。", []owned{{"1200份", "赤水市人民检察院", "赤水市"}}},
		{"pronoun without a name", "该局发放资料1200份。", []owned{{"1200份", "该局", "-"}}},
		{"short form", "仁怀市人民医院胸痛中心成立。中心收治患者312例。", []owned{{"312例", "仁怀市人民医院胸痛中心", "仁怀市"}}},
		{"annual report", "遵义市人民检察院工作报告\n\n全市检察机关依法履职。\n\n批准逮捕2103人。", []owned{{"2103人", "全市检察机关", "遵义市"}}},
		{"company", "营收增长\n\n公司发布年报。公司总部位于佛山。公司产能释放。\n\n净利润6.1亿元。", []owned{{"6.1亿元", "公司", "-"}}},

		// speech and company
		{"quoted speaker's office", "湄潭县公安局部署警力。\n\n“我们有25名民警，还不够。”永兴派出所所长王某说。", []owned{{"25名", "永兴派出所", "湄潭县"}}},
		{"quotation inside prose", "湄潭县公安局部署警力。“我们有25名民警。”所长王某说。", []owned{{"25名", "湄潭县公安局", "湄潭县"}}},
		{"with whom", "赤水市人民检察院主动作为。与当地妇联携手，救助妇女15名。", []owned{{"15名", "赤水市人民检察院", "赤水市"}}},

		{"county's li", "凤冈县：山乡新貌\n\n全县茶旅融合。县里建成茶庄12座。", []owned{{"12座", "全县", "凤冈县"}}},
		{"site in passing", "凤冈县：山乡新貌\n\n全县茶旅融合。游客增多。粮食丰收。县医院门诊综合楼建成。新增床位80张。", []owned{{"80张", "全县", "凤冈县"}}},
		{"site that opens the paragraph", "凤冈县：山乡新貌\n\n全县茶旅融合。\n\n茶海公园开放。接待游客3万人次。", []owned{{"3万人次", "茶海公园", "凤冈县"}}},
		{"team for the sentences behind", "凤冈县：山乡新貌\n\n全县茶旅融合。凤冈篮球队夺冠。得分86分。", []owned{{"86分", "凤冈篮球队", "凤冈县"}}},
		{"who is named behind a number has that alone", "凤冈县：山乡新貌\n\n全县茶旅融合。调解312起，天桥镇最少，仅24起。口头协议86份。", []owned{{"86份", "全县", "凤冈县"}}},
		{"any of several", "湄潭县检察院办案有力。发出建议88份，行政机关整改率100%。", []owned{{"100%", "湄潭县检察院", "湄潭县"}}},
		{"the one of which it speaks", "湄潭县公安局打击犯罪。该团伙骗取货款80万元。", []owned{{"80万元", "该团伙", "湄潭县"}}},
		{"but not a contract", "湄潭县公安局采购装备。该合同金额80万元。", []owned{{"80万元", "湄潭县公安局", "湄潭县"}}},
		{"each of a hundred", "湄潭县教育局发布数据，全县硬件改善。每百名学生拥有计算机12台。", []owned{{"12台", "全县", "湄潭县"}}},
		{"averages of staff", "湄潭县人民法院公正司法。法官人均结案318件。", []owned{{"318件", "湄潭县人民法院", "湄潭县"}}},
		{"reporters", "本报湄潭6月2日电（记者 张某　通讯员 李某）全县采茶3200吨。", []owned{{"3200吨", "全县", "湄潭"}}},
		{"sight behind its place", "湄潭百鸟洞接待游客3万人次。", []owned{{"3万人次", "湄潭百鸟洞", "湄潭"}}},

		// place
		{"county in front of a town", "灵山县烟墩镇种植荔枝3200亩。", []owned{{"3200亩", "灵山县烟墩镇", "烟墩镇"}}},
		{"town for the sentences behind", "凤冈县推进乡村振兴。永安镇田坝社区种茶忙。采茶工日均收入180元。", []owned{{"180元", "永安镇田坝社区", "田坝社区"}}},
		{"rank in a wider area", "凤冈县工业增速居遵义市第2位。", []owned{{"第2位", "凤冈县", "凤冈县"}}},
		{"compared with", "凤冈县增速比贵州省高1.2个百分点。", []owned{{"1.2个百分点", "凤冈县", "凤冈县"}}},
		{"where it leads to", "凤冈县加快建设。县城到贵阳的车程缩短到90分钟。", []owned{{"90分钟", "凤冈县", "凤冈县"}}},
		{"elsewhere", "凤冈县旅游升温。台湾包机恢复，全年接待游客38万人次。", []owned{{"38万人次", "凤冈县", "凤冈县"}}},
		{"water", "慈溪市：对外开放\n\n全市加快发展。杭州湾围垦土地6000亩。", []owned{{"6000亩", "全市", "慈溪市"}}},
		{"railway", "荔波县：交通改善\n\n全县出行更便捷。贵南高铁发送旅客52万人次。", []owned{{"52万人次", "贵南高铁", "荔波县"}}},
		{"rank of the area word", "安徽省统计局发布数据\n\n合肥讯　全省运行平稳。投资增长4.1%。", []owned{{"4.1%", "全省", "安徽省"}}},
		{"in brackets", "全国新增47例（广东16例，福建9例）。治愈20例。", []owned{{"16例", "广东", "广东"}, {"20例", "全国", "-"}}},
		{"country", "全国粮食产量6.9亿吨。", []owned{{"6.9亿吨", "全国", "全国"}}},
		{"what is counted", "凤冈县有企业1.1万户，增长7.9%。", []owned{{"1.1万户", "凤冈县", "凤冈县"}, {"7.9%", "凤冈县", "凤冈县"}}},
		{"country's record", "她打破了全国纪录，收获金牌3枚。", []owned{{"3枚", "-", "-"}}},
		{"country in the name of a thing", "凤冈县纳入全国碳市场，清缴配额296万吨。", []owned{{"296万吨", "凤冈县", "凤冈县"}}},
		{"village's pronoun", "凤冈县乡村振兴。长碛古寨村是旅游村。村里流转土地860亩。", []owned{{"860亩", "长碛古寨村", "长碛古寨村"}}},
	}
	e := engine(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := e.Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: test.text, MediaType: "text/plain"})
			for _, want := range test.want {
				check(t, test.text, got.Claims, want)
			}
		})
	}
}

// check wants the claim with a number to have a subject and place.
func check(t *testing.T, text string, claims []schema.Claim, want owned) {
	t.Helper()
	for i := range claims {
		c := &claims[i]
		if c.NumberText != want.number {
			continue
		}
		if got := (owned{c.NumberText, orDash(c.Subject), orDash(c.Place)}); got != want {
			t.Errorf("%s\n got %v\nwant %v", text, got, want)
		}
		return
	}
	t.Errorf("%s: no claim %s", text, want.number)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestBasis(t *testing.T) {
	text := "2023年，赤水市人民检察院办案210件。\n\n追赃56万元。"
	claims := engine(t).Extract(&schema.Document{DocumentID: "sha256:test", Source: "test", Text: text, MediaType: "text/plain"}).Claims
	if len(claims) != 2 {
		t.Fatalf("%s: %d claims, want 2", text, len(claims))
	}
	for i, want := range []string{schema.BasisStated, schema.BasisInherited} {
		if c := claims[i]; c.SubjectBasis != want || c.PlaceBasis != want {
			t.Errorf("%s: %s has bases %s and %s, want %s", text, c.NumberText, c.SubjectBasis, c.PlaceBasis, want)
		}
	}
}

// TestOwnersTable keeps words of one character from ending names of their own, and lists from naming a word twice.
func TestOwnersTable(t *testing.T) {
	owners, err := loadOwners(data.Tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"全市", "全国", "公司", "法院", "统计局"} {
		if owners.kinds.getString(word) == 0 {
			t.Errorf("owners.tsv has no %s", word)
		}
	}
	if both := owners.kinds.getString("统计局") & ownerActor; both != 0 {
		t.Error("统计局 reports its area's figures, not its own")
	}
}
