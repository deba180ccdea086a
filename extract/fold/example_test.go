package fold_test

import (
	"fmt"

	"statclaim/extract/fold"
)

func ExampleString() {
	fmt.Println(fold.String("外來人口１０７．５１萬人，佔％"))
	// Output: 外来人口１０７．５１万人，占%
}
