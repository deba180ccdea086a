package extract

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// loadConfidence reads the measured precision of rules. Rules that are not in the table have none: it is never invented.
func loadConfidence(tables fs.FS) (map[string]float64, error) {
	const path = "confidence.tsv"
	content, err := fs.ReadFile(tables, path)
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	n := 0
	for line := range strings.Lines(string(content)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("%s:%d: want rule, hits and precision", path, n)
		}
		precision, err := strconv.ParseFloat(cells[2], 64)
		if err != nil || precision < 0 || precision > 1 {
			return nil, fmt.Errorf("%s:%d: precision %q: want a number from 0 to 1", path, n, cells[2])
		}
		out[cells[0]] = precision
	}
	return out, nil
}
