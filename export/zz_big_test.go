package export

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"statclaim/schema"
)

func TestZZBig(t *testing.T) {
	f := os.Getenv("BIG")
	if f == "" {
		t.Skip()
	}
	dir := t.TempDir()
	start := time.Now()
	r, err := Open(Options{Dir: dir, Formats: []Format{Format(f)}, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]any, 100)
	for i := 0; i < 1_000_000; i += 100 {
		for j := range rows {
			c := plainClaim()
			n := i + j
			c.ClaimID = fmt.Sprintf("%016x", uint64(n)*0x9E3779B97F4A7C15)
			c.Value = decimalPointer(fmt.Sprintf("%d.%02d", n*37%100000, n%100))
			c.ValueText = c.Value.String()
			c.Sentence = fmt.Sprintf("%d年，第%d个地方的刑事发案为%s起，群众安全感达98.78%%，全年共帮助困难妇女28名，发放司法救助金3.3万元。", 2000+n%24, n, c.ValueText)
			rows[j] = c
		}
		if err := r.Write(schema.ClaimsTable, rows...); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Commit(nil); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile("/proc/self/status")
	for _, l := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(l, "VmHWM") {
			fmt.Println(f, time.Since(start), l)
		}
	}
	es, _ := os.ReadDir(dir)
	for _, e := range es {
		i, _ := e.Info()
		if i.Size() > 1e6 {
			fmt.Println(e.Name(), i.Size())
		}
	}
}
