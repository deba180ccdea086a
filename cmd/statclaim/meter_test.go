package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statclaim/ingest"
	"statclaim/schema"
)

// testClock stands still until it is moved, and its ticks are sent by the test.
type testClock struct {
	at    time.Time
	ticks chan time.Time
	every time.Duration
}

func newTestClock() *testClock {
	return &testClock{at: time.Date(2024, 1, 31, 8, 0, 0, 0, time.UTC), ticks: make(chan time.Time)}
}

func (c *testClock) clock() clock {
	return clock{func() time.Time { return c.at }, func(d time.Duration) (<-chan time.Time, func()) {
		c.every = d
		return c.ticks, func() {}
	}}
}

// meterOf measures two inputs, of 1,000 and 3,000 bytes.
func meterOf(t *testing.T, log string, width int) (*meter, *testClock, *bytes.Buffer) {
	t.Helper()
	var sources []ingest.Source
	for _, size := range []int{1000, 3000} {
		path := filepath.Join(t.TempDir(), "in")
		if err := os.WriteFile(path, make([]byte, size), 0o666); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, ingest.Source{Name: path})
	}
	c, out := newTestClock(), &bytes.Buffer{}
	return newMeter(&streams{err: out, progress: width, clock: c.clock()}, log, sources), c, out
}

func TestLineOfATerminal(t *testing.T) {
	row := func(index int, position int64) outcome {
		return outcome{input: inputRecord{index: index, many: true}, position: position}
	}
	tests := []struct {
		name    string
		outcome outcome
		seconds int
		want    string
	}{
		{"too early to tell", outcome{}, 0, ""},
		{"the first file of two", outcome{}, 4, "\r\x1b[K1 document, 5 claims, 2 rejects, 0.5 MB/s, 25 %, 12 s left"},
		{"a table in its middle", row(1, 1000), 4, "\r\x1b[K1 document, 5 claims, 2 rejects, 0.5 MB/s, 50 %, 4 s left"},
		{"a table that grows while it is read", row(0, 9000), 4, "\r\x1b[K1 document, 5 claims, 2 rejects, 0.5 MB/s, 25 %, 12 s left"},
		{"a member of a zip", row(1, -1), 4, "\r\x1b[K1 document, 5 claims, 2 rejects, 0.5 MB/s, time left unknown"},
		{"minutes", row(0, 40), 40, "\r\x1b[K1 document, 5 claims, 2 rejects, 0.1 MB/s, 1 %, 66 min left"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, c, out := meterOf(t, logText, 100)
			m.step(counts{Documents: 1, Claims: 5, Rejects: 2, Bytes: 2e6}, &tt.outcome)
			c.at = c.at.Add(time.Duration(tt.seconds) * time.Second)
			m.tell()
			if got := out.String(); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestTerminalLineMakesRoom says words while the line stands.
func TestTerminalLineMakesRoom(t *testing.T) {
	m, c, out := meterOf(t, logText, 20)
	c.at = c.at.Add(time.Minute)
	m.tell()
	m.reject(&schema.Reject{Source: "a\x1b[31m", Stage: "open", Message: "no"})
	m.end()
	if got, want := out.String(), "\r\x1b[K0 documents, 0 cla…\r\x1b[Ka: open: no\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSpeedLeavesOutWhatWasDoneBefore(t *testing.T) {
	m, c, _ := meterOf(t, logJSON, 0)
	m.step(counts{Bytes: 9e6}, &outcome{})
	c.at = c.at.Add(time.Second)
	m.measure()
	c.at = c.at.Add(3 * time.Second)
	m.step(counts{Bytes: 12e6}, &outcome{input: inputRecord{index: 1, many: true}, position: 1000})
	if got := m.speed(); got != 1 {
		t.Errorf("got %v MB/s, want 1", got)
	}
	if left, known := m.left(); !known || left != 6*time.Second {
		t.Errorf("got %v left, want 6s", left)
	}
}

// TestJSONLog runs the command with a clock of the test's: a line at the start, one at every tick, one for each reject and one at the end.
func TestJSONLog(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.txt"), "全县共帮助困难妇女28名。")
	writeFile(t, filepath.Join(dir, "b.txt"), "\x00\x01")
	c := newTestClock()
	var out, words bytes.Buffer
	s := &streams{in: strings.NewReader(""), out: &trackedWriter{w: &out}, err: &words, clock: c.clock()}
	root := newRoot(s, nil)
	root.SetArgs([]string{"extract", dir, "-o", filepath.Join(dir, "out"), "--format", "csv", "--log", "json"})
	if code := exitCode(s, root.ExecuteContext(context.Background())); code != exitRejects || c.every != 10*time.Second {
		t.Fatalf("exit code %d, a line every %v\n%s", code, c.every, words.String())
	}
	var events []string
	for line := range strings.Lines(words.String()) {
		var l logLine
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		events = append(events, l.Event)
		if l.Event == "end" && (l.Documents != 1 || l.Claims != 1 || l.Rejects != 1 || *l.ExitCode != exitRejects || *l.All != 37 || *l.Read != 37) {
			t.Errorf("at the end: %s", line)
		}
		if l.Event == "reject" && (l.Source != filepath.Join(dir, "b.txt") || l.Stage != "decode" || l.Code == "" || l.Message == "") {
			t.Errorf("reject: %s", line)
		}
	}
	if got := strings.Join(events, " "); got != "start reject end" {
		t.Errorf("events: %s", got)
	}
}

// TestTicks shows that every tick tells, whatever the documents do.
func TestTicks(t *testing.T) {
	m, c, out := meterOf(t, logJSON, 0)
	m.begin()
	c.ticks <- c.at
	c.ticks <- c.at // which is taken once the line of the first is written
	m.end()
	m.lock.Lock() // the second line may be on its way
	defer m.lock.Unlock()
	if got := out.String(); !strings.Contains(got, `"event":"progress"`) || !strings.Contains(got, `"seconds_left":null`) {
		t.Errorf("got %s", got)
	}
}
