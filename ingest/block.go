package ingest

import "sort"

// Block is a place of the input where a part of the text layer comes from.
type Block struct {
	Start int    // first code point of that part
	Path  string // page 3, paragraph 12, /html/body/div[2]/p[1]
}

// Blocks lists blocks in the order of the text layer.
type Blocks []Block

// At gives the path of the block that a code point belongs to, "" in front of the first.
func (b Blocks) At(offset int64) string {
	i := sort.Search(len(b), func(i int) bool { return int64(b[i].Start) > offset })
	if i == 0 {
		return ""
	}
	return b[i-1].Path
}
