//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreWriteSignals makes a write that cannot be done an error of the write, with an exit code of ours: without it a closed pipe
// (SIGPIPE) or a file over the limit of the shell (ulimit -f, SIGXFSZ) kills the process.
func ignoreWriteSignals() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
