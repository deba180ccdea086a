package schema

import "time"

// ClaimsTable declares claims: one row per asserted number.
var ClaimsTable = &Table{
	Name:    "claims",
	Meaning: "one row per asserted number",
	New:     func() any { return new(Claim) },
	Columns: []Column{
		text(1, "claim_id", "主张编号", "hash of (document_id, number_start, number_end); free of the rule, so reviews survive rule changes", func(r *Claim) *string { return &r.ClaimID }),
		text(2, "document_id", "文档编号", "sha256 of the text layer, as sha256:HEX", func(r *Claim) *string { return &r.DocumentID }),
		text(3, "source", "来源", "path or URI as the user gave it, PATH#ID for a row of a table or a member of an archive; (source, claim_id) is the key", func(r *Claim) *string { return &r.Source }),
		integer32(4, "article_index", "文章序号", "article within the document, 0-based", func(r *Claim) *int32 { return &r.ArticleIndex }),
		optionalText(5, "article_title", "文章标题", "title of the article, null where it has none", func(r *Claim) *string { return &r.ArticleTitle }),
		text(6, "section", "版块", "where in the article: title, heading, byline, lead, body, caption, list, table", func(r *Claim) *string { return &r.Section }),
		integer32(7, "paragraph_index", "段落序号", "logical paragraph of the document, 0-based, after column breaks are repaired", func(r *Claim) *int32 { return &r.ParagraphIndex }),
		integer32(8, "sentence_index", "句序号", "sentence within the article, 0-based", func(r *Claim) *int32 { return &r.SentenceIndex }),
		optionalText(10, "indicator", "指标", "what is measured or counted, as printed", func(r *Claim) *string { return &r.Indicator }),
		optionalText(11, "subject", "主体", "whose figure it is, as printed", func(r *Claim) *string { return &r.Subject }),
		text(15, "subject_basis", "主体依据", "stated, inherited or none", func(r *Claim) *string { return &r.SubjectBasis }),
		optionalText(12, "action", "动作", "the verb that links subject and indicator, as printed", func(r *Claim) *string { return &r.Action }),
		text(13, "measure", "度量类型", "level, change, share, multiple, ratio or rank", func(r *Claim) *string { return &r.Measure }),
		text(14, "indicator_basis", "指标依据", "stated, inherited or none", func(r *Claim) *string { return &r.IndicatorBasis }),
		decimal(20, "value", "数值", "exact value; scale words folded in, percent as stated, signed for changes; null where only a range or vague numeral is stated or where it does not fit decimal128(38,9)", func(r *Claim) **Decimal { return &r.Value }),
		optionalText(21, "value_text", "精确数值", "the same value in plain digits, printed zeros kept", func(r *Claim) *string { return &r.ValueText }),
		float(22, "value_float", "浮点值", "convenience copy of value, inexact", func(r *Claim) **float64 { return &r.ValueFloat }),
		decimal(23, "lower", "下限", "lower bound from the wording", func(r *Claim) **Decimal { return &r.Lower }),
		decimal(24, "upper", "上限", "upper bound from the wording", func(r *Claim) **Decimal { return &r.Upper }),
		boolean(25, "lower_inclusive", "含下限", "whether the lower bound itself is included", func(r *Claim) **bool { return &r.LowerInclusive }),
		boolean(26, "upper_inclusive", "含上限", "whether the upper bound itself is included", func(r *Claim) **bool { return &r.UpperInclusive }),
		text(27, "qualifier", "限定", "exact, about, under, over, more, at_least, at_most, several or range", func(r *Claim) *string { return &r.Qualifier }),
		optionalText(28, "qualifier_text", "限定词", "the cue as printed", func(r *Claim) *string { return &r.QualifierText }),
		text(29, "number_text", "数字原文", "the number phrase as printed, full width and all", func(r *Claim) *string { return &r.NumberText }),
		optionalText(30, "unit", "单位", "unit or classifier as printed, without the scale word", func(r *Claim) *string { return &r.Unit }),
		optionalText(31, "unit_code", "单位代码", "ISO 4217 for money, UCUM for measures, {name} annotation for counted things, %, pp, x", func(r *Claim) *string { return &r.UnitCode }),
		text(32, "unit_kind", "单位类别", "count, money, percent, percentage_point, permille, duration, age, area, length, mass, volume, energy, power, temperature, speed, data, score, multiple, ratio, rank, rate or other", func(r *Claim) *string { return &r.UnitKind }),
		integer32(33, "unit_scale", "数量级", "power of ten of the stated scale word (万 4, 亿 8)", func(r *Claim) *int32 { return &r.UnitScale }),
		optionalText(34, "per", "每", "denominator as printed", func(r *Claim) *string { return &r.Per }),
		decimal(35, "base_value", "基准值", "value in the base unit where the unit has a fixed conversion", func(r *Claim) **Decimal { return &r.BaseValue }),
		optionalText(36, "base_unit", "基准单位", "UCUM code of that base unit", func(r *Claim) *string { return &r.BaseUnit }),
		text(40, "comparison", "比较", "none, yoy, mom, qoq, vs_base or vs_plan", func(r *Claim) *string { return &r.Comparison }),
		text(41, "direction", "方向", "up, down, flat or none", func(r *Claim) *string { return &r.Direction }),
		optionalText(42, "baseline_text", "比较对象", "what it is compared with, as printed", func(r *Claim) *string { return &r.BaselineText }),
		decimal(43, "baseline_value", "基数", "the value it is compared with, where stated (从A增至B: A)", func(r *Claim) **Decimal { return &r.BaselineValue }),
		optionalText(50, "period", "时期", "EDTF (ISO 8601-2 level 1) of the time that the number is about", func(r *Claim) *string { return &r.Period }),
		optionalText(51, "period_text", "时期原文", "the time expression as printed", func(r *Claim) *string { return &r.PeriodText }),
		date(52, "period_start", "起始日", "first day, inclusive", func(r *Claim) **Date { return &r.PeriodStart }),
		date(53, "period_end", "截止日", "last day, inclusive", func(r *Claim) **Date { return &r.PeriodEnd }),
		text(54, "period_basis", "时期依据", "stated, inherited, relative or none", func(r *Claim) *string { return &r.PeriodBasis }),
		optionalText(60, "place", "地点", "the smallest place that the number is about, as printed", func(r *Claim) *string { return &r.Place }),
		optionalText(61, "place_code", "地区代码", "GB/T 2260 code, six digits", func(r *Claim) *string { return &r.PlaceCode }),
		text(62, "place_basis", "地点依据", "stated, inherited or none", func(r *Claim) *string { return &r.PlaceBasis }),
		text(70, "modality", "语气", "actual, target, forecast, requirement or hypothetical", func(r *Claim) *string { return &r.Modality }),
		optionalText(71, "attribution", "信源", "who says so, as printed", func(r *Claim) *string { return &r.Attribution }),
		optionalText(75, "related_claim_id", "关联编号", "the claim that this one relates to", func(r *Claim) *string { return &r.RelatedClaimID }),
		optionalText(76, "relation", "关联类型", "part_of, change_of, share_of, zero_of, base_of or repeat_of", func(r *Claim) *string { return &r.Relation }),
		text(80, "quote", "证据", "the evidence: the clause that carries the claim, as in the text layer", func(r *Claim) *string { return &r.Quote }),
		text(81, "sentence", "句子", "the sentence as read, column breaks repaired", func(r *Claim) *string { return &r.Sentence }),
		integer(82, "quote_start", "证据起", "first code point of quote in the text layer", func(r *Claim) *int64 { return &r.QuoteStart }),
		integer(83, "quote_end", "证据止", "code point behind quote", func(r *Claim) *int64 { return &r.QuoteEnd }),
		integer(84, "quote_start_byte", "证据起（字节）", "first UTF-8 byte of quote", func(r *Claim) *int64 { return &r.QuoteStartByte }),
		integer(85, "quote_end_byte", "证据止（字节）", "byte behind quote", func(r *Claim) *int64 { return &r.QuoteEndByte }),
		integer(86, "number_start", "数字起", "first code point of number_text in the text layer", func(r *Claim) *int64 { return &r.NumberStart }),
		integer(87, "number_end", "数字止", "code point behind number_text", func(r *Claim) *int64 { return &r.NumberEnd }),
		integer(88, "number_start_byte", "数字起（字节）", "first UTF-8 byte of number_text", func(r *Claim) *int64 { return &r.NumberStartByte }),
		integer(89, "number_end_byte", "数字止（字节）", "byte behind number_text", func(r *Claim) *int64 { return &r.NumberEndByte }),
		text(90, "rule_id", "规则", "the rule that made the claim", func(r *Claim) *string { return &r.RuleID }),
		float(91, "confidence", "置信度", "measured precision of the rule on gold; null where not measured", func(r *Claim) **float64 { return &r.Confidence }),
		list(92, "flags", "标记", "what a careful reader should know: ambiguous_scale, full_width, rounded_quotient, unpaired_list ...", func(r *Claim) *[]string { return &r.Flags }),
		text(95, "review_status", "复核状态", "unreviewed, accepted, corrected, rejected, unsure or added", func(r *Claim) *string { return &r.ReviewStatus }),
		optionalText(96, "review_note", "复核备注", "the reviewer's note", func(r *Claim) *string { return &r.ReviewNote }),
		optionalText(97, "reviewer", "复核人", "who decided", func(r *Claim) *string { return &r.Reviewer }),
		timestamp(98, "reviewed_at", "复核时间", "when, UTC", func(r *Claim) **time.Time { return &r.ReviewedAt }),
	},
}

