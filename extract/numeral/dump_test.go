package numeral

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	in := os.Getenv("DUMP")
	if in == "" {
		t.Skip()
	}
	for _, s := range strings.Split(in, "|") {
		rs := []rune(s)
		for _, m := range Scan(rs) {
			p := func(d interface{ String() string }) string { return d.String() }
			v, l, u := "-", "-", "-"
			if m.Value != nil {
				v = p(m.Value)
			}
			if m.Lower != nil {
				l = p(m.Lower)
			}
			if m.Upper != nil {
				u = p(m.Upper)
			}
			fmt.Printf("%s\t[%s] v=%s %s..%s %s scale=%d %s mark=%v\n", s, string(rs[m.Span.Start:m.Span.End]), v, l, u, m.Qualifier, m.Scale, m.Form, m.Mark)
		}
	}
}
