package ingest

import (
	"strings"
	"testing"
)

// page wraps a body in a page of a title and more elements of its head.
func page(head, body string) string {
	return "<!DOCTYPE html><html><head><title>通报_某网</title>" + head + "</head><body>" + body + "</body></html>"
}

const filler = "<p>全县政法机关坚持以人民为中心，全面推进各项工作，取得了明显成效，人民群众的获得感、幸福感、安全感不断增强。</p>"

func TestHTMLText(t *testing.T) {
	const fillerText = "全县政法机关坚持以人民为中心，全面推进各项工作，取得了明显成效，人民群众的获得感、幸福感、安全感不断增强。"
	tests := []struct{ name, body, want string }{
		{"paragraphs", "<div><p>帮助28名。</p><p>发放3.3万元。</p>" + filler + "</div>", "帮助28名。\n\n发放3.3万元。\n\n" + fillerText + "\n"},
		{"the title, once", "<h1>通报</h1><div><p>28名。</p>" + filler + "</div>", "# 通报\n\n28名。\n\n" + fillerText + "\n"},
		{"headings", "<div><h2>一、综合</h2><p>28名。</p>" + filler + "</div>", "## 一、综合\n\n28名。\n\n" + fillerText + "\n"},
		{"a list", "<div>" + filler + "<ul><li>28名；</li><li>-3.2%。</li></ul></div>", fillerText + "\n\n• 28名；\n• -3.2%。\n"},
		{"a numbered list", "<div>" + filler + "<ol><li>28名；</li><li>36起。</li></ol></div>", fillerText + "\n\n1. 28名；\n2. 36起。\n"},
		{"line ends", "<div><p>28名<br>36起</p>" + filler + "</div>", "28名\n36起\n\n" + fillerText + "\n"},
		{"white space", "<div><p>帮助\n  困难妇女 28 名，GDP\n growth。</p>" + filler + "</div>", "帮助困难妇女 28 名，GDP growth。\n\n" + fillerText + "\n"},
		{"entities", "<div><p>5&lt;6&amp;7&nbsp;&#x4E07;&hellip;</p>" + filler + "</div>", "5<6&7\u00A0万…\n\n" + fillerText + "\n"},
		{"what is not shown", "<div><p>28<script>var a=9;</script><style>b{}</style>名。</p>" + filler + "</div>", "28名。\n\n" + fillerText + "\n"},
		{"digits above and below", "<div><p>10<sup>8</sup>吨CO<sub>2</sub>，12km<sup>2</sup>，注<sup>[3]</sup>。</p>" + filler + "</div>", "10⁸吨CO₂，12km²，注[3]。\n\n" + fillerText + "\n"},
		{"a table", "<div>" + filler + "<table><caption>表1</caption><tr><th>指标</th><th>2023年</th></tr><tr><td>案件|起</td><td>1,234</td></tr></table></div>",
			fillerText + "\n\n表1\n\n| 指标 | 2023年 |\n|---|---|\n| 案件¦起 | 1,234 |\n"},
		{"cells over several rows and columns", "<div>" + filler + `<table><tr><th rowspan=2>市</th><th colspan=2>2023年</th></tr><tr><th>起</th><th>人</th></tr><tr><td rowspan=2>甲</td><td rowspan=2>5</td><td>6</td></tr><tr><td>7</td></tr></table></div>`,
			fillerText + "\n\n| 市 | 2023年 | 2023年 |\n| 市 | 起 | 人 |\n|---|---|---|\n| 甲 | 5 | 6 |\n| 甲 |  | 7 |\n"},
		{"a table that lays out text", "<table><tr><td><h2>一、综合</h2><p>28名。</p>" + filler + "</td></tr></table>", "## 一、综合\n\n28名。\n\n" + fillerText + "\n"},
		{"nothing of an article", "<nav>首页 110</nav>28名", "28名\n"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, reject := Parse("a.html", []byte(page("", tt.body)), Options{})
			if reject != nil {
				t.Fatal(reject.Message)
			}
			if document.Text != tt.want {
				t.Errorf("%s\n got %q\nwant %q", tt.body, document.Text, tt.want)
			}
		})
	}
}

