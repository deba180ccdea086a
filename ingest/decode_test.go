package ingest

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"statclaim/schema"
)

const sample = "2023年，全县刑事案件同比下降13.38%。\r\n　群众安全感达98.78%，发放3.3万元𠀀。"

func gb(text string) []byte {
	coded, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return []byte(coded)
}

const traditional = "二○二三年，全縣刑事案件較上年下降13.38%，幫助困難婦女28名，發放司法救助金3.3萬元。"

func big5(text string) []byte {
	coded, err := traditionalchinese.Big5.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return []byte(coded)
}

func wide(text string, bigEndian bool) []byte {
	var raw []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if bigEndian {
			raw = append(raw, byte(u>>8), byte(u))
			continue
		}
		raw = append(raw, byte(u), byte(u>>8))
	}
	return raw
}

func with(mark string, raw []byte) []byte { return append([]byte(mark), raw...) }

func TestDecode(t *testing.T) {
	replace := Options{ReplaceErrors: true}
	tests := []struct {
		name     string
		raw      []byte
		options  Options
		text     string
		encoding Encoding
		basis    string
		replaced int64
	}{
		{"empty", nil, Options{}, "", UTF8, BasisValidUTF8, 0},
		{"utf-8", []byte(sample), Options{}, sample, UTF8, BasisValidUTF8, 0},
		{"utf-8 with mark", with("\xEF\xBB\xBF", []byte(sample)), Options{}, sample, UTF8, BasisBOM, 0},
		{"only a mark", []byte("\xEF\xBB\xBF"), Options{}, "", UTF8, BasisBOM, 0},
		{"a second mark is text", []byte("\xEF\xBB\xBF\uFEFF28名"), Options{}, "\uFEFF28名", UTF8, BasisBOM, 0},
		{"literal U+FFFD", []byte("约\uFFFD28名"), Options{}, "约\uFFFD28名", UTF8, BasisValidUTF8, 0},
		{"NUL behind the head", []byte(strings.Repeat("名", 4000) + "\x00"), Options{}, strings.Repeat("名", 4000) + "\x00", UTF8, BasisValidUTF8, 0},
		{"CR only", []byte("28名\r36起\r"), Options{}, "28名\r36起\r", UTF8, BasisValidUTF8, 0},

		{"utf-16le with mark", with("\xFF\xFE", wide(sample, false)), Options{}, sample, UTF16LE, BasisBOM, 0},
		{"utf-16be with mark", with("\xFE\xFF", wide(sample, true)), Options{}, sample, UTF16BE, BasisBOM, 0},
		{"utf-16 option with mark", with("\xFE\xFF", wide(sample, true)), Options{Encoding: UTF16}, sample, UTF16BE, BasisOption, 0},
		{"utf-16le option", wide(sample, false), Options{Encoding: UTF16LE}, sample, UTF16LE, BasisOption, 0},
		{"utf-16le option, mark too", with("\xFF\xFE", wide(sample, false)), Options{Encoding: UTF16LE}, sample, UTF16LE, BasisOption, 0},
		{"utf-16be option", wide(sample, true), Options{Encoding: UTF16BE}, sample, UTF16BE, BasisOption, 0},

		{"gb18030", gb(sample), Options{}, sample, GB18030, BasisValidGB18030, 0},
		{"gb18030 with mark", with("\x84\x31\x95\x33", gb(sample)), Options{}, sample, GB18030, BasisBOM, 0},
		{"gb18030 option", gb(sample), Options{Encoding: GB18030}, sample, GB18030, BasisOption, 0},
		{"gbk option", gb("28名妇女"), Options{Encoding: GBK}, "28名妇女", GBK, BasisOption, 0},
		{"gb18030 literal U+FFFD", append(gb("约28名"), codedReplacement...), Options{}, "约28名\uFFFD", GB18030, BasisValidGB18030, 0},
		{"gb18030 with a DOS end", append(gb("28名"), 0x1A), Options{}, "28名\x1A", GB18030, BasisValidGB18030, 0},
		{"gb18030 euro of code page 936", append(gb("约28名"), 0x80), Options{}, "约28名€", GB18030, BasisValidGB18030, 0},
		{"ASCII by the gbk option", []byte("28"), Options{Encoding: GBK}, "28", GBK, BasisOption, 0},

		{"gb18030 of the 2022 edition", append(gb("约28名"), "\xA6\xD9\xFE\x59\xFE\x51\xA8\xBC"...), Options{}, "约28名\uFE10\u9FB4\U00020087\u1E3F", GB18030, BasisValidGB18030, 0},
		{"gb18030 user-defined characters, named", []byte("28\xAA\xA1\xFE\xFE\xA1\x40\xA7\xA0"), Options{Encoding: GB18030}, "28\uE000\uE4C5\uE4C6\uE765", GB18030, BasisOption, 0},
		{"big5", big5(traditional), Options{}, traditional, Big5, BasisValidBig5, 0},
		{"big5 option", big5("28名"), Options{Encoding: Big5}, "28名", Big5, BasisOption, 0},
		{"utf-16le without mark", wide(sample, false), Options{}, sample, UTF16LE, BasisPlainUTF16, 0},
		{"utf-16be without mark", wide(sample, true), Options{}, sample, UTF16BE, BasisPlainUTF16, 0},
		{"utf-16le without mark and without ASCII", wide("全县共帮助困难妇女，发放司法救助金。", false), Options{}, "全县共帮助困难妇女，发放司法救助金。", UTF16LE, BasisPlainUTF16, 0},
		{"ASCII that would be Han in UTF-16", []byte("bush hid the facts"), Options{}, "bush hid the facts", UTF8, BasisValidUTF8, 0},
		{"replace in mixed", append([]byte("共帮助困难妇女28名。\n发放司法救助金3.3万元。\n"), gb("发放司法救助")...), replace,
			"共帮助困难妇女28名。\n发放司法救助金3.3万元。\n" + strings.Repeat("\uFFFD", 12), UTF8, BasisFewestReplaced, 12},

		{"replace in valid utf-8", []byte(sample), replace, sample, UTF8, BasisValidUTF8, 0},
		{"replace in damaged utf-8", []byte("发放司法救助金\xFF3.3万元\xE4\xB8"), replace, "发放司法救助金\uFFFD3.3万元\uFFFD\uFFFD", UTF8, BasisFewestReplaced, 3},
		{"replace in damaged gb18030", append(gb("发放司法救助金3.3万元"), 0xB0), replace, "发放司法救助金3.3万元\uFFFD", GB18030, BasisFewestReplaced, 1},
		{"replace, utf-8 option", []byte("28\xFF名"), Options{Encoding: UTF8, ReplaceErrors: true}, "28\uFFFD名", UTF8, BasisOption, 1},
		{"replace, lead without trail", append(append(gb("28名"), 0xFF, '5'), gb("起")...), Options{Encoding: GB18030, ReplaceErrors: true}, "28名\uFFFD5起", GB18030, BasisOption, 1},
		{"replace, utf-16 cut", with("\xFF\xFE", append(wide("28名", false), 0x40, 0xD8, 0x01)), replace, "28名\uFFFD\uFFFD", UTF16LE, BasisBOM, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, reject := Parse("a.txt", tt.raw, tt.options)
			if reject != nil {
				t.Fatalf("rejected: %s", reject.Message)
			}
			if document.Text != tt.text {
				t.Errorf("text\n got %q\nwant %q", document.Text, tt.text)
			}
			if document.Encoding != string(tt.encoding) || document.EncodingBasis != tt.basis {
				t.Errorf("got %s by %s, want %s by %s", document.Encoding, document.EncodingBasis, tt.encoding, tt.basis)
			}
			if document.ReplacedBytes != tt.replaced {
				t.Errorf("replaced %d bytes, want %d", document.ReplacedBytes, tt.replaced)
			}
			if document.Bytes != int64(len(tt.raw)) || document.CodePoints != int64(utf8.RuneCountInString(tt.text)) {
				t.Errorf("got %d bytes, %d code points", document.Bytes, document.CodePoints)
			}
			if want := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(tt.text))); document.DocumentID != want {
				t.Errorf("id %s, want %s", document.DocumentID, want)
			}
		})
	}
}

