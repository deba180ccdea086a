package quantity_test

import (
	"fmt"

	"statclaim/extract/data"
	"statclaim/extract/quantity"
)

func Example() {
	scanner, err := quantity.Load(data.Tables)
	if err != nil {
		fmt.Println(err)
		return
	}
	runes := []rune("12309热线受理来电20多次，挽回损失近3.3万元")
	for _, q := range scanner.Scan(runes, nil) {
		anchor := string(runes[q.Anchor.Start:q.Anchor.End])
		if q.Guard != "" {
			fmt.Println(anchor, "is none:", q.Guard)
			continue
		}
		fmt.Println(anchor, q.Value, q.Qualifier, q.UnitKind)
	}
	// Output:
	// 12309 is none: phone
	// 20多次 20 more count
	// 3.3万元 33000 under money
}
