// Statclaim-beam starts the Beam pipeline of the folder pipeline from a checkout: go run ./cmd/statclaim-beam --input 'GLOB' --output DIR.
//
// The pipeline is a Go module of its own, so that nothing of Beam is in the module of statclaim, and go run cannot cross from one
// module to another. This program, which is all that the module of statclaim holds of it, builds the pipeline with the go command and
// runs it here, with the arguments as they are.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// exitIO is the exit code of statclaim where something could not be read or written.
const exitIO = 4

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "statclaim-beam:", err)
	}
	os.Exit(code)
}

// run builds and runs the pipeline and gives its exit code.
func run(args []string) (code int, err error) {
	source, err := pipelineFolder()
	if err != nil {
		return exitIO, err
	}
	binary, err := build(source)
	if err != nil {
		return exitIO, err
	}
	pipeline := exec.Command(binary, args...)
	pipeline.Stdin, pipeline.Stdout, pipeline.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := pipeline.Start(); err != nil {
		return exitIO, fmt.Errorf("start %s: %w", binary, err)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		for s := range stop {
			_ = pipeline.Process.Signal(s) // it may have ended
		}
	}()
	var failed *exec.ExitError
	if err := pipeline.Wait(); errors.As(err, &failed) {
		return max(failed.ExitCode(), 1), nil // it has said why
	} else if err != nil {
		return exitIO, fmt.Errorf("run %s: %w", binary, err)
	}
	return 0, nil
}

// pipelineFolder finds the source of the pipeline in the checkout that the working directory lies in.
func pipelineFolder() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("ask the go command for the module: %w", err)
	}
	folder := filepath.Join(filepath.Dir(strings.TrimSpace(string(out))), "cmd", "statclaim-beam", "pipeline")
	if _, err := os.Stat(filepath.Join(folder, "go.mod")); err != nil {
		return "", fmt.Errorf("the working directory is in no checkout of statclaim: want one, or a program made there with go -C cmd/statclaim-beam/pipeline build -o FILE")
	}
	return folder, nil
}

// build makes the program in the user's cache; the go command does nothing where it is up to date.
func build(source string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder: %w", err)
	}
	folder := filepath.Join(cache, "statclaim")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", fmt.Errorf("make the cache folder: %w", err)
	}
	binary := filepath.Join(folder, "statclaim-beam")
	if _, err := os.Stat(binary); err != nil {
		fmt.Fprintln(os.Stderr, "statclaim-beam: building the pipeline; the first time takes some minutes")
	}
	command := exec.Command("go", "-C", source, "build", "-o", binary, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0") // workers on other machines run it too
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("build %s: %w", source, err)
	}
	return binary, nil
}
