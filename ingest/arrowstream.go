package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"statclaim/arrowipc"
)

// ErrColumns is wrapped by the error of a stream whose columns are not those of documents.
var ErrColumns = errors.New("the columns are not those of documents")

// The columns that name the rows of a stream, the first that exists, and the one of their media types; case does not matter.
var (
	streamIDs   = []string{"id", "source"}
	streamMedia = []string{"media_type"}
)

// streamType is the media type of the documents of a stream that names none.
const streamType = "application/vnd.apache.arrow.stream"

// Stream reads the documents of an Arrow IPC stream whose rows come a record batch at a time, as engines send them.
//
// A row is read as the rows of an Arrow file are, with two differences. Its source is the cell of the column id (that of
// Options.Columns.ID, id or source), and nothing in front of it: who sent the row joins what comes of it back. A date in a cell of
// source counts where there is no other, as in the name of a file; one in an id does not. A column media_type is taken over, and
// text/markdown is read as Markdown. Rows have no BlockPath: where engines cut their batches says nothing of a document.
type Stream struct {
	rows  *arrowReader
	dated bool // the sources are names of files
}

// OpenStream waits for the schema of a stream. largest bounds the bytes of a record batch.
func OpenStream(in io.Reader, largest int64, o Options) (s *Stream, err error) {
	defer recovered(&err)
	batches, err := arrowipc.OpenStream(in, largest)
	if err != nil {
		return nil, err
	}
	var c Container
	idColumn := o.Columns.ID
	for _, field := range batches.Schema().Fields() {
		c.Available = append(c.Available, field.Name)
	}
	if idColumn == "" {
		idColumn = firstColumn(c.Available, streamIDs)
	}
	if idColumn == "" {
		return nil, fmt.Errorf("%w: no column of ids (%s): name one with --id-column; the columns are %s", ErrColumns, strings.Join(streamIDs, ", "), listColumns(c.Available))
	}
	o.Columns.ID, c.Available = idColumn, nil
	rows, err := newArrowRows(batches, o, &c)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrColumns, err)
	}
	if t := batches.Schema().Field(rows.places[1]).Type; !isIDType(t) {
		return nil, fmt.Errorf("%w: column %q holds %s, want text or integers", ErrColumns, idColumn, t)
	}
	rows.places[4] = slices.Index(c.Available, firstColumn(c.Available, streamMedia))
	return &Stream{rows: rows, dated: strings.EqualFold(idColumn, "source")}, nil
}

func isIDType(t arrow.DataType) bool {
	if d, ok := t.(*arrow.DictionaryType); ok {
		t = d.ValueType
	}
	return isTextType(t) || arrow.IsInteger(t.ID())
}

// Next gives the next document, and no item where a record batch ends. It gives io.EOF behind the last batch; any other error
// means that nothing more can be read.
func (s *Stream) Next() (item *Item, err error) {
	defer recovered(&err)
	if s.rows.batch == nil {
		if err := s.rows.nextBatch(); err != nil {
			return nil, err
		}
	}
	if s.rows.batchEnds() {
		s.rows.batch = nil
		return nil, nil
	}
	r, err := s.rows.nextRow()
	var bad *rowFault
	if errors.As(err, &bad) {
		return refused(&bad.row, bad.stage, bad.fault), nil
	}
	if err != nil {
		return nil, err
	}
	if r.id == "" {
		return refused(r, StageParse, &fault{"no_id", "the id is null or empty: nothing could be joined back to it", -1}), nil
	}
	r.format, r.media = Arrow, s.rows.cell(4, int(s.rows.at-1))
	if r.media == "" {
		r.media = streamType
	}
	if s.dated {
		r.dated = tableName(r.id)
	}
	return &Item{Name: r.id, Format: r.format, Position: -1, row: r}, nil
}

// refused is the item of a row that cannot be read. One without an id is named by its number in the stream.
func refused(r *row, stage string, f *fault) *Item {
	name := r.id
	if name == "" {
		name = fmt.Sprintf("#%d", r.number)
	}
	return &Item{Name: name, Position: -1, reject: newReject(name, stage, f.code, f.message, nil)}
}
