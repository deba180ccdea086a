package audit

// Type is a type of findings.
type Type struct {
	ID      string // stable
	Meaning string
}

// Types lists the types of findings, in the order of the checks.
func Types() []Type {
	return []Type{
		{partExceedsWhole, "a part is more than its whole"},
		{partsExceedWhole, "parts sum to more than their whole"},
		{partsDifferWhole, "parts that are all of a whole do not sum to it"},
		{totalDiffers, "a list does not sum to the 合计 behind it"},
		{tableTotalDiffers, "the rows of a table do not sum to its 合计"},
		{sharesExceed, "shares of one whole sum to more than 100 %"},
		{sharesDiffer, "shares that are all of a whole do not sum to 100 %"},
		{shareDisagrees, "a share is not what part and whole give"},
		{rateDisagrees, "a rate is not what the two counts before it give"},
		{changeRateDisagrees, "a change in percent is not what the two levels give"},
		{changeAmountDisagrees, "a change in an amount is not what the two levels give"},
		{changePointsDisagree, "a change in percentage points is not what the two rates give"},
		{multipleDisagrees, "a multiple is not what the two levels give"},
		{directionDisagrees, "a rise where the levels fall, or a fall where they rise"},
		{incrementRateDisagrees, "a change in percent is not what its amount and the level give"},
		{multipleGrowthDisagrees, "a growth in percent and a multiple of the same level disagree"},
		{conversionDisagrees, "one amount in two units is two amounts"},
		{valueConflict, "one indicator, subject, place and time has two values"},
		{scaleConflict, "the same digits with scale words that differ by a power of ten"},
		{unitConflict, "the same digits with two units"},
		{overHundred, "a share, or a rate of a whole, is over 100 %"},
		{fallOverHundred, "something falls by more than all of it"},
		{negativeAmount, "less than nothing of what is counted"},
		{ageTooHigh, "an age that no person reached"},
		{rankBelowFirst, "a rank above the first"},
		{temperatureBeyond, "a temperature that cannot be"},
		{boundsReversed, "a lower bound above the upper one"},
		{periodReversed, "a time that ends before it begins"},
		{afterPublication, "a report of a time after publication"},
		{headlineDisagrees, "a headline's figure is not the body's"},
		{indexFull, "more claims than are compared across documents"},
	}
}
