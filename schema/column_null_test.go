package schema

import "testing"

// TestSetNull clears every nullable column of every table.
func TestSetNull(t *testing.T) {
	for _, table := range append(append([]*Table{}, Tables...), FindingsTable, ReviewsTable) {
		for i := range table.Columns {
			c := &table.Columns[i]
			if !c.Nullable {
				continue
			}
			row := table.New()
			c.Set(row, &Cell{Text: "x", Int: 1, Bool: true, Float: 1, Date: Date{2022, 1, 1}, Decimal: NewDecimal(1, 0)})
			var cell Cell
			if c.Read(row, &cell); cell.Null {
				t.Errorf("%s.%s: null after Set", table.Name, c.Name)
			}
			c.SetNull(row)
			if c.Read(row, &cell); !cell.Null {
				t.Errorf("%s.%s: not null after SetNull", table.Name, c.Name)
			}
		}
	}
}
