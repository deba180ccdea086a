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
	text := []rune("领取司法救助金4.6万元")
	for _, t := range words.Segment(text, nil) {
		fmt.Printf("%s/%c ", string(text[t.Start:t.End]), t.Class)
	}
	// Output: 领取/v 司法救助金/n 4.6/m 万元/m
}