// DocumentsTable declares documents: one row per document that was read.
var DocumentsTable = &Table{
	Name:    "documents",
	Meaning: "one row per document that was read",
	New:     func() any { return new(Document) },
	Columns: []Column{
		text(1, "document_id", "文档编号", "sha256 of the text layer, as sha256:HEX", func(r *Document) *string { return &r.DocumentID }),
		text(2, "source", "来源", "path or URI as the user gave it", func(r *Document) *string { return &r.Source }),
		optionalText(3, "title", "标题", "title of the document", func(r *Document) *string { return &r.Title }),
		date(4, "published_at", "发布日期", "publication date that relative and year-less periods resolve against", func(r *Document) **Date { return &r.PublishedAt }),
		text(5, "published_basis", "发布日期依据", "option, metadata, text, url or none", func(r *Document) *string { return &r.PublishedBasis }),
		text(6, "encoding", "编码", "character encoding that the bytes were read in", func(r *Document) *string { return &r.Encoding }),
		text(7, "encoding_basis", "编码依据", "option, bom, declared, format, utf-8-valid, gb18030-valid, big5-valid, utf-16-plain or fewest-replaced; what a page declared wrongly stands behind it", func(r *Document) *string { return &r.EncodingBasis }),
		integer(8, "bytes", "字节数", "size of the input in bytes", func(r *Document) *int64 { return &r.Bytes }),
		integer(9, "code_points", "字符数", "length of the text layer in code points", func(r *Document) *int64 { return &r.CodePoints }),
		integer(10, "replaced_bytes", "替换字节数", "input bytes that were replaced by U+FFFD", func(r *Document) *int64 { return &r.ReplacedBytes }),
		integer32(11, "articles", "文章数", "number of articles", func(r *Document) *int32 { return &r.Articles }),
		integer32(12, "claims", "主张数", "number of claims", func(r *Document) *int32 { return &r.Claims }),
		optionalText(13, "text", "原文", "the text layer itself; null with --no-text", func(r *Document) *string { return &r.Text }),
		optionalText(14, "media_type", "格式", "IANA media type that the input was read as", func(r *Document) *string { return &r.MediaType }),
		optionalText(15, "block_path", "容器内位置", "where in a file of many documents: row 17, member a/b.txt; null for a file of its own", func(r *Document) *string { return &r.BlockPath }),
	},
}

