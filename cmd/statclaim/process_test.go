package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestClosedPipe runs the real command with nobody at the other end of standard output.
func TestClosedPipe(t *testing.T) {
	input := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(input, []byte("全县共帮助困难妇女28名。"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"extract", input},
		{"extract", input, "-o", "-"},
		{"extract", input, "-o", "-", "--format", "csv"},
		{"schema"},
		{"version"},
		{"help"},
		{"extract", "--help"},
		{"completion", "bash"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			read.Close()
			defer write.Close()
			c := exec.Command("statclaim", args...)
			var words bytes.Buffer
			c.Stdout, c.Stderr = write, &words
			code := exitCodeOf(t, c.Run())
			if code != exitIO || strings.Count(words.String(), "\n") != 1 || !strings.Contains(words.String(), "pipe") {
				t.Errorf("exit code %d, want %d; standard error:\n%s", code, exitIO, words.String())
			}
		})
	}
}

// TestInterrupt sends SIGINT to the real command while it reads standard input.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	dir := filepath.Join(t.TempDir(), "out")
	c := exec.Command("statclaim", "extract", "-", "-o", dir, "--format", "parquet,csv")
	var words bytes.Buffer
	c.Stderr = &words
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	const morePipe = 1 << 20 // more than a pipe holds: when all is written, the command is reading
	if _, err := in.Write(bytes.Repeat([]byte("1"), morePipe)); err != nil {
		t.Fatal(err)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	code := exitCodeOf(t, c.Wait())
	if code != exitInterrupted || !strings.Contains(words.String(), "interrupted; no output was committed\n") {
		t.Errorf("exit code %d, want %d; standard error:\n%s", code, exitInterrupted, words.String())
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is left behind: %v", dir, err)
	}
}

// TestInterruptedBefore is the same inside the process: a run that is over before it begins.
func TestInterruptedBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	never, w := io.Pipe()
	defer w.Close()
	var out, words bytes.Buffer
	if code := run(ctx, []string{"extract", "-"}, never, &out, &words); code != exitInterrupted || out.Len() > 0 {
		t.Errorf("exit code %d, want %d; standard error:\n%s", code, exitInterrupted, words.String())
	}
}

func exitCodeOf(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}
