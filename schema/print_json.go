package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSONSchema prints a JSON Schema (draft 2020-12) of a line of claims.jsonl; the lines of the other tables are under $defs. Closed
// vocabularies are given as examples, not as an enum: a later version may add values.
func WriteJSONSchema(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:statclaim:schema:%s","title":"claims",`, Version)
	writeJSONObject(&b, ClaimsTable)
	b.WriteString(`,"$defs":{`)
	first := true
	for _, t := range printed() {
		if t == ClaimsTable {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		fmt.Fprintf(&b, `%q:{`, t.Name)
		writeJSONObject(&b, t)
		b.WriteByte('}')
	}
	b.WriteString("}}")
	var indented bytes.Buffer
	if err := json.Indent(&indented, b.Bytes(), "", "  "); err != nil {
		return fmt.Errorf("print JSON Schema: %w", err)
	}
	indented.WriteByte('\n')
	_, err := w.Write(indented.Bytes())
	return err
}

// writeJSONObject prints the members of a table's schema, without braces.
func writeJSONObject(b *bytes.Buffer, t *Table) {
	fmt.Fprintf(b, `"description":%s,"type":"object","properties":{`, jsonText(t.Meaning))
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, `%q:{"description":%s,%s`, c.Name, jsonText(c.Meaning), jsonType(c))
		if values, closed := Vocabulary[c.Name]; closed && c.Type == Text {
			fmt.Fprintf(b, `,"examples":%s`, jsonText(values))
		}
		b.WriteByte('}')
	}
	b.WriteString(`},"required":[`)
	for i, c := range t.Columns { // a null is written out, so every key is there
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, "%q", c.Name)
	}
	b.WriteByte(']')
}

// jsonType gives the members that say what a column's values look like in JSON Lines.
func jsonType(c Column) string {
	name, more := "string", ""
	switch c.Type {
	case Int32, Int64:
		name = "integer"
		more = `,"format":"` + string(c.Type) + `"`
	case Bool:
		name = "boolean"
	case Float64:
		name = "number"
	case Date32:
		more = `,"format":"date"`
	case Timestamp:
		more = `,"format":"date-time"`
	case Decimal38:
		more = fmt.Sprintf(`,"pattern":"^-?[0-9]{1,%d}(\\.[0-9]{1,%d})?$"`, Precision-Scale, Scale)
	case TextList:
		name, more = "array", `,"items":{"type":"string"}`
	}
	if c.Nullable {
		return fmt.Sprintf(`"type":[%q,"null"]%s`, name, more)
	}
	return fmt.Sprintf(`"type":%q%s`, name, more)
}

// jsonText prints a value of texts, which cannot fail, without HTML escapes.
func jsonText(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return string(bytes.TrimSpace(b.Bytes()))
}
