package export

import (
	"fmt"
	"io"
	"os"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// The sheets of the workbook, in order.
const (
	sheetAbout      = "说明"
	sheetSummary    = "汇总"
	sheetSeries     = "指标序列"
	sheetData       = "数据"
	sheetAudit      = "勾稽"
	sheetText       = "原文"
	sheetIssues     = "问题"
	sheetDictionary = "数据字典"
	sheetRules      = "规则"
	sheetOptions    = "选项"
)

// workbook is the sink of the xlsx format: one file for all tables, streamed, with bounded memory. What it shows differently
// from the other formats stands in doc.go.
type workbook struct {
	out       *trackedWriter
	file      *excelize.File
	temporary string // directory
	info      Info
	look      Workbook
	styles    *styleBook
	summary   *summarySheet
	series    *seriesSheet
	claims    *claimSheet
	audit     *auditSheet
	texts     *textSheet
	issues    *issueSheet
	options   *optionSheet
	tables    []*tableSheet // that are closed
	hits      ruleHits
	coverage  coverage
	counts    []tableCount
	cuts      int // cells whose text was cut
	inexact   int // numbers that were left out
	sheetRows int // rows of a sheet below its header
	closed    bool
}

type tableCount struct {
	table *schema.Table
	rows  int
}

func newWorkbook(out *trackedWriter, temporary string, o Options) (*workbook, error) {
	b := &workbook{out: out, temporary: temporary, info: o.Info, look: o.Workbook, sheetRows: sheetRows, hits: ruleHits{}}
	b.file = excelize.NewFile(excelize.Options{TmpDir: temporary})
	b.styles = newStyleBook(b.file)
	for _, t := range schema.Tables {
		b.counts = append(b.counts, tableCount{table: t})
	}
	return b, out.guard("start", b.start)
}

func (b *workbook) start() error {
	if err := b.file.SetDefaultFont(fontFamily); err != nil {
		return err
	}
	if err := b.file.SetSheetName("Sheet1", sheetAbout); err != nil {
		return err
	}
	b.options = &optionSheet{book: b, units: map[string]int{}}
	b.audit = newAuditSheet(b)
	var err error
	if b.summary, err = newSummarySheet(b); err != nil {
		return err
	}
	if b.series, err = newSeriesSheet(b); err != nil {
		return err
	}
	if b.claims, err = newClaimSheet(b); err != nil {
		return err
	}
	if _, err := b.file.NewSheet(sheetAudit); err != nil {
		return err
	}
	if b.texts, err = newTextSheet(b); err != nil {
		return err
	}
	if b.issues, err = newIssueSheet(b); err != nil {
		return err
	}
	for _, name := range []string{sheetDictionary, sheetRules, sheetOptions} {
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) write(t *schema.Table, rows []any) error {
	return b.out.guard("write", func() error {
		counted := t == schema.FindingsTable || t == schema.ReviewsTable // claims carry what it says
		for i := range b.counts {
			if b.counts[i].table == t {
				b.counts[i].rows += len(rows)
				counted = true
			}
		}
		if !counted {
			return fmt.Errorf("table %s is not one of a run", t.Name)
		}
		for _, row := range rows {
			if err := b.add(t, row); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *workbook) add(t *schema.Table, row any) error {
	switch t {
	case schema.ClaimsTable:
		return b.addClaim(row.(*schema.Claim))
	case schema.DocumentsTable:
		document := row.(*schema.Document)
		b.coverage.published.add(document.PublishedAt)
		if err := b.issues.addWarnings(document); err != nil {
			return err
		}
		return b.texts.add(document)
	case schema.SuppressedTable:
		b.hits[row.(*schema.Suppressed).Guard]++
		return b.issues.addSuppressed(row)
	case schema.RejectsTable:
		return b.issues.addReject(row)
	case schema.FindingsTable:
		b.audit.add(row)
	}
	return nil // articles: their titles stand with the claims
}

func (b *workbook) addClaim(claim *schema.Claim) error {
	published, err := b.texts.published(claim.Source)
	if err != nil {
		return err
	}
	b.hits[claim.RuleID]++
	b.coverage.add(claim)
	if claim.Unit != "" {
		b.options.units[b.text(validText(claim.Unit))]++
	}
	b.summary.add(claim, published)
	b.series.add(claim)
	b.audit.note(claim)
	return b.claims.add(claim)
}

func (b *workbook) close() error {
	if b.closed {
		return b.out.err
	}
	b.closed = true
	return b.out.guard("write", func() error {
		defer b.file.Close()
		for _, s := range []*tableSheet{b.claims.sheet, b.texts.sheet, b.issues.sheet} {
			if err := s.close(); err != nil {
				return err
			}
			b.tables = append(b.tables, s)
		}
		for _, write := range []func() error{b.summary.write, b.series.write, b.audit.write, b.writeDictionary, b.writeRules, b.options.write, b.writeAbout} {
			if err := write(); err != nil {
				return err
			}
		}
		for _, s := range b.tables {
			if err := s.namePrinted(); err != nil {
				return err
			}
		}
		return b.pack()
	})
}

func (b *workbook) check() error { return nil }

// discard frees what excelize holds on the disk when the run is aborted.
func (b *workbook) discard() {
	if !b.closed {
		b.closed = true
		_ = b.file.Close()
	}
}

// pack writes the archive, without a clock in it.
func (b *workbook) pack() error {
	const moment = "2000-01-01T00:00:00Z" // of every workbook: the run's own is in run.json
	properties := excelize.DocProperties{Creator: "statclaim", LastModifiedBy: "statclaim", Title: aboutTitle, Language: "zh-CN", Created: moment, Modified: moment}
	if err := b.file.SetDocProps(&properties); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	spool, err := os.CreateTemp(b.temporary, "workbook-")
	if err != nil {
		return unwrapPath(err)
	}
	defer os.Remove(spool.Name())
	defer spool.Close()
	archive, err := newOrderedZip(b.out, spool)
	if err != nil {
		return err
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return archive })
	return b.file.Write(io.Discard)
}

// insertSheet makes a sheet behind another.
func (b *workbook) insertSheet(name, before string) error {
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	list := b.file.GetSheetList()
	for i, sheet := range list {
		if sheet == before && i+1 < len(list) {
			return b.file.MoveSheet(name, list[i+1])
		}
	}
	return nil
}

// text makes a text fit for a cell and counts the cuts.
func (b *workbook) text(s string) string {
	shown, cut := cellText(s)
	if cut {
		b.cuts++
	}
	return shown
}
