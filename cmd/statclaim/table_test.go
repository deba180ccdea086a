package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"statclaim/extract"
	"statclaim/schema"
)

// claimIn makes a claim of the number in a sentence that is its own quote.
func claimIn(sentence, number, unit, cue string) schema.Claim {
	at := strings.Index(sentence, number)
	return schema.Claim{Source: "a.txt", Sentence: sentence, Quote: sentence, NumberText: number, Unit: unit, QualifierText: cue,
		NumberStartByte: int64(at), NumberEndByte: int64(at + len(number))}
}

// falling gives a claim a negative value.
func falling(c schema.Claim) schema.Claim {
	value := schema.MustDecimal("-1")
	c.Value = &value
	return c
}

func TestPrintedValue(t *testing.T) {
	rate := claimIn("单产472.8公斤/亩。", "472.8公斤/亩", "公斤", "")
	rate.Per = "亩"
	if got := printedUnit(&rate); got != "公斤/亩" {
		t.Errorf("unit of a rate: %s", got)
	}
	tests := []struct {
		name  string
		claim schema.Claim
		want  string
	}{
		{"plain", claimIn("帮助妇女28名。", "28名", "名", ""), "28"},
		{"percent", claimIn("下降13.38%。", "13.38%", "%", ""), "13.38"},
		{"fall", falling(claimIn("下降13.38%。", "13.38%", "%", "")), "-13.38"},
		{"about a fall", falling(claimIn("下降约3%。", "3%", "%", "约")), "约-3"},
		{"sign of its own", falling(claimIn("气温零下3℃。", "零下3℃", "℃", "")), "零下3"},
		{"cue inside", claimIn("种植2.7万余亩。", "2.7万余亩", "亩", "余"), "2.7万余"},
		{"cue before", claimIn("走访近300户。", "300户", "户", "近"), "近300"},
		{"cue behind", claimIn("走访300户以上。", "300户", "户", "以上"), "300以上"},
		{"per", rate, "472.8"},
		{"no unit", claimIn("产量翻一番。", "翻一番", "", ""), "翻一番"},
		{"zero", claimIn("未发生命案。", "未发生", "", ""), "未发生"},
		{"unit alone", claimIn("一亩半。", "半", "半", ""), "半"},
		{"number outside its quote", schema.Claim{NumberText: "28名", Unit: "名", QualifierText: "约", Quote: "约", NumberStartByte: 90}, "约28"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := printedValue(&tt.claim); got != tt.want {
				t.Errorf("%s: got %s, want %s", tt.claim.Sentence, got, tt.want)
			}
		})
	}
}

func TestWindow(t *testing.T) {
	long := strings.Repeat("全县各级机关", 10) + "帮助困难妇女28名" + strings.Repeat("，发放司法救助金", 10)
	tests := []struct {
		name     string
		sentence string
		columns  int
		want     string
	}{
		{"whole", "帮助困难妇女28名。", 20, "帮助困难妇女28名。"},
		{"long on both sides", long, 30, "…困难妇女28名，发放司法救助金…"},
		{"end of a long sentence", strings.Repeat("全县", 20) + "28名", 12, "…县全县28名"},
		{"start of a long sentence", "28名" + strings.Repeat("全县", 20), 12, "28名全县全…"},
		{"escapes and controls", "\x1b[31m帮助\x1b]0;title\x0728名\x07\r\n。", 40, "帮助28名  。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := window(tt.sentence, strings.Index(tt.sentence, "28"), tt.columns)
			if got != tt.want || displayWidth(got) > tt.columns {
				t.Errorf("got %q (%d columns), want %q", got, displayWidth(got), tt.want)
			}
		})
	}
}

func TestNumberInSentence(t *testing.T) {
	sentence := "抓获3人，其中3人在逃。"
	second := schema.Claim{Sentence: sentence, Quote: "其中3人在逃", NumberText: "3人", QuoteStartByte: 100, NumberStartByte: 106}
	if got := numberInSentence(&second); got != strings.LastIndex(sentence, "3人") {
		t.Errorf("second 3人: byte %d", got)
	}
	broken := schema.Claim{Sentence: sentence, Quote: "其中\n\n3人在逃", NumberText: "3人"}
	if got := numberInSentence(&broken); got != strings.Index(sentence, "3人") {
		t.Errorf("quote with a line break: byte %d", got)
	}
	if got := numberInSentence(&schema.Claim{Sentence: sentence, Quote: "没有", NumberText: "9人"}); got != 0 {
		t.Errorf("number that is not there: byte %d", got)
	}
}