// ArticlesTable declares articles: one row per article.
var ArticlesTable = &Table{
	Name:    "articles",
	Meaning: "one row per article",
	New:     func() any { return new(Article) },
	Columns: []Column{
		text(1, "document_id", "文档编号", "the document", func(r *Article) *string { return &r.DocumentID }),
		text(2, "source", "来源", "path or URI of the document", func(r *Article) *string { return &r.Source }),
		integer32(3, "article_index", "文章序号", "article within the document, 0-based", func(r *Article) *int32 { return &r.ArticleIndex }),
		optionalText(4, "title", "标题", "title as printed", func(r *Article) *string { return &r.Title }),
		optionalText(5, "byline", "署名", "byline as printed", func(r *Article) *string { return &r.Byline }),
		optionalText(6, "dateline", "电头", "dateline as printed (本报讯 …)", func(r *Article) *string { return &r.Dateline }),
		integer(7, "body_start", "正文起", "first code point of the body", func(r *Article) *int64 { return &r.BodyStart }),
		integer(8, "body_end", "正文止", "code point behind the body", func(r *Article) *int64 { return &r.BodyEnd }),
		optionalInteger(9, "title_start", "标题起", "first code point of the title, null without one", func(r *Article) **int64 { return &r.TitleStart }),
		optionalInteger(10, "title_end", "标题止", "code point behind the title, null without one", func(r *Article) **int64 { return &r.TitleEnd }),
		integer32(11, "claims", "主张数", "number of claims", func(r *Article) *int32 { return &r.Claims }),
		optionalText(12, "block_path", "原件位置", "where in the original the body begins: page 3, paragraph 12, an XPath; null for plain text", func(r *Article) *string { return &r.BlockPath }),
	},
}

