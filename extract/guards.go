package extract

// Guard is a reason why a number is no claim that is known without a rule: the numeral itself or its next words tell.
type Guard struct {
	ID      string // as in the table suppressed
	About   string
	Chinese string // the same in Chinese
}

// BuiltInGuards lists them in the order of their ids. Other ids in suppressed are those of rules.
func BuiltInGuards() []Guard { return guards }

var guards = []Guard{
	{"clock", "a time of day: 8时30分", "钟点：8时30分"},
	{"cohort", "the years that people were born in: 90后", "出生年代：90后"},
	{"date-fragment", "a piece of a date that does not resolve: 5日", "日期的一部分：5日"},
	{"denominator", "what another number is counted by: 每10万人", "另一个数的分母：每10万人"},
	{"document-number", "the number of a document: 国发〔2023〕5号", "文件编号：国发〔2023〕5号"},
	{"enumerator", "the count of a heading of points: 三个方面", "列举要点的个数：三个方面"},
	{"explicit-zero", "a zero that is claimed by its own words: 零发案", "由“零”“无”等词另作主张的零"},
	{"first-place", "an honour, not a rank of a series: 第一名", "荣誉性的第一：全国第一"},
	{"fixed-word", "a numeral inside a word or idiom: 统一, 第一时间", "词语、成语中的数字：统一、第一时间"},
	{"grade", "a grade or class: 5A级, 三级甲等", "等级：5A级、三级甲等"},
	{"identifier", "a code, a plate, an account, a room: 12309, G65", "编号、车牌、账号、房号：12309、G65"},
	{"indefinite-few", "a vague few that counts nothing: 两三下", "不计数的“两三”“几”"},
	{"indefinite-one", "一 for a, an: 一名老人", "不定指的“一”：一名老人"},
	{"list-marker", "the number of a heading or list item: 一、(2)", "标题、列表的序号：一、（2）"},
	{"match-score", "the score of a match: 3比1", "比赛比分：3比1"},
	{"model", "a model or standard: 5G, GB18030, 歼-20", "型号、标准：5G、GB18030、歼-20"},
	{"name", "part of a name: 八一路, 一汽", "名称的一部分：八一路、一汽"},
	{"narrative", "a number that tells a story and measures nothing", "叙事中不作度量的数"},
	{"no-unit", "a bare number of which nothing says what it counts", "没有单位、也看不出量什么的数"},
	{"ordinal-name", "an ordinal that names: 第三产业, 第二人民医院", "作名称的序数：第三产业、第二人民医院"},
	{"period-frame", "part of a span of time: 十四五, 近三年", "时间段的一部分：十四五、近三年"},
	{"phone", "a telephone number or hotline: 12309热线", "电话、热线：12309热线"},
	{"pronoun-like", "a number in place of what was named: 两者, 三地", "代词性的数：两者、三地"},
	{"round-figure", "a round figure of speech: 百分之百地, 千千万万", "夸张、概称的整数"},
	{"slogan-formula", "a formula of policy: 三个代表, 两不愁三保障", "政策口号：两不愁三保障"},
	{"statute", "the article of a law: 第十二条", "法条：第十二条"},
	{"table-label", "a label in a table", "表格中的标签"},
	{"unit-label", "a unit that is named and not counted: 单位：万元", "只提到单位：单位：万元"},
	{"version", "a version: 2.0版", "版本：2.0版"},
}
