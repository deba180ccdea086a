package place_test

import (
	"fmt"

	"statclaim/extract/data"
	"statclaim/extract/place"
)

func ExampleGazetteer_Resolve() {
	places, err := place.Load(data.Tables)
	if err != nil {
		fmt.Println(err)
		return
	}
	text := []rune("关岭自治县隶属安顺市，北京市朝阳区支援。")
	matches := places.Scan(text)
	for i, p := range places.Resolve(matches) {
		fmt.Println(string(text[matches[i].Start:matches[i].End]), p.Code, p.Name)
	}
	// Output:
	// 关岭自治县 520424 关岭布依族苗族自治县
	// 安顺市 520400 安顺市
	// 北京市 110000 北京市
	// 朝阳区 110105 朝阳区
}