// SuppressedTable declares suppressed: every number that was seen and not claimed.
var SuppressedTable = &Table{
	Name:    "suppressed",
	Meaning: "every number that was seen and not claimed",
	New:     func() any { return new(Suppressed) },
	Columns: []Column{
		text(1, "document_id", "文档编号", "the document", func(r *Suppressed) *string { return &r.DocumentID }),
		text(2, "source", "来源", "path or URI of the document", func(r *Suppressed) *string { return &r.Source }),
		integer32(3, "article_index", "文章序号", "article within the document", func(r *Suppressed) *int32 { return &r.ArticleIndex }),
		text(4, "text", "数字原文", "the numeral as printed, with its unit", func(r *Suppressed) *string { return &r.Text }),
		integer(5, "start", "起", "first code point in the text layer", func(r *Suppressed) *int64 { return &r.Start }),
		integer(6, "end", "止", "code point behind", func(r *Suppressed) *int64 { return &r.End }),
		integer(7, "start_byte", "起（字节）", "first UTF-8 byte", func(r *Suppressed) *int64 { return &r.StartByte }),
		integer(8, "end_byte", "止（字节）", "byte behind", func(r *Suppressed) *int64 { return &r.EndByte }),
		text(9, "guard", "守卫", "id of the guard that keeps it from being a claim", func(r *Suppressed) *string { return &r.Guard }),
		text(10, "context", "上下文", "the clause around it", func(r *Suppressed) *string { return &r.Context }),
	},
}

// RejectsTable declares rejects: inputs that could not be read.
var RejectsTable = &Table{
	Name:    "rejects",
	Meaning: "inputs that could not be read",
	New:     func() any { return new(Reject) },
	Columns: []Column{
		text(1, "source", "来源", "path or URI of the input", func(r *Reject) *string { return &r.Source }),
		text(2, "stage", "阶段", "open, decode, parse or extract", func(r *Reject) *string { return &r.Stage }),
		text(3, "code", "代码", "what went wrong, as a stable word", func(r *Reject) *string { return &r.Code }),
		text(4, "message", "说明", "the same for a reader", func(r *Reject) *string { return &r.Message }),
		optionalInteger(5, "offset", "偏移", "byte offset where it went wrong, null where there is none", func(r *Reject) **int64 { return &r.Offset }),
	},
}

