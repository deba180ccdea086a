package audit_test

import (
	"fmt"
	"log"

	"statclaim/audit"
	"statclaim/extract"
	"statclaim/schema"
)

func Example() {
	engine, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	auditor, err := audit.New(audit.Options{})
	if err != nil {
		log.Fatal(err)
	}
	doc := &schema.Document{DocumentID: "sha256:example", Source: "report.txt", Text: "2022年，全市受理刑事案件1,250件，2021年受理刑事案件1,000件，同比增长20%。"}
	claims := engine.Extract(doc).Claims
	for _, f := range auditor.Document(audit.Document{Claims: claims, PublishedAt: doc.PublishedAt}) {
		fmt.Println(f.Grade, f.Type)
		fmt.Println(f.Explanation)
	}
	fmt.Println(len(auditor.Finish()), "across documents")
	// Output:
	// contradiction change_rate_disagrees
	// 2022年 1,250件，2021年 1,000件：应增长 25.0%，文中为“同比增长20%”
	// 0 across documents
}