func TestHTMLInfo(t *testing.T) {
	tests := []struct{ name, head, body, title, published string }{
		{"meta of Chinese sites", `<meta name="ArticleTitle" content="全县通报"><meta name="PubDate" content="2024-01-31 09:30">`, filler, "全县通报", "2024-01-31"},
		{"open graph", `<meta property="og:title" content="全县通报"><meta property="article:published_time" content="2024-01-31T08:00:00+08:00">`, filler, "全县通报", "2024-01-31"},
		{"JSON-LD", `<script type="application/ld+json">{"@graph":[{"headline":"全县通报","datePublished":"2024-01-31"}]}</script>`, filler, "全县通报", "2024-01-31"},
		{"damaged JSON-LD", `<script type="application/ld+json">{"headline":</script>`, filler, "通报", ""},
		{"time", "", filler + `<time datetime="2024-01-31">周三</time>`, "通报", "2024-01-31"},
		{"the window's title up to the site", "", filler, "通报", ""},
		{"a heading that the window repeats", "", "<h1>某网</h1><h1>通报</h1>" + filler, "通报", ""},
		{"no date in the meta", `<meta name="date" content="soon">`, filler, "通报", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, reject := Parse("a.html", []byte(page(tt.head, tt.body)), Options{})
			if reject != nil {
				t.Fatal(reject.Message)
			}
			published := ""
			if d.PublishedAt != nil {
				published = d.PublishedAt.String()
			}
			if d.Title != tt.title || published != tt.published || (published != "") != (d.PublishedBasis == "metadata") {
				t.Errorf("got %q, %s by %s; want %q, %s", d.Title, published, d.PublishedBasis, tt.title, tt.published)
			}
		})
	}
}

func TestHTMLCharset(t *testing.T) {
	text := func(charset string) string {
		return page(`<meta http-equiv="Content-Type" content="text/html; charset=`+charset+`">`, "<p>全县共帮助困难妇女28名。</p>")
	}
	tests := []struct {
		name     string
		raw      []byte
		options  Options
		encoding Encoding
		basis    string
	}{
		{"utf-8", []byte(text("utf-8")), Options{}, UTF8, BasisDeclared},
		{"gb2312 that is GBK", gb(text("gb2312")), Options{}, GBK, BasisDeclared},
		{"gb18030", gb(text("gb18030")), Options{}, GB18030, BasisDeclared},
		{"big5", big5(strings.NewReplacer("县", "縣", "网", "網", "帮", "幫", "妇", "婦", "报", "報", "难", "難", "区", "區").Replace(text("big5"))), Options{}, Big5, BasisDeclared},
		{"says utf-8, is GBK", gb(text("utf-8")), Options{}, GB18030, "gb18030-valid; declared utf-8"},
		{"says gb2312, is UTF-8", []byte(text("gb2312")), Options{}, UTF8, "utf-8-valid; declared gb2312"},
		{"says latin-1, is GBK", gb(text("iso-8859-1")), Options{}, GB18030, "gb18030-valid; declared iso-8859-1"},
		{"says what no one knows, is UTF-8", []byte(text("x-foo")), Options{}, UTF8, "utf-8-valid; declared x-foo"},
		{"a mark before what is said", with("\xEF\xBB\xBF", []byte(text("gb2312"))), Options{}, UTF8, BasisBOM},
		{"an option before what is said", []byte(text("gb2312")), Options{Encoding: UTF8}, UTF8, BasisOption},
		{"utf-16 with a mark", with("\xFF\xFE", wide(text("utf-16"), false)), Options{}, UTF16LE, BasisBOM},
		{"says nothing", []byte(page("", "<p>28名</p>")), Options{}, UTF8, BasisValidUTF8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, reject := Parse("a.html", tt.raw, tt.options)
			if reject != nil {
				t.Fatal(reject.Message)
			}
			if d.Encoding != string(tt.encoding) || d.EncodingBasis != tt.basis || !strings.Contains(d.Text, "28名") {
				t.Errorf("got %s by %s %q, want %s by %s", d.Encoding, d.EncodingBasis, d.Text, tt.encoding, tt.basis)
			}
		})
	}
	damaged := append(gb(text("gbk")), 0xB0)
	if _, reject := Parse("a.html", damaged, Options{}); reject == nil || reject.Code != "truncated" {
		t.Errorf("damaged GBK: %+v", reject)
	}
}

// TestHTMLPaths shows where the blocks of a page come from.
func TestHTMLPaths(t *testing.T) {
	raw := page("", "<h1>通报</h1><div><p>28名。</p><p>36起。</p>"+filler+"</div>")
	for item := range Documents([]Source{{Name: "a.html", Reader: strings.NewReader(raw)}}, Options{}) {
		r := item.Read(Options{})
		for i, want := range []string{"/html/body/h1", "/html/body/div/p[1]", "/html/body/div/p[2]"} {
			if got := r.Blocks.At(int64(r.Blocks[i].Start)); got != want {
				t.Errorf("block %d comes from %s, want %s", i, got, want)
			}
		}
	}
	if got := (Blocks{{3, "page 1"}}).At(2); got != "" {
		t.Errorf("before the first block: %q", got)
	}
}
