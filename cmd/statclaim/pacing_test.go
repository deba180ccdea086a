package main

import (
	"runtime/debug"
	"testing"
)

func TestPacingIsTightWhileALargeDocumentIsHeld(t *testing.T) {
	percent := func() int {
		now := debug.SetGCPercent(-1)
		debug.SetGCPercent(now)
		return now
	}
	for _, test := range []struct {
		name        string
		usual, held int
	}{
		{"usual", 100, tightPercent},
		{"tighter than tight", 10, 10},
		{"switched off", -1, tightPercent},
	} {
		t.Run(test.name, func(t *testing.T) {
			defer debug.SetGCPercent(debug.SetGCPercent(test.usual))
			var p pacing
			p.hold()
			p.hold()
			p.release()
			if got := percent(); got != test.held {
				t.Errorf("%d %% while one of two is held, want %d", got, test.held)
			}
			p.release()
			if got := percent(); got != test.usual {
				t.Errorf("%d %% behind the last, want %d", got, test.usual)
			}
		})
	}
}
