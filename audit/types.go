package audit

// Type is a type of findings.
type Type struct {
	ID      string // stable
	Meaning string
	Chinese string // the same in Chinese, for tables and sheets that people read
}

// Types lists the types of findings, in the order of the checks.
func Types() []Type {
	return []Type{
		{partExceedsWhole, "a part is more than its whole", "部分大于总体"},
		{partsExceedWhole, "parts sum to more than their whole", "各部分之和大于总体"},
		{partsDifferWhole, "parts that are all of a whole do not sum to it", "构成全部的各部分之和不等于总体"},
		{totalDiffers, "a list does not sum to the 合计 behind it", "列举之和不等于其后的合计"},
		{tableTotalDiffers, "the rows of a table do not sum to its 合计", "表中各行之和不等于合计行"},
		{sharesExceed, "shares of one whole sum to more than 100 %", "同一总体的占比之和超过 100%"},
		{sharesDiffer, "shares that are all of a whole do not sum to 100 %", "构成全部的占比之和不是 100%"},
		{shareDisagrees, "a share is not what part and whole give", "占比与部分、总体算出的不符"},
		{rateDisagrees, "a rate is not what the two counts before it give", "比率与前面两个数算出的不符"},
		{changeRateDisagrees, "a change in percent is not what the two levels give", "变动率与前后两个水平值不符"},
		{changeAmountDisagrees, "a change in an amount is not what the two levels give", "变动量与前后两个水平值不符"},
		{changePointsDisagree, "a change in percentage points is not what the two rates give", "百分点变动与前后两个比率不符"},
		{multipleDisagrees, "a multiple is not what the two levels give", "倍数与前后两个水平值不符"},
		{directionDisagrees, "a rise where the levels fall, or a fall where they rise", "升降方向与数值相反"},
		{incrementRateDisagrees, "a change in percent is not what its amount and the level give", "变动率与变动量、水平值算出的不符"},
		{multipleGrowthDisagrees, "a growth in percent and a multiple of the same level disagree", "增长率与倍数不符"},
		{conversionDisagrees, "one amount in two units is two amounts", "同一数量的两种单位写法不等"},
		{valueConflict, "one indicator, subject, place and time has two values", "同一指标、主体、地区、时期有两个数值"},
		{scaleConflict, "the same digits with scale words that differ by a power of ten", "数字相同而数量级不同"},
		{unitConflict, "the same digits with two units", "数字相同而单位不同"},
		{overHundred, "a share, or a rate of a whole, is over 100 %", "占比或不会超过总体的比率超过 100%"},
		{fallOverHundred, "something falls by more than all of it", "下降超过 100%"},
		{negativeAmount, "less than nothing of what is counted", "数量小于零"},
		{ageTooHigh, "an age that no person reached", "年龄超出人的寿命"},
		{rankBelowFirst, "a rank above the first", "名次小于 1"},
		{temperatureBeyond, "a temperature that cannot be", "温度不可能"},
		{boundsReversed, "a lower bound above the upper one", "下限大于上限"},
		{periodReversed, "a time that ends before it begins", "时期的终点早于起点"},
		{afterPublication, "a report of a time after publication", "把发布日期之后写成已发生"},
		{headlineDisagrees, "a headline's figure is not the body's", "标题与正文的数字不符"},
		{indexFull, "more claims than are compared across documents", "主张太多，跨文档比对不全"},
	}
}
