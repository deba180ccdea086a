package export

import "statclaim/schema"

// issueSheet is 问题: inputs that could not be read, and numbers that were seen and not claimed.
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
		{"", "类别", styleText, 10, 12, true},
		{"", "原因", styleWrap, 14, 28, true},
		{"", "内容", styleWrap, 16, 44, true},
		{"", "上下文", styleWrap, 30, 70, true},
		{"", "起", styleInteger, 8, 10, true},
		{"", "止", styleInteger, 8, 10, true},
		{"", "来源", styleWrap, 16, 36, true},
	})
	return i, err
}

func (i *issueSheet) addReject(row any) error {
	return i.add("未读入", schema.RejectsTable, rejectNames, row)
}

func (i *issueSheet) addSuppressed(row any) error {
	return i.add("未采数字", schema.SuppressedTable, suppressedNames, row)
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
