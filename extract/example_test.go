package extract_test

import (
	"fmt"
	"log"

	"statclaim/extract"
	"statclaim/schema"
)

func ExampleEngine_Extract() {
	engine, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	doc := &schema.Document{Source: "note.txt", MediaType: "text/plain",
		Text: "2022年，全县刑事发案同比下降13.38%，群众安全感达98.78%。"}
	for _, c := range engine.Extract(doc).Claims {
		fmt.Println(c.Period, c.Subject, c.Indicator, c.Measure, c.ValueText, c.Unit)
	}
	// Output:
	// 2022 全县 刑事发案 change -13.38 %
	// 2022 全县 群众安全感 level 98.78 %
}

func ExampleEngine_ScanLine() {
	engine, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range engine.ScanLine("第一时间流转土地2.7万余亩", nil) {
		fmt.Println(r.Type, r.Text, r.Value, r.Qualifier, r.Guard)
	}
	// Output:
	// quantity 第一 1 exact ordinal-name
	// quantity 2.7万余亩 27000 more
}
