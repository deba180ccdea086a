package export

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

const aboutTitle = "统计主张：文本中的每一个数字"

// tableHeaders are the Chinese names of the tables.
var tableHeaders = map[string]string{"claims": "主张", "documents": "文档", "articles": "文章", "suppressed": "未采数字", "rejects": "未读入"}

// writeAbout writes 说明: what this is, how much there is, how to read it. It is short, so it is not streamed.
func (b *workbook) writeAbout() error {
	p := &page{file: b.file, styles: b.styles, sheet: sheetAbout, pages: 1}
	p.widths(24, 30, 92)
	p.line(styleTitle, aboutTitle)
	p.line(styleProse, "一行是原文断言的一个数字：什么指标、谁的、多少、什么单位、何时、何地，并附原句和位置。由规则抽取，每一行都能回到原文。")
	p.gap()
	p.line(styleSection, "数量")
	p.row(styleHeader, "表", "行数", "内容")
	for _, c := range b.counts {
		p.row(styleWrap, tableHeaders[c.table.Name]+"（"+c.table.Name+"）", c.rows, tableMeanings[c.table.Name])
	}
	p.gap()
	p.line(styleSection, "范围")
	p.row(styleWrap, "时期", b.coverage.periods.String(), "实际数所属时期的最早一天和最晚一天")
	p.row(styleWrap, "发布", b.coverage.published.String(), "文档的发布日期")
	p.gap()
	p.line(styleSection, "工作表")
	for _, s := range sheetAbouts {
		p.link(s[0], s[1])
	}
	p.gap()
	p.line(styleSection, "怎样读")
	for i, note := range readingNotes {
		p.line(styleProse, fmt.Sprintf("%d．%s", i+1, note))
	}
	p.gap()
	p.line(styleSection, "怎样复核")
	for i, note := range reviewNotes {
		p.line(styleProse, fmt.Sprintf("%d．%s", i+1, note))
	}
	if notes := b.cutNotes(); len(notes) > 0 {
		p.gap()
		p.line(styleSection, "截断与上限")
		for _, note := range notes {
			p.line(styleProse, note)
		}
	}
	p.gap()
	p.line(styleSection, "版本")
	p.row(styleWrap, "程序", b.info.ToolVersion, "statclaim")
	p.row(styleWrap, RulesetLabel, b.info.RulesetVersion, "决定哪些数字成为主张")
	if b.look.Step > 0 {
		p.row(styleWrap, StepLabel, b.look.Step, "本表显示到第几步的复核结论；导入时据此发现此后另有结论的主张，请勿改动")
	}
	p.row(styleWrap, "表结构", schema.Version, "列名、类型和含义，见"+sheetDictionary)
	return p.finish()
}

// sheetAbouts are the other sheets and what they are.
var sheetAbouts = [][2]string{
	{sheetSummary, "按指标、地点、时期、单位类别、语气、复核结论统计，随复核变化；附图"},
	{sheetSeries, "有两个以上时期或地点的指标，一行一个序列；附折线图"},
	{sheetData, "每个数字一行，可筛选、排序；浅黄色列供复核填写"},
	{sheetAudit, "互相对不上的主张：部分与总数、增幅与前后值、同一指标的不同数，两处原句并列"},
	{sheetText, "文档原文，一段一行，起止为字符位置（从 0 起，止不含）；" + sheetData + "的“出处”通到这里"},
	{sheetIssues, "未能读入的文件；读入时的提醒；看到但不作主张的数字及其原因"},
	{sheetDictionary, "每一列的含义、类型，每个代码的中文"},
	{sheetRules, "每条规则的含义、例句、本次命中数和实测精确率"},
	{sheetOptions, "复核列下拉菜单的选项，可在列末增补"},
}

// tableMeanings are the Chinese meanings of the tables.
var tableMeanings = map[string]string{
	"claims":     "原文断言的数字，见" + sheetData,
	"documents":  "读入的文档，见" + sheetText,
	"articles":   "文档中的文章；标题列在" + sheetData,
	"suppressed": "看到但不作主张的数字（口号、编号、法条、专名等），见" + sheetIssues,
	"rejects":    "未能读入的文件，见" + sheetIssues,
}

var readingNotes = []string{
	"“数值”已折算万、亿，整的大数显示为万、亿；百分数按原文写法（5.2% 就是 5.2）；下降、减少为负。只说“数百”“几万”的没有数值，看“下限”“上限”。",
	"“精确数值”是同一数的文本，保留原文小数位；超过 15 位有效数字的数，表格软件存不下，“数值”留空，以文本为准。",
	"“时期”用 ISO 8601（EDTF）写法：2022 为全年，2023-01/2023-06 为上半年。原文未写明而承自前文的，见数据集的依据列。",
	"“限定”为确数以外者，该数是约数或界限；句子中红字是该行的数字。",
	"全部列（含字节位置、依据）在同时输出的 Parquet、CSV、JSONL 文件中，或用 --columns all 写进本表；列名见" + sheetDictionary + "。",
}

var reviewNotes = []string{
	"在" + sheetData + "逐行看句子中的红字，点“出处”看上下文。",
	"对的，“结论”选“通过”；不是主张或无法修正的，选“驳回”；拿不准的，选“存疑”。",
	"错的，选“修正”，在“错误类型”选错在哪里，在“修正值”“修正单位”“修正时期”只填要改的；其他写在“备注”。",
	"可以排序、筛选、移动列、增删行；请保留“主张编号”和“来源”两列，回收时按它们对上。",
	"先看" + sheetAudit + "中的“矛盾”和标有“标记”的行，最容易有错。",
}

