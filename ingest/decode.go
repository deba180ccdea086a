package ingest

import (
	"bytes"
	"fmt"
)

// decoded is the text layer of one input and how it was found.
type decoded struct {
	text     string
	encoding Encoding
	basis    string
	replaced int64 // input bytes that became U+FFFD
}

// fault is why bytes could not be decoded.
type fault struct {
	code    string
	message string
	offset  int64 // byte offset in the input
}

// mark is a byte order mark. Longer marks stand before their own prefixes.
type mark struct {
	bytes    string
	encoding Encoding // "" for UTF-32, which nobody writes and we do not read
}

var marks = []mark{
	{"\xFF\xFE\x00\x00", ""},
	{"\x00\x00\xFE\xFF", ""},
	{"\xEF\xBB\xBF", UTF8},
	{"\xFF\xFE", UTF16LE},
	{"\xFE\xFF", UTF16BE},
	{"\x84\x31\x95\x33", GB18030},
}

func findMark(raw []byte) (mark, bool) {
	for _, m := range marks {
		if bytes.HasPrefix(raw, []byte(m.bytes)) {
			return m, true
		}
	}
	return mark{}, false
}

// decode turns raw into text: by its byte order mark, by the encoding that the user names, or by strict validity.
func decode(raw []byte, o Options) (decoded, *fault) {
	m, marked := findMark(raw)
	if marked && m.encoding == "" {
		return decoded{}, &fault{"unsupported_encoding", "UTF-32 is not read: convert it to UTF-8", 0}
	}
	if !marked && o.Encoding == "" {
		if e := plainUTF16(raw); e != "" {
			return decodeAs(raw, 0, e, BasisPlainUTF16, o.ReplaceErrors)
		}
	}
	if f := findBinary(raw, marked, o.Encoding); f != nil {
		return decoded{}, f
	}
	if o.Encoding != "" {
		return decodeNamed(raw, m, o)
	}
	if marked {
		return decodeAs(raw, len(m.bytes), m.encoding, BasisBOM, o.ReplaceErrors)
	}
	return detect(raw, o.ReplaceErrors)
}

// decodeNamed reads raw in the encoding of the option. A byte order mark that contradicts it is a fault: one of the two is wrong.
func decodeNamed(raw []byte, m mark, o Options) (decoded, *fault) {
	encoding := o.Encoding
	if encoding == UTF16 {
		if m.encoding != UTF16LE && m.encoding != UTF16BE {
			return decoded{}, &fault{"missing_bom", "utf-16 without a byte order mark: name utf-16le or utf-16be", 0}
		}
		encoding = m.encoding
	}
	if m.encoding != "" && m.encoding != encoding.family() {
		message := fmt.Sprintf("begins with the byte order mark of %s, but --encoding says %s", m.encoding, o.Encoding)
		return decoded{}, &fault{"encoding_conflict", message, 0}
	}
	return decodeAs(raw, len(m.bytes), encoding, BasisOption, o.ReplaceErrors)
}

// decodeAs decodes raw[skip:]. Without replace the first bad byte is a fault.
func decodeAs(raw []byte, skip int, encoding Encoding, basis string, replace bool) (decoded, *fault) {
	var text string
	var replaced int64
	var f *fault
	switch encoding.family() {
	case UTF8:
		text, replaced, f = decodeUTF8(raw[skip:])
	case UTF16LE, UTF16BE:
		text, replaced, f = decodeUTF16(raw[skip:], encoding == UTF16BE)
	case GB18030:
		text, replaced, f = decodeGB18030(raw[skip:], true)
	case Big5:
		text, replaced, f = decodeBig5(raw[skip:])
	}
	if f != nil && !replace {
		f.offset += int64(skip)
		f.message = fmt.Sprintf("%s (byte %d)", f.message, f.offset)
		return decoded{}, f
	}
	return decoded{text: text, encoding: encoding, basis: basis, replaced: replaced}, nil
}

// detect reads raw as UTF-8 if it is valid, else as GB18030 if every byte of it is beyond doubt, else as Big5 if it can be
// nothing else. A text of which some lines are UTF-8 and others GB18030 is neither.
//
// UTF-8 with a few damaged bytes often happens to be valid GB18030 too, as gibberish; nearlyUTF8 keeps it out.
func detect(raw []byte, replace bool) (decoded, *fault) {
	asUTF8, unicodeBytes, utf8Fault := decodeUTF8(raw)
	if utf8Fault == nil {
		return decoded{text: asUTF8, encoding: UTF8, basis: BasisValidUTF8}, nil
	}
	if larger, f := findMixed(raw); f != nil {
		if replace {
			return decodeMixed(raw, larger), nil
		}
		return decoded{}, f
	}
	if nearlyUTF8(raw) {
		if replace {
			return decoded{asUTF8, UTF8, BasisFewestReplaced, unicodeBytes}, nil
		}
		utf8Fault.message = fmt.Sprintf("damaged UTF-8: %s (byte %d; bad bytes: %d)", utf8Fault.message, utf8Fault.offset, unicodeBytes)
		return decoded{}, utf8Fault
	}
	asGB, nationalBytes, gbFault := decodeGB18030(raw, false)
	if gbFault == nil {
		gbFault = controlGarbage(raw)
	}
	if gbFault == nil {
		return decoded{text: asGB, encoding: GB18030, basis: BasisValidGB18030}, nil
	}
	if certainlyBig5(raw) {
		if text, ok := validBig5(raw); ok {
			return decoded{text: text, encoding: Big5, basis: BasisValidBig5}, nil
		}
	}
	if replace && nationalBytes > 0 && nationalBytes < unicodeBytes {
		return decoded{asGB, GB18030, BasisFewestReplaced, nationalBytes}, nil
	}
	if replace {
		return decoded{asUTF8, UTF8, BasisFewestReplaced, unicodeBytes}, nil
	}
	message := fmt.Sprintf("neither UTF-8 (byte %d: %s) nor GB18030 (byte %d: %s); name another with --encoding",
		utf8Fault.offset, utf8Fault.message, gbFault.offset, gbFault.message)
	return decoded{}, &fault{"undecodable", message, max(utf8Fault.offset, gbFault.offset)}
}