// FindingsTable declares findings: claims that cannot both be true, or that deserve a look. They are computed from claims and
// stand in no run of their own; the columns of a list go together, one element a claim.
var FindingsTable = &Table{
	Name:    "findings",
	Meaning: "claims that cannot both be true, or that deserve a look",
	New:     func() any { return new(Finding) },
	Columns: []Column{
		text(1, "grade", "级别", "contradiction, suspicious or info", func(r *Finding) *string { return &r.Grade }),
		text(2, "type", "类型", "the check that found it", func(r *Finding) *string { return &r.Type }),
		list(3, "claim_ids", "主张编号", "the claims, in the order of the explanation", func(r *Finding) *[]string { return &r.ClaimIDs }),
		list(4, "sources", "来源", "the source of each claim", func(r *Finding) *[]string { return &r.Sources }),
		list(5, "numbers", "数字", "the number phrase of each claim as printed", func(r *Finding) *[]string { return &r.Numbers }),
		list(6, "quotes", "证据", "the quote of each claim", func(r *Finding) *[]string { return &r.Quotes }),
		text(7, "explanation", "说明", "what does not fit, with the arithmetic, in Chinese", func(r *Finding) *string { return &r.Explanation }),
		optionalText(8, "tolerance", "容差", "the limit or tolerance that was applied, as ID VALUE; null where none was", func(r *Finding) *string { return &r.Tolerance }),
	},
}

// ReviewsTable declares reviews: append-only decisions of reviewers.
var ReviewsTable = &Table{
	Name:    "reviews",
	Meaning: "append-only decisions of reviewers",
	New:     func() any { return new(Review) },
	Columns: []Column{
		text(1, "source", "来源", "source of the claim", func(r *Review) *string { return &r.Source }),
		text(2, "claim_id", "主张编号", "the claim", func(r *Review) *string { return &r.ClaimID }),
		text(3, "decision", "结论", "accepted, corrected, rejected, unsure, added or undone", func(r *Review) *string { return &r.Decision }),
		optionalText(4, "field", "字段", "the column that is corrected", func(r *Review) *string { return &r.Field }),
		optionalText(5, "value", "修正值", "its corrected value, as text", func(r *Review) *string { return &r.Value }),
		optionalText(6, "note", "备注", "the reviewer's note", func(r *Review) *string { return &r.Note }),
		optionalText(7, "reviewer", "复核人", "who decided", func(r *Review) *string { return &r.Reviewer }),
		timestamp(8, "reviewed_at", "复核时间", "when, UTC", func(r *Review) **time.Time { return &r.ReviewedAt }),
		optionalInteger(9, "step", "步骤", "number of the step: the decisions that were made, and are undone, together", func(r *Review) **int64 { return &r.Step }),
		optionalInteger(10, "step_rows", "步骤行数", "rows of the step; one that the file holds only in part was never confirmed to anybody", func(r *Review) **int64 { return &r.StepRows }),
		optionalInteger(11, "undoes", "撤销步骤", "the step that an undone row takes back", func(r *Review) **int64 { return &r.Undoes }),
		optionalText(12, "error_type", "错误类型", "what was wrong: value, bounds, unit, indicator, subject, period, place, comparison, modality, not_a_claim, duplicate or other", func(r *Review) *string { return &r.ErrorType }),
		optionalText(13, "origin", "途径", "page, api or workbook", func(r *Review) *string { return &r.Origin }),
		optionalText(14, "claim", "所见主张", "the claim as it was decided on, a JSON object; on the first row of a claim in a step", func(r *Review) *string { return &r.Claim }),
	},
}
