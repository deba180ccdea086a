package layout

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestShow(t *testing.T) {
	files := os.Getenv("SHOW")
	if files == "" {
		t.Skip()
	}
	for _, f := range strings.Fields(files) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		media := ""
		if os.Getenv("MD") != "" {
			media = MediaMarkdown
		}
		p := Read([]rune(string(b)), media)
		fmt.Println("=====", f)
		for _, q := range p.Paragraphs {
			r := q.Runes
			s := string(r)
			if len(r) > 60 {
				s = string(r[:34]) + " … " + string(r[len(r)-22:])
			}
			fmt.Printf("%3d a%d %-8s %d %s\n", q.Index, q.Article, q.Section, q.Level, strings.ReplaceAll(s, "\n", "⏎"))
			if q.Table != nil {
				fmt.Println("     caption", q.Table.Caption, "header", q.Table.HeaderRows)
				for _, row := range q.Table.Rows {
					for _, c := range row {
						fmt.Print(" [", string(c.Runes), "]")
					}
					fmt.Println()
				}
			}
		}
		for i, a := range p.Articles {
			title := "-"
			if a.Title >= 0 {
				title = string(p.Paragraphs[a.Title].Runes)
			}
			n := 0
			for _, q := range p.Paragraphs {
				if q.Article == i {
					n++
				}
			}
			fmt.Println("article", i, title, fmt.Sprintf("%+v", a), n, "paragraphs")
		}
	}
}
