package quantity

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestGen(t *testing.T) {
	in := os.Getenv("QGEN")
	if in == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(in)
	s := load(t)
	for _, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			fmt.Println(line)
			continue
		}
		line, _, _ = strings.Cut(line, "\t")
		runes := []rune(line)
		var got []string
		for _, q := range s.Scan(runes, nil) {
			got = append(got, describe(runes, &q))
		}
		fmt.Println(line + "\t" + strings.Join(got, " | "))
	}
}
