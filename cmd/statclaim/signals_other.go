//go:build !unix

package main

// ignoreWriteSignals has nothing to do where a failed write sends no signal.
func ignoreWriteSignals() {}
