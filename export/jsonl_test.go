package export

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"statclaim/schema"
)

// encodingJSON is what encoding/json writes, without HTML escapes.
func encodingJSON(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func FuzzJSONStringIsThatOfEncodingJSON(f *testing.F) {
	for _, s := range []string{"", "刑事发案", `"\`, "\x00\x01\b\f\n\r\t\x1f\x7f", "<&>", "\u2028\u2029\u2027", "😀𠮷\uFFFD"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		if got, want := string(appendJSONString(nil, s)), encodingJSON(t, s); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	})
}

func TestFloatsAreThoseOfEncodingJSON(t *testing.T) {
	for _, v := range []float64{0, 1, -13.38, 0.1, 1e20, 1e21, 1e-6, 9.99e-7, 1e-9, math.MaxFloat64, math.SmallestNonzeroFloat64} {
		if got, want := string(appendFloat(nil, v)), encodingJSON(t, v); got != want {
			t.Errorf("%g: got %s, want %s", v, got, want)
		}
	}
	cell := schema.Cell{Float: math.NaN()}
	if got := string(appendJSON(nil, schema.Float64, &cell)); got != "null" {
		t.Errorf("NaN: got %s, want null", got)
	}
}

func TestJSONLineOfAClaim(t *testing.T) {
	var out bytes.Buffer
	w, err := Stream(&out, JSONL, schema.RejectsTable, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&schema.Reject{Source: "a\\b", Stage: "open", Code: "x", Message: "说“不”"}, &schema.Reject{Offset: pointer(int64(3))}); err != nil {
		t.Fatal(err)
	}
	want := `{"source":"a\\b","stage":"open","code":"x","message":"说“不”","offset":null}
{"source":"","stage":"","code":"","message":"","offset":3}
`
	if got := out.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
