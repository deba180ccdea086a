package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"statclaim/ingest"
)

// corpus writes inputs of every kind that is skipped in a way of its own: files, a table of rows, an archive, and some that are rejected.
func corpus(t *testing.T, rows int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	for _, name := range []string{"bad/invalid-utf8.txt", "bad/truncated.zip", "bad/rows.jsonl", "formats/notice.txt", "formats/notice.zip", "formats/notice.tar.gz",
		"formats/notice.parquet", "formats/notice.docx"} { // a PDF would take seconds in every run
		content, err := os.ReadFile(filepath.Join(root, "fixtures", name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), string(content))
	}
	random := rand.New(rand.NewPCG(1, 2))
	var table strings.Builder
	for i := range rows {
		fmt.Fprintf(&table, `{"id":"%d","date":"2024-03-%02d","text":"本县动态\n2023年，全县共帮助困难妇女%d名，同比增长%d.%d%%，发放资金%d.20万元。"}`+"\n",
			i, 1+i%28, random.IntN(1000), random.IntN(90), random.IntN(10), random.IntN(5000))
	}
	writeFile(t, filepath.Join(dir, "c.jsonl"), table.String())
	return dir
}

const killedFormats = "parquet,csv,xlsx"

// tree reads the files below a directory, all but run.json.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		content, err := os.ReadFile(path)
		if name != "run.json" {
			files[name] = string(content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameTrees(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs: %d bytes, want %d", name, len(got[name]), len(want[name]))
		}
	}
	for name := range got {
		if _, known := want[name]; !known {
			t.Errorf("%s is left over", name)
		}
	}
}

// TestResumeAfterKills kills the real command with SIGKILL, again and again at a later moment, until a run ends by itself. What it
// leaves is what a run without --resume, and without a kill, leaves. The moments are random; what must hold at each is not.
func TestResumeAfterKills(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	input := corpus(t, 700)
	whole := filepath.Join(t.TempDir(), "whole")
	begun := time.Now()
	if code := runQuietly(t, "extract", input, "-o", whole, "--format", killedFormats, "--quiet", "--jobs", "1"); code != exitRejects {
		t.Fatalf("exit code %d", code)
	}
	took := time.Since(begun)
	for _, jobs := range []string{"1", "8"} {
		t.Run("jobs "+jobs, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			kills, patience := 0, took/4
			for {
				c := exec.Command("statclaim", "extract", input, "-o", out, "--resume", "--format", killedFormats, "--quiet", "--jobs", jobs)
				var words bytes.Buffer
				c.Stderr = &words
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				timer := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
				err := c.Wait()
				timer.Stop()
				if c.ProcessState.ExitCode() >= 0 {
					if code := exitCodeOf(t, err); code != exitRejects {
						t.Fatalf("exit code %d after %d kills: %s", code, kills, words.String())
					}
					break
				}
				kills++
				patience += patience / 2
			}
			t.Logf("%d kills", kills)
			if kills == 0 {
				t.Error("no run was killed")
			}
			sameTrees(t, tree(t, out), tree(t, whole))
		})
	}
}

// interruptedRun runs the command until it has consumed enough for some shards, then interrupts it.
func interruptedRun(t *testing.T, args []string, rejects int) (code int, words string) {
	t.Helper()
	ctx, first, second := interruptible()
	defer second()
	err := &interrupting{after: rejects, interrupt: first}
	var out bytes.Buffer
	code = run(ctx, args, strings.NewReader(""), &out, err)
	return code, err.words.String()
}

// interrupting is a standard error that interrupts when so many lines were written: rejects stand where the test wants it to stop.
type interrupting struct {
	words     bytes.Buffer
	after     int
	interrupt context.CancelFunc
}

func (w *interrupting) Write(p []byte) (int, error) {
	if w.after--; w.after == 0 {
		w.interrupt()
	}
	return w.words.Write(p)
}

