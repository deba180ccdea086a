package export

import (
	"fmt"

	"statclaim/schema"
)

// issueSheet is 问题: inputs that could not be read, documents that were read with a reservation, and numbers that were seen and
// not claimed.
type issueSheet struct {
	book  *workbook
	sheet *tableSheet
}

// The columns of rejects and suppressed that stand in the columns of the sheet behind 类别, one beside the other.
var (
	rejectNames     = []string{"code", "message", "stage", "offset", "", "source"}
	suppressedNames = []string{"guard", "text", "context", "start", "end", "source"}
)

func newIssueSheet(b *workbook) (*issueSheet, error) {
	i := &issueSheet{book: b}
	var err error
	i.sheet, err = newTableSheet(b, sheetIssues, "issues", 1, []sheetColumn{
		{"kind", "类别", styleText, 10, 12, true},
		{"reason", "原因", styleWrap, 14, 28, true},
		{"content", "内容", styleWrap, 16, 44, true},
		{"context", "上下文", styleWrap, 30, 70, true},
		{"start", "起", styleInteger, 8, 10, true},
		{"end", "止", styleInteger, 8, 10, true},
		{"source", "来源", styleWrap, 16, 36, true},
	})
	return i, err
}

func (i *issueSheet) addReject(row any) error {
	return i.add("未读入", schema.RejectsTable, rejectNames, row)
}

func (i *issueSheet) addSuppressed(row any) error {
	return i.add("未采数字", schema.SuppressedTable, suppressedNames, row)
}

// addWarnings adds what a reader of a document's claims should know.
func (i *issueSheet) addWarnings(d *schema.Document) error {
	var reasons [][2]string
	if d.ReplacedBytes > 0 {
		reasons = append(reasons, [2]string{"replaced_bytes", fmt.Sprintf("有 %d 个字节无法解码，已换成 \uFFFD", d.ReplacedBytes)})
	}
	if d.PublishedAt == nil && d.Claims > 0 {
		reasons = append(reasons, [2]string{"no_published_date", "没有发布日期：去年、上半年、3月等相对的时期未推算，可用 --published 指定"})
	}
	if d.Claims == 0 {
		reasons = append(reasons, [2]string{"no_claim", "没有主张"})
	}
	for _, r := range reasons {
		cells := []sheetCell{{value: "提醒"}, {value: r[0]}, {value: r[1]}, {}, {}, {}, {value: i.book.text(validText(d.Source))}}
		if err := i.sheet.add(cells); err != nil {
			return err
		}
	}
	return nil
}

func (i *issueSheet) add(kind string, t *schema.Table, names []string, row any) error {
	var cell schema.Cell
	cells := []sheetCell{{value: kind}}
	for _, name := range names {
		c := t.Column(name)
		if c == nil {
			cells = append(cells, sheetCell{})
			continue
		}
		readCell(c, row, &cell)
		shown, err := i.book.show(c, &cell, "")
		if err != nil {
			return err
		}
		cells = append(cells, shown)
	}
	return i.sheet.add(cells)
}
