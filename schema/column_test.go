package schema

import (
	"regexp"
	"testing"
)

func TestColumnsAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z_]*$`)
	for _, table := range append(Tables, ReviewsTable) {
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
		if ClaimsTable.Column(name) == nil && DocumentsTable.Column(name) == nil {
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
