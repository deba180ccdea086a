package export

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// longestLine is the most bytes that a line of JSON or a record of CSV may have: memory for one is taken at once.
const longestLine = 256 << 20

// lineReader gives the lines of a text file, a byte order mark at its start left out.
type lineReader struct {
	in    *bufio.Reader
	line  int64 // of the last one, from 1
	long  []byte
	limit int
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(r, 1<<16), limit: longestLine}
}

// read gives the next line with its end, valid until the next call, and io.EOF behind the last.
func (l *lineReader) read() ([]byte, error) {
	l.long = l.long[:0]
	for {
		piece, err := l.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if len(l.long)+len(piece) > l.limit {
				return nil, fmt.Errorf("longer than %d bytes", l.limit)
			}
			l.long = append(l.long, piece...)
			continue
		}
		if err != nil && err != io.EOF {
			return nil, unwrapPath(err)
		}
		if len(l.long) > 0 {
			l.long = append(l.long, piece...)
			piece = l.long
		}
		if len(piece) == 0 {
			return nil, io.EOF
		}
		l.line++
		if l.line == 1 {
			piece = bytes.TrimPrefix(piece, []byte("\uFEFF"))
		}
		return piece, nil
	}
}