func TestDecodeRejects(t *testing.T) {
	tests := []struct {
		name    string
		raw     []byte
		options Options
		code    string
		offset  int64
	}{
		{"NUL in the head", []byte("28\x00名"), Options{}, "binary", 2},
		{"NUL with a utf-8 option", []byte("28\x00名"), Options{Encoding: UTF8}, "binary", 2},
		{"utf-16 without mark, odd", append(wide("28名", false), 0), Options{}, "binary", 1},
		{"utf-16 option without mark", wide("28名", false), Options{Encoding: UTF16}, "missing_bom", 0},
		{"old Office document", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00"), Options{}, "binary", 0},
		{"PNG named utf-16le", []byte("\x89PNG\r\n\x1A\n\x00\x00"), Options{Encoding: UTF16LE}, "binary", 0},
		{"utf-16 cut in a character", with("\xFE\xFF", append(wide("28名", true), 0)), Options{}, "truncated", 8},
		{"utf-16 cut in a pair", with("\xFE\xFF", append(wide("28名", true), 0xD8, 0x40)), Options{}, "truncated", 8},
		{"utf-16 lone surrogate", with("\xFE\xFF", append([]byte{0xD8, 0x40}, wide("28名", true)...)), Options{}, "invalid_utf16", 2},
		{"utf-16le option, odd", []byte("a\x00b"), Options{Encoding: UTF16LE}, "truncated", 2},
		{"utf-8 mark, bad byte", []byte("\xEF\xBB\xBF28\xFF"), Options{}, "invalid_utf8", 5},
		{"utf-8 option on gb18030", gb("28名妇女"), Options{Encoding: UTF8}, "invalid_utf8", 2},
		{"gb18030 option on utf-8", []byte("共28名"), Options{Encoding: GB18030}, "invalid_gb18030", 2},
		{"gb18030 cut", append(gb("28名"), 0xB0), Options{Encoding: GB18030}, "truncated", 4},
		{"gb18030 cut in four bytes", append(gb("28名"), 0x81, 0x30, 0x81), Options{Encoding: GB18030}, "truncated", 4},
		{"gb18030 ill-formed four bytes", append(gb("28名"), 0x81, 0x3F, 0x81, 0x30), Options{Encoding: GB18030}, "invalid_gb18030", 4},
		{"gb18030 unmapped pair", append(gb("28名"), 0xA2, 0xAB), Options{Encoding: GB18030}, "invalid_gb18030", 4},
		{"gb18030 user-defined character, found", append(gb("28名妇女"), 0xAA, 0xA1), Options{}, "undecodable", 8},
		{"big5 option, bad byte", append(big5("28名"), 0xFF), Options{Encoding: Big5}, "invalid_big5", 4},
		{"big5 option, cut", append(big5("28名"), 0xA4), Options{Encoding: Big5}, "truncated", 4},
		{"utf-8, then gb18030", append([]byte("共帮助困难妇女28名。\n"), gb("发放司法救助金3.3万元。\n")...), Options{}, "mixed_encodings", 30},
		{"gb18030 with controls", append(gb("28名"), 0x01), Options{}, "undecodable", 4},
		{"gb18030 with C1 controls", append(gb("28名"), 0x81, 0x30, 0x82, 0x30), Options{}, "undecodable", 4},
		{"mark and option disagree", with("\xEF\xBB\xBF", []byte("28名")), Options{Encoding: GBK}, "encoding_conflict", 0},
		{"utf-16 marks disagree", with("\xFF\xFE", wide("28名", false)), Options{Encoding: UTF16BE}, "encoding_conflict", 0},
		{"utf-32", []byte("\x00\x00\xFE\xFF\x00\x00\x00a"), Options{}, "unsupported_encoding", 0},
		{"damaged utf-8 that is valid gb18030", []byte("帮助困难妇\xE5\xA5"), Options{}, "truncated", 15},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, reject := Parse("a.txt", tt.raw, tt.options)
			if reject == nil {
				t.Fatalf("read as %s by %s: %q", document.Encoding, document.EncodingBasis, document.Text)
			}
			if document != nil || reject.Stage != StageDecode || reject.Code != tt.code || *reject.Offset != tt.offset {
				t.Errorf("got %s at %d (%s), want %s at %d", reject.Code, *reject.Offset, reject.Message, tt.code, tt.offset)
			}
			if strings.ContainsAny(reject.Message, "\n\x1b") {
				t.Errorf("message %q is not one clean line", reject.Message)
			}
		})
	}
}

