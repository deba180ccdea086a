package main

import (
	"encoding/json"
	"math"
	"time"
)

// logLine is one line of --log json.
type logLine struct {
	Event      string    `json:"event"` // start, resume, progress, reject, complete, warning, end
	Time       time.Time `json:"time"`
	Seconds    float64   `json:"seconds"` // since the start
	Documents  int       `json:"documents"`
	Claims     int       `json:"claims"`
	Suppressed int       `json:"suppressed"`
	Rejects    int       `json:"rejects"`
	Bytes      int64     `json:"bytes"`                // of the documents
	Speed      float64   `json:"megabytes_per_second"` // of the documents, without those that were done before
	Read       *int64    `json:"input_bytes_read"`     // of the inputs as they are stored; null where it is not known
	All        *int64    `json:"input_bytes"`          // the same
	Left       *float64  `json:"seconds_left"`         // null where it is not known
	Source     string    `json:"source,omitempty"`     // of a reject, and so on
	Stage      string    `json:"stage,omitempty"`
	Code       string    `json:"code,omitempty"`
	Offset     *int64    `json:"offset,omitempty"`
	Message    string    `json:"message,omitempty"`
	ExitCode   *int      `json:"exit_code,omitempty"` // at the end
}

// line writes a line of the log; more may hold what the event has beside the numbers.
func (m *meter) line(event string, more *logLine) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.writeLine(event, more)
}

func (m *meter) writeLine(event string, more *logLine) {
	l := logLine{}
	if more != nil {
		l = *more
	}
	now := m.clock.now()
	l.Event, l.Time, l.Seconds = event, now.UTC(), rounded(now.Sub(m.started).Seconds())
	l.Documents, l.Claims, l.Suppressed, l.Rejects = m.counts.Documents, m.counts.Claims, m.counts.Suppressed, m.counts.Rejects
	l.Bytes, l.Speed = m.counts.Bytes, rounded(m.speed())
	if m.before != nil {
		l.All = &m.before[len(m.before)-1]
	}
	if m.before != nil && m.read >= 0 {
		read := m.read
		l.Read = &read
	}
	if left, known := m.left(); known {
		seconds := rounded(left.Seconds())
		l.Left = &seconds
	}
	e := json.NewEncoder(m.out)
	e.SetEscapeHTML(false)
	_ = e.Encode(l) // standard error has nobody to tell that it fails
}

// rounded keeps what of seconds is worth reading.
func rounded(f float64) float64 { return math.Round(f*1000) / 1000 }