// cutNotes tell what this workbook leaves out or shows otherwise.
func (b *workbook) cutNotes() []string {
	var notes []string
	if b.inexact > 0 {
		notes = append(notes, fmt.Sprintf("有 %d 个数超过 15 位有效数字，数值单元格留空，以精确数值为准。", b.inexact))
	}
	if b.cuts > 0 {
		notes = append(notes, fmt.Sprintf("有 %d 个单元格的文字超过 %d 字，已截断并标出。", b.cuts, cellUnits))
	}
	if b.audit.left > 0 {
		notes = append(notes, fmt.Sprintf("%s只列前 %d 条，另有 %d 条未列；全部用 statclaim audit 查看。", sheetAudit, auditRows, b.audit.left))
	}
	notes = append(notes, b.series.notes()...)
	for _, s := range b.tables {
		if n := len(s.parts); n > 1 {
			notes = append(notes, fmt.Sprintf("%s共 %d 行，分在 %d 张工作表（%s 至 %s）。", s.name, s.rowTotal, n, s.name, s.parts[n-1].name))
		}
	}
	return notes
}

// writeDictionary writes 数据字典 from the declaration of the tables.
func (b *workbook) writeDictionary() error {
	p := &page{file: b.file, styles: b.styles, sheet: sheetDictionary}
	p.widths(14, 22, 18, 20, 8, 8, 60, 44)
	h := b.look.Header
	p.row(styleHeader, h.header("table", "表"), h.header("column", "列名"), h.header("chinese", "中文名"), h.header("type", "类型"),
		h.header("nullable", "可空"), h.header("field_id", "编号"), h.header("meaning", "含义"), h.header("values", "取值"))
	for _, t := range append(append([]*schema.Table{}, schema.Tables...), schema.FindingsTable) {
		for _, c := range t.Columns {
			nullable := "否"
			if c.Nullable {
				nullable = "是"
			}
			p.row(styleWrap, t.Name, c.Name, c.Header, string(c.Type), nullable, c.ID, c.Meaning, vocabularyText(c.Name))
		}
	}
	p.panes()
	return p.finish()
}

// vocabularyText lists the values of a closed column with their labels.
func vocabularyText(column string) string {
	var values []string
	for _, v := range schema.Vocabulary[column] {
		shown, known := labels[column][v]
		switch {
		case !known:
		case shown == "":
			v += " （空）"
		default:
			v += " " + shown
		}
		values = append(values, v)
	}
	return strings.Join(values, "；")
}

// page writes a short sheet from top to bottom and keeps the first error.
type page struct {
	file    *excelize.File
	styles  *styleBook
	sheet   string
	at      int // rows written
	pages   int // that it prints on, 0 for as many as it takes
	columns []float64
	err     error
}

func (p *page) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *page) widths(widths ...float64) {
	p.columns = widths
	for i, w := range widths {
		name, _ := excelize.ColumnNumberToName(i + 1)
		p.do(p.file.SetColWidth(p.sheet, name, name, w))
	}
}

func (p *page) gap() { p.at++ }

// line writes a text across the page.
func (p *page) line(style, text string) {
	p.at++
	last, _ := excelize.CoordinatesToCellName(len(p.columns), p.at)
	p.do(p.file.MergeCell(p.sheet, p.cell(1), last))
	p.set(1, style, text)
	total := 0.0
	for _, w := range p.columns {
		total += w
	}
	switch style {
	case styleTitle:
		p.height(30)
	case styleSection:
		p.height(22)
	default:
		p.height(float64(displayLines(text, total))*lineHeight + 3)
	}
}

// row writes one value a column; texts wrap.
func (p *page) row(style string, values ...any) {
	p.at++
	lines := 1
	for i, v := range values {
		p.set(i+1, style, v)
		lines = max(lines, displayLines(fmt.Sprint(v), p.columns[i]))
	}
	p.height(float64(lines)*lineHeight + 3)
}

// link writes the name of a sheet that leads there, and what it is.
func (p *page) link(sheet, about string) {
	p.at++
	p.set(1, styleLink, sheet)
	p.do(p.file.SetCellHyperLink(p.sheet, p.cell(1), "'"+sheet+"'!A1", "Location"))
	last, _ := excelize.CoordinatesToCellName(len(p.columns), p.at)
	p.do(p.file.MergeCell(p.sheet, p.cell(2), last))
	p.set(2, styleProse, about)
	p.height(lineHeight + 3)
}

func (p *page) set(column int, style string, value any) {
	id, err := p.styles.style(style)
	p.do(err)
	if text, ok := value.(string); ok {
		value, _ = cellText(validText(text))
	}
	p.do(p.file.SetCellValue(p.sheet, p.cell(column), value))
	p.do(p.file.SetCellStyle(p.sheet, p.cell(column), p.cell(column), id))
}

func (p *page) cell(column int) string {
	name, _ := excelize.CoordinatesToCellName(column, p.at)
	return name
}

func (p *page) height(points float64) { p.do(p.file.SetRowHeight(p.sheet, p.at, min(points, 400))) }

// panes freezes the header and prints it on every page.
func (p *page) panes() {
	p.do(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + p.sheet + "'!$1:$1", Scope: p.sheet}))
	p.do(p.file.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

func (p *page) finish() error {
	p.do(setUpPage(p.file, p.sheet, p.pages))
	hidden := false
	p.do(p.file.SetSheetView(p.sheet, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
	return p.err
}