func TestParseEncoding(t *testing.T) {
	tests := []struct {
		name string
		want Encoding
	}{
		{"utf-8", UTF8}, {"UTF8", UTF8}, {"utf-16", UTF16}, {"UTF-16LE", UTF16LE}, {"utf_16_be", UTF16BE},
		{"GB18030", GB18030}, {"gb2312", GBK}, {"cp936", GBK}, {"EUC-CN", GBK},
	}
	for _, tt := range tests {
		if got, err := ParseEncoding(tt.name); got != tt.want || err != nil {
			t.Errorf("ParseEncoding(%q) = %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
	_, err := ParseEncoding("latin1")
	if err == nil || !strings.Contains(err.Error(), "utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, big5") {
		t.Errorf("ParseEncoding(latin1): %v, want the list of names", err)
	}
}

// TestGB18030Library compares the walk with the library over every sequence that has a character.
func TestGB18030Library(t *testing.T) {
	var all strings.Builder
	for r := rune(1); r <= utf8.MaxRune; r++ {
		if utf8.ValidRune(r) {
			all.WriteRune(r)
		}
	}
	raw := gb(all.String())
	fast, replaced, f := decodeGB18030(raw, false)
	if replaced != 0 || f != nil {
		t.Fatalf("replaced %d: %+v", replaced, f)
	}
	walked, replaced, f := walkGB18030(raw, false)
	if walked != fast || replaced != 0 || f != nil {
		t.Errorf("the walk differs from the library: replaced %d, %+v", replaced, f)
	}
}

func FuzzParse(f *testing.F) {
	for _, raw := range [][]byte{[]byte(sample), gb(sample), with("\xFF\xFE", wide(sample, false)), {0xFF}} {
		f.Add(raw, uint8(0), false)
		f.Add(raw, uint8(5), true)
	}
	f.Fuzz(func(t *testing.T, raw []byte, choice uint8, replace bool) {
		options := Options{ReplaceErrors: replace}
		if n := int(choice) % (len(Encodings) + 1); n > 0 {
			options.Encoding = Encodings[n-1]
		}
		document, reject := Parse("a.md", raw, options)
		again, _ := Parse("a.md", raw, options)
		if (document == nil) == (reject == nil) {
			t.Fatalf("document %v and reject %v", document, reject)
		}
		if reject != nil {
			checkReject(t, reject, raw)
			return
		}
		if !utf8.ValidString(document.Text) || document.Text != again.Text {
			t.Errorf("text %q is not valid UTF-8, or differs the second time", document.Text)
		}
		if !replace && document.ReplacedBytes != 0 {
			t.Errorf("replaced %d bytes unasked", document.ReplacedBytes)
		}
	})
}

func checkReject(t *testing.T, reject *schema.Reject, raw []byte) {
	if reject.Code == "" || reject.Message == "" || reject.Offset == nil || *reject.Offset < 0 || *reject.Offset > int64(len(raw)) {
		t.Errorf("reject %+v", reject)
	}
}

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat("全县共帮助困难妇女28名，发放司法救助金3.3万元。\n", 20_000)
	for _, input := range []struct {
		name string
		raw  []byte
	}{{"utf-8", []byte(text)}, {"utf-16", with("\xFF\xFE", wide(text, false))}, {"gb18030", gb(text)}} {
		b.Run(input.name, func(b *testing.B) {
			b.SetBytes(int64(len(input.raw)))
			for b.Loop() {
				if _, reject := Parse("a.txt", input.raw, Options{}); reject != nil {
					b.Fatal(reject.Message)
				}
			}
		})
	}
}
