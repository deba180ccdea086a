package lexicon_test

import (
	"fmt"

	"statclaim/extract/data"
	"statclaim/extract/lexicon"
)

func ExampleLexicon_Segment() {
	words, err := lexicon.Load(data.Tables)
	if err != nil {
		fmt.Println(err)
		return
	}
	text := []rune("发放司法救助金3.3万元")
	for _, t := range words.Segment(text, nil) {
		fmt.Printf("%s/%c ", string(text[t.Start:t.End]), t.Class)
	}
	// Output: 发放/v 司法救助金/n 3.3/m 万元/m
}
