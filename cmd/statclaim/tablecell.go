package main

import (
	"strings"

	"statclaim/schema"
)

// printedValue is the number as printed with its cue where it is printed, without the unit, which has its own column:
// 近300人 gives 近300, 300人以上 gives 300以上, 2.7万余亩 gives 2.7万余, 472.8公斤/亩 gives 472.8. A fall gets
// the sign that its value has: 下降3% gives -3.
func printedValue(c *schema.Claim) string {
	number := withoutUnit(c)
	if c.Value != nil && c.Value.Sign() < 0 && unsigned(number) {
		number = "-" + number
	}
	cue := c.QualifierText
	if cue == "" || strings.Contains(c.NumberText, cue) {
		return number
	}
	start := int(c.NumberStartByte - c.QuoteStartByte)
	end := start + len(c.NumberText)
	behind := start >= 0 && end <= len(c.Quote) && !strings.HasSuffix(c.Quote[:start], cue) && strings.Contains(c.Quote[end:], cue)
	if behind {
		return number + cue
	}
	return cue + number
}

// unsigned reports a number that is printed without a sign of its own.
func unsigned(number string) bool {
	for _, sign := range []string{"-", "－", "−", "负", "負", "零下"} {
		if strings.HasPrefix(number, sign) {
			return false
		}
	}
	return true
}

func withoutUnit(c *schema.Claim) string {
	number := strings.TrimSuffix(c.NumberText, c.Unit)
	if c.Per != "" {
		number, _, _ = strings.Cut(number, c.Unit+"/"+c.Per)
	}
	if number == "" {
		return c.NumberText
	}
	return number
}

// printedUnit is the unit with its denominator: 公斤/亩.
func printedUnit(c *schema.Claim) string {
	if c.Per == "" {
		return c.Unit
	}
	return c.Unit + "/" + c.Per
}

// numberInSentence is the byte of the sentence where the number begins: by its place in the quote, since the same digits
// may stand twice. Line breaks that the layout put into the quote are not in the sentence; then the digits must do.
func numberInSentence(c *schema.Claim) int {
	if quote := strings.Index(c.Sentence, c.Quote); quote >= 0 {
		return min(len(c.Sentence), quote+max(0, int(c.NumberStartByte-c.QuoteStartByte)))
	}
	return max(0, strings.Index(c.Sentence, c.NumberText))
}

// window is the part of a sentence around its number that fits the columns: all of it, or what stands from a third of the
// columns before the number on.
func window(sentence string, number, columns int) string {
	whole := strings.TrimSpace(clean(sentence))
	if displayWidth(whole) <= columns {
		return whole
	}
	before, after := clean(sentence[:number]), clean(sentence[number:])
	context := shortenHead(before, max(columns/3, columns-displayWidth(after)))
	return shorten(context+after, columns)
}