func TestTable(t *testing.T) {
	first := claimIn("帮助困难妇女28名。", "28名", "名", "")
	first.Indicator, first.Subject, first.Period = "困难妇女", "县检察院", "2022"
	second := claimIn("刑事发案比上年同期下降13.38%。", "13.38%", "%", "")
	second.Source, second.Indicator = "news/2024/01/31/page-with-a-long-name.txt", "刑事\x1b[1m发案"
	for _, tt := range []struct {
		name     string
		terminal int
		want     string
	}{
		{"no terminal", 0, `source                    indicator  value  unit  period  subject   sentence
a.txt                     困难妇女   28     名    2022    县检察院  帮助困难妇女28名。
…ge-with-a-long-name.txt  刑事发案   13.38  %                       刑事发案比上年同期下降13.38%。
`},
		{"narrow terminal", 80, `source                    indicator  value  unit  period  subject   sentence
a.txt                     困难妇女   28     名    2022    县检察院  帮助困难妇女28名。
…ge-with-a-long-name.txt  刑事发案   13.38  %                       …比上年同期下降13.38%。
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			table := newTable(&out, tt.terminal)
			for _, c := range []schema.Claim{first, second} {
				if err := table.write(outcome{result: extract.Result{Claims: []schema.Claim{c}}}); err != nil {
					t.Fatal(err)
				}
			}
			if err := table.commit(nil); err != nil {
				t.Fatal(err)
			}
			if out.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), tt.want)
			}
		})
	}
}

// TestTableIsPrintedWhileItGrows shows that a long table does not wait for its end.
func TestTableIsPrintedWhileItGrows(t *testing.T) {
	var out strings.Builder
	table := newTable(&out, 0)
	claims := make([]schema.Claim, 2*layoutRows)
	for i := range claims {
		claims[i] = claimIn("帮助困难妇女28名。", "28名", "名", "")
	}
	if err := table.write(outcome{result: extract.Result{Claims: claims}}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "\n"); got != len(claims)+1 {
		t.Errorf("%d lines before the end, want %d", got, len(claims)+1)
	}
	if err := table.commit(nil); err != nil || strings.Count(out.String(), "\n") != len(claims)+1 {
		t.Errorf("%d lines at the end, %v", strings.Count(out.String(), "\n"), err)
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "帮助28名", "帮助28名"},
		{"colour", "\x1b[1;31m红\x1b[0m", "红"},
		{"title", "\x1b]0;evil\x07a", "a"},
		{"title with ST", "\x1b]8;;http://x\x1b\\a", "a"},
		{"lone escape", "a\x1b", "a"},
		{"reset", "\x1bca", "a"},
		{"C1 control", "a\u009b31mb", "a31mb"},
		{"white space", "a\tb\r\nc\u2028d", "a b  c d"},
		{"bidi", "a\u202eb\u2066c", "abc"},
		{"invalid UTF-8", "a\xffb", "a\uFFFDb"},
	}
	for _, tt := range tests {
		if got := clean(tt.text); got != tt.want {
			t.Errorf("%s: clean(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func FuzzWindow(f *testing.F) {
	f.Add("帮助困难妇女28名，\x1b[31m发放", 18, 10)
	f.Fuzz(func(t *testing.T, sentence string, number, columns int) {
		sentence = strings.ToValidUTF8(sentence, "")
		number = min(max(number, 0), len(sentence))
		for number > 0 && number < len(sentence) && !utf8.RuneStart(sentence[number]) {
			number--
		}
		columns = min(max(columns, 4), 200)
		if got := window(sentence, number, columns); displayWidth(got) > columns || strings.ContainsRune(got, '\x1b') {
			t.Errorf("window(%q, %d, %d) = %q, %d columns", sentence, number, columns, got, displayWidth(got))
		}
	})
}
