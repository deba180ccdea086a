package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// maximumDepth is how deep a body may nest: more than any body that means something.
const maximumDepth = 16

// decodeStrict reads a JSON body into v, a pointer to a structure. What encoding/json would mend in silence is refused: invalid UTF-8,
// halves of surrogate pairs, a name twice, an unknown name, text behind the value.
func decodeStrict(body []byte, v any) error {
	if !utf8.Valid(body) {
		return refuse(malformedJSON, "the body is not valid UTF-8 (byte %d)", invalidAt(body)).with("offset", invalidAt(body))
	}
	if err := checkJSON(body); err != nil {
		return refuse(malformedJSON, "%v", err)
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return refuse(invalidRequest, "%s: a %s is not what is wanted there", pointer(wrong.Field), wrong.Value).with("pointer", pointer(wrong.Field))
	}
	return refuse(invalidRequest, "%s: want %s", strings.TrimPrefix(err.Error(), "json: "), strings.Join(fieldNames(v), ", "))
}

// pointer is a JSON pointer to a field.
func pointer(field string) string { return "/" + strings.ReplaceAll(field, ".", "/") }

// fieldNames lists what a structure reads.
func fieldNames(v any) []string {
	var names []string
	t := reflect.TypeOf(v).Elem()
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// invalidAt is the first byte that is not UTF-8.
func invalidAt(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return at
}

// checkJSON reads one value to its end.
func checkJSON(body []byte) error {
	if err := checkSurrogates(body); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := checkValue(d, 0); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return errors.New("the JSON ends before it is complete")
		}
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the JSON value")
	}
	return nil
}

func checkValue(d *json.Decoder, depth int) error {
	if depth > maximumDepth {
		return fmt.Errorf("the JSON nests deeper than %d", maximumDepth)
	}
	token, err := d.Token()
	if err != nil {
		return err
	}
	opening, _ := token.(json.Delim)
	if opening == 0 {
		return nil
	}
	seen := map[string]bool{}
	for d.More() {
		if opening == '{' {
			name, err := d.Token()
			if err != nil {
				return err
			}
			if seen[name.(string)] {
				return fmt.Errorf("the name %q stands twice in an object", clipped(name.(string)))
			}
			seen[name.(string)] = true
		}
		if err := checkValue(d, depth+1); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// checkSurrogates refuses escapes such as \ud83d alone, which stand for no character.
func checkSurrogates(body []byte) error {
	high := false // the escape before was the first half of a pair
	for i := 0; i < len(body); {
		if body[i] != '\\' {
			if high {
				return loneSurrogate(i)
			}
			i++
			continue
		}
		unit, size := escape(body[i:])
		switch isLow := unit >= 0xDC00 && unit <= 0xDFFF; {
		case high != isLow:
			return loneSurrogate(i)
		default:
			high = unit >= 0xD800 && unit <= 0xDBFF
		}
		i += size
	}
	return nil
}

func loneSurrogate(at int) error {
	return fmt.Errorf("half of a surrogate pair before byte %d stands for no character", at)
}

// escape reads an escape: the UTF-16 unit of \uXXXX, else 0.
func escape(text []byte) (unit uint32, size int) {
	if len(text) < 6 || text[1] != 'u' {
		return 0, min(2, len(text))
	}
	for _, b := range text[2:6] {
		digit := strings.IndexByte("0123456789abcdef", b|0x20)
		if digit < 0 {
			return 0, 2
		}
		unit = unit<<4 | uint32(digit)
	}
	return unit, 6
}
