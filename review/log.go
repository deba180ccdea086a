package review

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"statclaim/disk"
	"statclaim/export"
	"statclaim/schema"
)

// LogName is the file of decisions in the directory of a run.
const LogName = "reviews.jsonl"

// maximumLine is the longest line that is read back, in bytes.
const maximumLine = 1 << 20

// log is reviews.jsonl: whole steps, appended under a lock that other processes respect.
type log struct {
	path string
	file *os.File // nil until the first step of a run is written or found
	read int64    // bytes that were taken in: the end of the last whole step
	line int      // lines that were taken in
	last int64    // number of the last step
}

func newLog(dir string) *log { return &log{path: filepath.Join(dir, LogName)} }

// open opens the file, and makes it if asked to. Without it there are no decisions yet.
func (l *log) open(create bool) error {
	if l.file != nil {
		return nil
	}
	flags := os.O_RDWR
	if create {
		flags |= os.O_CREATE
	}
	file, err := os.OpenFile(l.path, flags, 0o666)
	if errors.Is(err, os.ErrNotExist) && !create {
		return nil
	}
	if errors.Is(err, os.ErrPermission) && !create {
		file, err = os.Open(l.path) // to be read only
	}
	if err != nil {
		return fmt.Errorf("open decisions: %w", err)
	}
	l.file = file
	if create {
		disk.SyncDirectory(filepath.Dir(l.path))
	}
	return nil
}

// catchUp gives the whole steps that were appended since it was called last. What stands behind them is a step that is being
// written, or was never finished: nobody was told that it is kept.
func (l *log) catchUp() ([]kept, error) {
	if err := l.open(false); err != nil || l.file == nil {
		return nil, err
	}
	info, err := l.file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	if info.Size() < l.read {
		return nil, fmt.Errorf("read decisions: %s has become shorter: it is only ever appended to; open the run again", l.path)
	}
	reader := bufio.NewReaderSize(io.NewSectionReader(l.file, l.read, info.Size()-l.read), 64<<10)
	var steps []kept
	for {
		step, size, lines, err := l.readStep(reader)
		if err != nil {
			return steps, err
		}
		if lines == 0 {
			return steps, nil
		}
		l.read, l.line, l.last = l.read+size, l.line+lines, step.Number
		steps = append(steps, step)
	}
}

// readStep reads the lines of one step. lines is 0 where the file does not hold all of them.
func (l *log) readStep(reader *bufio.Reader) (step kept, size int64, lines int, err error) {
	step.seen = map[Key]string{}
	for want := int64(1); int64(lines) < want; lines++ {
		text, err := readLine(reader)
		if err == io.EOF {
			return step, 0, 0, nil
		}
		if err != nil {
			return step, 0, 0, fmt.Errorf("%s:%d: %w", l.path, l.line+lines+1, err)
		}
		size += int64(len(text))
		parsed, err := parseLine(text)
		if err == nil && lines > 0 && parsed.Step != step.Number {
			err = fmt.Errorf("a row of step %d among the %d rows of step %d", parsed.Step, want, step.Number)
		}
		if err == nil && lines == 0 && parsed.Step != 0 && parsed.Step <= l.last {
			err = fmt.Errorf("step %d behind step %d", parsed.Step, l.last)
		}
		if err != nil {
			return step, 0, 0, fmt.Errorf("%s:%d: %w", l.path, l.line+lines+1, err)
		}
		if lines == 0 {
			step.Number, want = l.numberOf(parsed), max(1, parsed.StepRows)
			if parsed.Step == 0 {
				want = 1 // a row that a person wrote is a step of its own
			}
		}
		if parsed.Undoes < 0 || parsed.Undoes >= step.Number {
			return step, 0, 0, fmt.Errorf("%s:%d: step %d undoes step %d: want an earlier one", l.path, l.line+lines+1, step.Number, parsed.Undoes)
		}
		step.add(parsed)
	}
	return step, size, lines, nil
}

func (l *log) numberOf(first line) int64 {
	if first.Step == 0 {
		return l.last + 1
	}
	return first.Step
}

// readLine reads a line with its end; io.EOF where there is no whole one.
func readLine(reader *bufio.Reader) ([]byte, error) {
	var out []byte
	for {
		part, err := reader.ReadSlice('\n')
		if len(out)+len(part) > maximumLine {
			return nil, fmt.Errorf("a line of more than %d bytes", maximumLine)
		}
		out = append(out, part...)
		if err == bufio.ErrBufferFull {
			continue
		}
		return out, err
	}
}

// append writes a step behind all others and puts it on the disk. The caller holds the lock and has caught up.
func (l *log) append(step *Step, seen func(Key) string) error {
	var text bytes.Buffer
	w, err := export.Stream(&text, export.JSONL, schema.ReviewsTable, export.Info{})
	if err == nil {
		err = w.Write(step.rows(seen)...)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	if err := l.file.Truncate(l.read); err != nil { // of a step that was never finished
		return fmt.Errorf("write decisions: %w", err)
	}
	_, err = l.file.WriteAt(text.Bytes(), l.read)
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		_ = l.file.Truncate(l.read) // the error that counts is told; a torn end would be cut off by the next step as well
		return fmt.Errorf("write decisions: %w", err)
	}
	l.read, l.line, l.last = l.read+int64(text.Len()), l.line+bytes.Count(text.Bytes(), []byte("\n")), step.Number
	return nil
}

func (l *log) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
