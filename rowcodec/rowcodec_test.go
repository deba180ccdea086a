package rowcodec

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"
	"time"

	"statclaim/schema"
)

var tables = []*schema.Table{schema.ClaimsTable, schema.DocumentsTable, schema.ArticlesTable, schema.SuppressedTable, schema.RejectsTable, schema.FindingsTable, schema.ReviewsTable}

// TestEveryFieldComesBack fills every field of every row type with something of its own: a field that no column holds would be lost.
func TestEveryFieldComesBack(t *testing.T) {
	for _, table := range tables {
		t.Run(table.Name, func(t *testing.T) {
			filled := table.New()
			fill(t, reflect.ValueOf(filled).Elem())
			for _, row := range []any{filled, table.New()} {
				if got := throughBytes(t, table, row); !reflect.DeepEqual(got, row) {
					t.Errorf("got  %+v\nwant %+v", got, row)
				}
			}
		})
	}
}

// TestDecimalsComeBackExactly keeps what outputs do not show but the audit sees: decimals beyond the columns, printed zeros, exponents.
func TestDecimalsComeBackExactly(t *testing.T) {
	for _, d := range []schema.Decimal{schema.MustDecimal("5.20"), schema.NewDecimal(12, 3), schema.NewDecimal(-12, -3), schema.NewDecimal(0, -2), schema.NewDecimal(0, 4),
		schema.MustDecimal("123456789012345678901234567890123456789012345.6789"), schema.MustDecimal("0.0000000000001"), schema.MustDecimal("-0")} {
		got := throughBytes(t, schema.ClaimsTable, &schema.Claim{Value: &d}).(*schema.Claim).Value
		if got == nil || got.Exact() != d.Exact() || got.Exponent() != d.Exponent() || got.String() != d.String() {
			t.Errorf("got %v, want %s", got, d.Exact())
		}
	}
}

func throughBytes(t *testing.T, table *schema.Table, row any) any {
	t.Helper()
	var cell schema.Cell
	got, err := NewReader(bytes.NewReader(Append(nil, table, row, &cell))).Row(table)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// fill sets every field of a struct to a value that no other field of its type has.
func fill(t *testing.T, row reflect.Value) {
	for i := range row.NumField() {
		field := row.Field(i)
		switch field.Interface().(type) {
		case string:
			field.SetString(fmt.Sprintf("第%d\xff\x00列", i))
		case int32, int64:
			field.SetInt(int64(-i - 1))
		case []string:
			field.Set(reflect.ValueOf([]string{"", fmt.Sprint(i)}))
		case *string:
			field.Set(pointer(fmt.Sprint(i)))
		case *int64:
			field.Set(pointer(int64(i)))
		case *bool:
			field.Set(pointer(i%2 == 0))
		case *float64:
			field.Set(pointer(float64(i) / 3))
		case *schema.Decimal:
			field.Set(pointer(schema.NewDecimal(int64(i), -2)))
		case *schema.Date:
			field.Set(pointer(schema.Date{Year: 2000 + i, Month: 2, Day: 29}))
		case *time.Time:
			field.Set(pointer(time.UnixMicro(int64(i)).UTC()))
		default:
			t.Fatalf("field %s: no value for type %s", row.Type().Field(i).Name, field.Type())
		}
	}
}

func pointer[V any](v V) reflect.Value { return reflect.ValueOf(&v) }

func FuzzReader(f *testing.F) {
	var cell schema.Cell
	value := schema.NewDecimal(12, 3)
	for _, row := range []any{&schema.Claim{}, &schema.Claim{Source: "a", Value: &value, Flags: []string{"rounded_quotient"}}} {
		f.Add(Append(nil, schema.ClaimsTable, row, &cell))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		row, err := NewReader(bytes.NewReader(content)).Row(schema.ClaimsTable)
		if err != nil {
			return
		}
		again := Append(nil, schema.ClaimsTable, row, &cell)
		same, err := NewReader(bytes.NewReader(again)).Row(schema.ClaimsTable)
		if err != nil {
			t.Fatalf("a row that was read cannot be read again: %v", err)
		}
		if last := Append(nil, schema.ClaimsTable, same, &cell); !bytes.Equal(last, again) {
			t.Errorf("got %q, want %q", last, again)
		}
	})
}
