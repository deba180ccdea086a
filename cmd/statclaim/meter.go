package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"statclaim/ingest"
	"statclaim/schema"
)

// clock tells the time and ticks; tests have their own.
type clock struct {
	now  func() time.Time
	tick func(time.Duration) (ticks <-chan time.Time, stop func())
}

var realClock = clock{time.Now, func(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTicker(d)
	return t.C, t.Stop
}}

// How a run tells how far it is.
const (
	logQuiet = ""
	logText  = "text" // words; and on a terminal a line that is written again and again
	logJSON  = "json" // a JSON object a line
)

const (
	logEvery   = 10 * time.Second       // a line with logJSON
	drawEvery  = 250 * time.Millisecond // the line of a terminal
	drawBehind = time.Second            // how long a run must take before that line is worth its place
	leftBehind = 2 * time.Second        // how long before the time left is worth telling
)

// meter tells on standard error how far a run is. Its methods may be called by several goroutines at once.
type meter struct {
	lock    sync.Mutex
	out     io.Writer
	width   int // of the terminal that out is; 0 for none
	log     string
	clock   clock
	started time.Time
	before  []int64 // bytes of the inputs before each, and of all at the end; nil where one is not known
	counts  counts
	read    int64 // bytes of the inputs that are done; -1 where it is not known
	base    counts
	since   int64     // read when measuring began, behind what an interrupted run had done
	from    time.Time // when
	drawn   bool      // a line stands on the terminal
	ended   bool      // a tick that comes late tells nothing
	stop    func()
}

func newMeter(s *streams, log string, sources []ingest.Source) *meter {
	now := s.clock.now()
	return &meter{out: s.err, width: s.progress, log: log, clock: s.clock, started: now, from: now, before: bytesBefore(sources)}
}

// bytesBefore adds up the sizes of the inputs.
func bytesBefore(sources []ingest.Source) []int64 {
	before := make([]int64, 1, len(sources)+1)
	for i, s := range sources {
		if s.Reader != nil {
			return nil
		}
		size := int64(0) // what cannot be looked at is a reject without bytes
		if info, err := os.Stat(s.Name); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		} else if err == nil && !info.IsDir() {
			return nil
		}
		before = append(before, before[i]+size)
	}
	return before
}

// begin starts telling.
func (m *meter) begin() {
	every := drawEvery
	switch {
	case m.log == logJSON:
		every = logEvery
		m.line("start", nil)
	case m.log == logQuiet || m.width == 0:
		return
	}
	ticks, stop := m.clock.tick(every)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-ticks:
				m.tell()
			case <-over:
				return
			}
		}
	}()
	m.stop = sync.OnceFunc(func() { stop(); close(over) })
}

// end stops telling and takes the line off the terminal.
func (m *meter) end() {
	if m.stop != nil {
		m.stop()
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.ended = true
	m.wipe()
}

// step notes what is done behind an outcome.
func (m *meter) step(c counts, o *outcome) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.counts = c
	i := o.input.index
	switch {
	case m.before == nil || o.input.many && o.position < 0:
		m.read = -1
	case o.input.many:
		m.read = min(m.before[i]+o.position, m.before[i+1])
	default:
		m.read = m.before[i+1]
	}
}

// measure says that speed is measured from here on.
func (m *meter) measure() {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.base, m.since, m.from = m.counts, max(0, m.read), m.clock.now()
}

// tell draws the line of the terminal, or writes one of the log.
func (m *meter) tell() {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.ended {
		return
	}
	if m.log == logJSON {
		m.writeLine("progress", nil)
		return
	}
	if m.clock.now().Sub(m.started) < drawBehind {
		return
	}
	fmt.Fprint(m.out, "\r\x1b[K"+shorten(m.progress(), m.width-1))
	m.drawn = true
}

// progress is the line of the terminal.
func (m *meter) progress() string {
	text := fmt.Sprintf("%s, %s, %s, %.1f MB/s", plural(m.counts.Documents, "document"), plural(m.counts.Claims, "claim"), plural(m.counts.Rejects, "reject"), m.speed())
	left, known := m.left()
	if !known {
		return text + ", time left unknown"
	}
	all := m.before[len(m.before)-1]
	return fmt.Sprintf("%s, %d %%, %s left", text, 100*m.read/max(1, all), roughly(left))
}

// speed is that of the documents, in megabytes a second.
func (m *meter) speed() float64 {
	seconds := m.clock.now().Sub(m.from).Seconds()
	return float64(m.counts.Bytes-m.base.Bytes) / 1e6 / max(seconds, 1e-3)
}

// left is the time that the rest of the inputs will take, if it goes on like this.
func (m *meter) left() (time.Duration, bool) {
	elapsed := m.clock.now().Sub(m.from)
	if m.before == nil || m.read <= m.since || elapsed < leftBehind {
		return 0, false
	}
	rest := float64(m.before[len(m.before)-1]-m.read) / float64(m.read-m.since)
	return time.Duration(rest * float64(elapsed)), true
}

// roughly is a time to come, in one unit.
func roughly(d time.Duration) string {
	switch {
	case d < 100*time.Second:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d < 100*time.Minute:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.0f h", d.Hours())
}

func (m *meter) wipe() {
	if m.drawn {
		fmt.Fprint(m.out, "\r\x1b[K")
		m.drawn = false
	}
}

// note says something in words.
func (m *meter) note(event, text string) {
	switch m.log {
	case logQuiet:
	case logJSON:
		m.line(event, &logLine{Message: text})
	default:
		m.say(text)
	}
}

// reject says that an input could not be read, also where all else is quiet.
func (m *meter) reject(r *schema.Reject) {
	if m.log == logJSON {
		m.line("reject", &logLine{Source: r.Source, Stage: r.Stage, Code: r.Code, Message: r.Message, Offset: r.Offset})
		return
	}
	m.say(r.Source + ": " + r.Stage + ": " + r.Message)
}

func (m *meter) say(text string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.wipe()
	fmt.Fprintln(m.out, clean(text))
}
