package sheets

import (
	"fmt"
	"io"
)

// Limits are far above what a workbook of a million claims needs, and far below what one made to exhaust a machine asks for.
const (
	maxRatio    = 250       // times its packed size that a workbook may unpack to, beyond ratioFree
	ratioFree   = 64 << 20  // bytes that are never held against the ratio
	maxUnpacked = 16 << 30  // bytes
	maxStrings  = 30 << 20  // shared texts
	maxShared   = 2 << 30   // bytes of all shared texts
	maxCell     = 1 << 20   // bytes of the text of a cell; a spreadsheet has at most 32,767 units
	maxDepth    = 64        // elements inside each other
	maxColumns  = 16_384    // as Excel has them
	maxRows     = 1_048_576 // as Excel has them
	maxSheets   = 1000
	maxMerges   = 100_000
)

// budget counts what a workbook has unpacked to.
type budget struct{ packed, unpacked int64 }

// meter is a reader that spends from a budget.
type meter struct {
	r      io.Reader
	budget *budget
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.budget.unpacked += int64(n)
	switch b := m.budget; {
	case b.unpacked > maxUnpacked:
		return 0, fmt.Errorf("unpacks to more than %d GiB", maxUnpacked>>30)
	case b.unpacked > ratioFree && b.unpacked/maxRatio > b.packed:
		return 0, fmt.Errorf("unpacks to more than %d times its size", maxRatio)
	}
	return n, err
}
