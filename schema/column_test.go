package schema

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestColumnsAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z_]*$`)
	for _, table := range printed() {
		ids, names := map[int]bool{}, map[string]bool{}
		for _, c := range table.Columns {
			if !name.MatchString(c.Name) || c.Meaning == "" || c.Header == "" || c.ID <= 0 {
				t.Errorf("%s.%s: name, meaning, header and id are required: %+v", table.Name, c.Name, c)
			}
			if ids[c.ID] || names[c.Name] {
				t.Errorf("%s.%s: id %d or name is used twice", table.Name, c.Name, c.ID)
			}
			ids[c.ID], names[c.Name] = true, true
		}
	}
}

func TestEveryVocabularyBelongsToAColumn(t *testing.T) {
	for name := range Vocabulary {
		found := false
		for _, table := range printed() {
			found = found || table.Column(name) != nil
		}
		if !found {
			t.Errorf("vocabulary %s has no column", name)
		}
	}
}

func TestZeroClaimReadsWithoutPanic(t *testing.T) {
	var cell Cell
	for i := range ClaimsTable.Columns {
		c := &ClaimsTable.Columns[i]
		c.Read(&Claim{}, &cell)
		if cell.Null && !c.Nullable {
			t.Errorf("%s: null in a column that is not nullable", c.Name)
		}
	}
}

func TestDecimalThatDoesNotFitIsNull(t *testing.T) {
	big := MustDecimal("1000000000000000000000000000000000000000000")
	var cell Cell
	ClaimsTable.Column("value").Read(&Claim{Value: &big}, &cell)
	if !cell.Null {
		t.Errorf("got %s, want null", cell.Decimal)
	}
}

// TestSetIsTheReverseOfRead fills a row of every table with a value of its own in every column, reads it, and sets what was
// read in a new row.
func TestSetIsTheReverseOfRead(t *testing.T) {
	for _, table := range printed() {
		filled, again, empty := table.New(), table.New(), table.New()
		for i := range table.Columns {
			c := &table.Columns[i]
			n := int64(i + 1)
			c.Set(filled, &Cell{Text: c.Name, Int: n, Bool: true, Float: float64(n), Date: Date{2000 + i, 1, 1}, Time: time.Unix(n, 0).UTC(),
				Decimal: NewDecimal(n, -2), List: []string{c.Name}})
		}
		for i := range table.Columns {
			c := &table.Columns[i]
			var cell Cell
			c.Read(filled, &cell)
			if cell.Null {
				t.Errorf("%s.%s: null after Set", table.Name, c.Name)
			}
			c.Set(again, &cell)
			c.Set(empty, &Cell{Null: true, Text: "x", Int: 7})
		}
		if diff := cmp.Diff(filled, again); diff != "" {
			t.Errorf("%s (-set +read and set):\n%s", table.Name, diff)
		}
		if diff := cmp.Diff(table.New(), empty); diff != "" {
			t.Errorf("%s: null changed a row (-want +got):\n%s", table.Name, diff)
		}
	}
}

// TestFieldsPointIntoTheRow wants of every table that a row of another one is refused, as its fields would point anywhere.
func TestFieldsPointIntoTheRow(t *testing.T) {
	row := &Claim{Indicator: "粮食产量", UnitScale: 4}
	if got := *ClaimsTable.Column("indicator").Field.(Field[string]).Of(ClaimsTable.Row(row)); got != row.Indicator {
		t.Errorf("indicator is %q", got)
	}
	if got := ClaimsTable.Column("unit_scale").Field.(Field[int32]).Of(ClaimsTable.Row(row)); got != &row.UnitScale {
		t.Errorf("unit_scale is %v, want %v", got, &row.UnitScale)
	}
	for i, table := range printed() {
		other := printed()[(i+1)%len(printed())]
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s takes a row of %s", table.Name, other.Name)
				}
			}()
			table.Row(other.New())
		}()
	}
}
