package main

import (
	"fmt"
	"testing"
)

// TestInputsOfRunAreBounded adds more inputs than run.json names, the last one a table of many rows.
func TestInputsOfRunAreBounded(t *testing.T) {
	y := newTally(realClock.now())
	for i := range maxInputs + 5 {
		y.record(inputRecord{Source: fmt.Sprint(i), index: i, Status: "ok"})
	}
	const rows = 1000
	for range rows {
		y.record(inputRecord{Source: "rows.jsonl", index: maxInputs + 5, many: true, Status: "ok", Claims: 2})
	}
	if y.input.Documents != rows || y.input.Claims != 2*rows {
		t.Errorf("the table: %+v", *y.input)
	}
	y.endInput()
	if len(y.inputs) != maxInputs || y.total != maxInputs+6 || y.inputs[maxInputs-1].Source != fmt.Sprint(maxInputs-1) {
		t.Errorf("%d inputs named of %d", len(y.inputs), y.total)
	}
}
