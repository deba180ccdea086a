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
		{"usual", 60, 31},
		{"tighter than tight", 10, 10},
		{"switched off", -1, 31},
	} {
		t.Run(test.name, func(t *testing.T) {
			defer debug.SetGCPercent(debug.SetGCPercent(test.usual))
			var p pacing
			p.hold(32 << 20)
			p.hold(largeInput)
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