// TestResumeAfterInterrupts stops in the middle of a table of rows, then again, then lets the run end.
func TestResumeAfterInterrupts(t *testing.T) {
	dir := t.TempDir()
	var rows strings.Builder
	for i := range 100 {
		fmt.Fprintf(&rows, `{"text":"全县共帮助困难妇女%d名。"}`+"\n", i)
		if i%10 == 9 {
			rows.WriteString("{\n")
		}
	}
	input, whole, out := filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "whole"), filepath.Join(dir, "out")
	writeFile(t, input, rows.String())
	if code := runQuietly(t, "extract", input, "-o", whole, "--format", "jsonl,csv", "--partition", "period_year", "--quiet"); code != exitUsage {
		t.Fatalf("two formats of a dataset: exit code %d", code)
	}
	dataset := []string{"--format", "jsonl,xlsx", "--partition", "published_year,place_province", "--jobs", "2"}
	if code := runQuietly(t, append([]string{"extract", input, "-o", whole, "--quiet"}, dataset...)...); code != exitRejects {
		t.Fatalf("exit code %d", code)
	}
	args := append([]string{"extract", input, "-o", out, "--resume"}, dataset...)
	for range 2 {
		code, words := interruptedRun(t, args, 4)
		if code != exitInterrupted || !strings.Contains(words, "kept in "+filepath.Join(out, ingest.ResumeName)+": the same command goes on from there") {
			t.Fatalf("exit code %d: %s", code, words)
		}
		if strings.Count(words, "interrupted") != 1 {
			t.Errorf("said: %s", words)
		}
		if left := tree(t, out); left["manifest.json"] != "" {
			t.Error("something is in place already")
		}
	}
	if code := runQuietly(t, args...); code != exitRejects {
		t.Fatalf("exit code %d", code)
	}
	sameTrees(t, tree(t, out), tree(t, whole))
}

// TestInterruptWithoutResume says what would have helped, and leaves nothing.
func TestInterruptWithoutResume(t *testing.T) {
	dir := t.TempDir()
	input, out := filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "out")
	writeFile(t, input, strings.Repeat("{\n", 3000))
	code, words := interruptedRun(t, []string{"extract", input, "-o", out, "--format", "csv"}, 4)
	if code != exitInterrupted || !strings.Contains(words, "no output was committed: --resume would have kept") {
		t.Errorf("exit code %d: %s", code, words)
	}
	if _, err := os.Stat(out); err == nil {
		t.Errorf("%s is left behind", out)
	}
}

func TestInterruptedStreamIsWhole(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "rows.jsonl")
	writeFile(t, input, strings.Repeat(`{"text":"全县共帮助困难妇女28名，发放资金3.3万元。"}`+"\n{\n", 3000))
	for _, format := range []string{"csv", "jsonl"} {
		ctx, first, second := interruptible()
		defer second()
		var out bytes.Buffer
		code := run(ctx, []string{"extract", input, "-o", "-", "--format", format}, strings.NewReader(""), &out, &interrupting{after: 3, interrupt: first})
		claims := strings.Count(out.String(), "28名")
		if code != exitInterrupted || claims == 0 || !strings.HasSuffix(out.String(), "\n") {
			t.Errorf("%s: exit code %d with %d bytes", format, code, out.Len())
		}
	}
}

func runQuietly(t *testing.T, args ...string) int {
	t.Helper()
	var out, words bytes.Buffer
	return run(context.Background(), args, strings.NewReader(""), &out, &words)
}

// TestResumeWhileOutputsArePutInPlace is a kill between two of the renames at the end: what stands is this run's own.
func TestResumeWhileOutputsArePutInPlace(t *testing.T) {
	dir := t.TempDir()
	input, whole, out := filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "whole"), filepath.Join(dir, "out")
	writeFile(t, input, `{"text":"全县共帮助困难妇女28名。"}`+"\n{\n{\n")
	if code := runQuietly(t, "extract", input, "-o", whole, "--format", "csv"); code != exitRejects {
		t.Fatalf("exit code %d", code)
	}
	args := []string{"extract", input, "-o", out, "--format", "csv", "--resume"}
	if code, words := interruptedRun(t, args, 2); code != exitInterrupted || !strings.Contains(words, "3 documents are kept") {
		t.Fatalf("exit code %d: %s", code, words)
	}
	writeFile(t, filepath.Join(out, "claims.csv"), "put in place\n")
	if code := runQuietly(t, args...); code != exitUsage {
		t.Fatalf("an output that stands: exit code %d", code)
	}
	manifest, err := os.OpenFile(filepath.Join(out, ingest.ResumeName, "manifest.jsonl"), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(manifest, `{"committing":true}`)
	manifest.Close()
	if code := runQuietly(t, args...); code != exitRejects {
		t.Fatalf("exit code %d", code)
	}
	sameTrees(t, tree(t, out), tree(t, whole))
}

// TestSignals sends signals to this process: the first ends the context, the second what is at work, the third all.
func TestSignals(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	exited := make(chan int)
	ctx := interrupts(func(code int) { exited <- code })
	for _, done := range []<-chan struct{}{ctx.Done(), atOnce(ctx).Done()} {
		select {
		case <-done:
			t.Fatal("over before the signal")
		default:
		}
		if err := self.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		<-done
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if code := <-exited; code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
}
