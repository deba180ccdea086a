package export

import (
	"fmt"
	"time"

	"statclaim/schema"
)

var testInfo = Info{ToolVersion: "0.1.0-test", RulesetVersion: "builtin-1"}

func decimalPointer(s string) *schema.Decimal {
	d := schema.MustDecimal(s)
	return &d
}

func pointer[T any](v T) *T { return &v }

// plainClaim is a claim as most are.
func plainClaim() *schema.Claim {
	return &schema.Claim{
		ClaimID: "c0ffee0123456789", DocumentID: "sha256:ab", Source: "fixtures/县公安局.txt", ArticleIndex: 1, ArticleTitle: "平安建设见实效",
		Section: schema.SectionBody, ParagraphIndex: 3, SentenceIndex: 2, Indicator: "刑事发案", Subject: "县公安局", SubjectBasis: schema.BasisInherited,
		Measure: schema.MeasureChange, IndicatorBasis: schema.BasisStated, Value: decimalPointer("-13.38"), ValueText: "-13.38",
		ValueFloat: pointer(-13.38), Lower: decimalPointer("-13.38"), Upper: decimalPointer("-13.38"), LowerInclusive: pointer(true),
		UpperInclusive: pointer(true), Qualifier: schema.Exact, NumberText: "13.38%", Unit: "%", UnitCode: "%", UnitKind: schema.Percent,
		Comparison: schema.YearOnYear, Direction: schema.Down, BaselineText: "上年同期", Period: "2022", PeriodText: "2022年",
		PeriodStart: &schema.Date{Year: 2022, Month: 1, Day: 1}, PeriodEnd: &schema.Date{Year: 2022, Month: 12, Day: 31},
		PeriodBasis: schema.BasisStated, Place: "威宁县", PlaceCode: "520526", PlaceBasis: schema.BasisStated, Modality: schema.Actual,
		Quote: "刑事发案同比下降13.38%", Sentence: "2022年，威宁县刑事发案同比下降13.38%，群众安全感达98.78%。", QuoteStart: 40, QuoteEnd: 53,
		QuoteStartByte: 120, QuoteEndByte: 153, NumberStart: 47, NumberEnd: 53, NumberStartByte: 141, NumberEndByte: 147,
		RuleID: "growth.yoy", Confidence: pointer(0.97), Flags: []string{"full_width", "table_header_unit"}, ReviewStatus: schema.Unreviewed,
	}
}

// bareClaim has null wherever that is allowed.
func bareClaim() *schema.Claim {
	return &schema.Claim{
		ClaimID: "0000000000000001", DocumentID: "sha256:ab", Source: "a.txt", Section: schema.SectionBody, SubjectBasis: schema.BasisNone,
		Measure: schema.MeasureLevel, IndicatorBasis: schema.BasisNone, Qualifier: schema.Several, NumberText: "数百", UnitKind: schema.Count,
		Comparison: schema.None, Direction: schema.None, PeriodBasis: schema.BasisNone, PlaceBasis: schema.BasisNone, Modality: schema.Actual,
		Quote: "数百人", Sentence: "数百人参加。", RuleID: "fallback", ReviewStatus: schema.Unreviewed,
	}
}

// hardClaim holds what formats stumble over.
func hardClaim() *schema.Claim {
	c := plainClaim()
	c.ClaimID = "12345678901234567890"
	c.Source = "=cmd|' /C calc'!A0"
	c.ArticleTitle = "他说：\"你好\",\r\n第二行\t<&>\u2028尾"
	c.Indicator = "+加号😀𠮷"
	c.Subject = "-1+2"
	c.Place = "@地点"
	c.Value = decimalPointer("12345678901234567890123456789.123456789")
	c.ValueText = "12345678901234567890123456789.123456789"
	c.Lower = decimalPointer("-99999999999999999999999999999.999999999")
	c.Upper = decimalPointer("1000000000000000000000000000000000000000000") // does not fit
	c.BaseValue = decimalPointer("5.20")
	c.Quote = "控制\x00\x01\x1f符\x7f_x000D_"
	c.Sentence = "坏字节\xff\xfe尾\xed\xa0\x80"
	c.Flags = []string{"a;b", "坏\xff", ""}
	c.PeriodText = "3:1"
	c.Confidence = pointer(1e-9)
	c.ReviewedAt = pointer(time.Date(2023, 2, 3, 4, 5, 6, 789123456, time.FixedZone("", 8*3600)))
	c.PeriodStart = &schema.Date{Year: 1840, Month: 6, Day: 28}
	c.PeriodEnd = &schema.Date{Year: 1899, Month: 12, Day: 31}
	return c
}

type tableRows struct {
	table *schema.Table
	rows  []any
}

// sampleRows is a small run: something in every table but articles.
func sampleRows() []tableRows {
	text := "标题\r\n\r\n　　第一段：2022年，威宁县刑事发案同比下降13.38%，群众安全感达98.78%。\n第二段。\n"
	return []tableRows{
		{schema.DocumentsTable, []any{&schema.Document{DocumentID: "sha256:ab", Source: "fixtures/县公安局.txt", Title: "标题",
			PublishedAt: &schema.Date{Year: 2023, Month: 1, Day: 5}, PublishedBasis: "text", Encoding: "UTF-8", EncodingBasis: "utf-8-valid",
			Bytes: 120, CodePoints: 60, Articles: 1, Claims: 3, Text: text, MediaType: "text/plain"}}},
		{schema.ClaimsTable, []any{plainClaim(), bareClaim(), hardClaim()}},
		{schema.SuppressedTable, []any{&schema.Suppressed{DocumentID: "sha256:ab", Source: "a.txt", Text: "第一时间", Start: 3, End: 5, StartByte: 9,
			EndByte: 15, Guard: "slogan", Context: "第一时间赶到"}}},
		{schema.RejectsTable, []any{&schema.Reject{Source: "b.bin", Stage: "decode", Code: "binary", Message: "不是文本", Offset: pointer(int64(17))},
			&schema.Reject{Source: "c.txt", Stage: "open", Code: "unreadable", Message: "没有权限"}}},
	}
}

// manyClaims gives n different claims.
func manyClaims(n int) []any {
	rows := make([]any, n)
	for i := range rows {
		c := plainClaim()
		c.ClaimID = fmt.Sprintf("%016x", uint64(i)*0x9E3779B97F4A7C15)
		c.Value = decimalPointer(fmt.Sprintf("%d.%02d", i*37%100000, i%100))
		c.ValueText = c.Value.String()
		c.Sentence = fmt.Sprintf("%d年，第%d个地方的刑事发案为%s起，群众安全感达98.78%%，全年共帮助困难妇女28名，发放司法救助金3.3万元。", 2000+i%24, i, c.ValueText)
		rows[i] = c
	}
	return rows
}
