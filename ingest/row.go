package ingest

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"statclaim/schema"
)

// row is one row of a table as far as it is a document.
type row struct {
	number   int64 // from 1
	id       string
	title    string
	date     string // as stored, or YYYY-MM-DD
	text     string
	size     int64 // bytes as stored
	offset   int64 // of the row in the table, -1 where rows have none
	encoding Encoding
	basis    string
	replaced int64
	format   Format
	media    string // media type that the row names itself, "" for that of the format
	dated    string // name in which a publication date may stand
	notes    []string
}

// rowFault is what is wrong with one row; the rows behind it can be read.
type rowFault struct {
	row   row // number, id and offset
	stage string
	fault *fault
}

func (f *rowFault) Error() string { return f.fault.message }

// rowReader reads a table. next gives io.EOF behind the last row, a *rowFault for a row that cannot be read, and any other
// error where nothing more can be read.
type rowReader interface {
	next() (*row, error)
	close()
}

// table hands out the rows of a table.
func (w *walker) table(s *stream, format Format, basis string) {
	c := s.newContainer(format, basis)
	rows, err := w.openRows(s, c)
	if err != nil {
		w.fail(s, stageOf(err), err, -1)
		return
	}
	defer rows.close()
	for !w.stopped {
		r, err := rows.next()
		if errors.Is(err, io.EOF) {
			return
		}
		var bad *rowFault
		switch {
		case errors.As(err, &bad):
			w.refuseRow(s, c, bad)
		case err != nil:
			broken := *s
			broken.container = c
			broken.place = joinPlace(s.place, "behind the rows that were read")
			w.fail(&broken, StageParse, err, -1)
			return
		default:
			r.format, r.dated = format, tableName(rowName(s.name, r))
			w.emit(s, &Item{Name: rowName(s.name, r), BlockPath: rowPlace(s.place, r), Container: c, Format: format, FormatBasis: basis, row: r})
		}
	}
}

// openRows opens the reader of a table's format.
func (w *walker) openRows(s *stream, c *Container) (rowReader, error) {
	switch c.Format {
	case JSONL:
		return newJSONL(s.reader, w.options, c)
	case CSV:
		return newCSV(s.reader, ',', w.options, c)
	case TSV:
		return newCSV(s.reader, '\t', w.options, c)
	}
	at, size, err := w.randomAccess(s)
	if err != nil {
		return nil, err
	}
	if c.Format == Parquet {
		return newParquet(at, size, w.options, c)
	}
	return newArrow(at, size, w.options, c)
}

// stageOf is the stage of a table that could not be opened.
func stageOf(err error) string {
	var f *fault
	if errors.As(err, &f) && f.code != "no_text_column" && f.code != "damaged" {
		return StageDecode
	}
	return StageParse
}

func (w *walker) refuseRow(s *stream, c *Container, bad *rowFault) {
	name := rowName(s.name, &bad.row)
	offset := bad.row.offset
	if bad.fault.offset >= 0 && offset >= 0 {
		offset += bad.fault.offset
	}
	place := &offset
	if offset < 0 {
		place = nil
	}
	w.emit(s, &Item{Name: name, BlockPath: rowPlace(s.place, &bad.row), Container: c,
		reject: newReject(name, bad.stage, bad.fault.code, bad.fault.message, place)})
}

func rowName(name string, r *row) string {
	if r.id != "" {
		return name + "#" + r.id
	}
	return name + "#" + strconv.FormatInt(r.number, 10)
}

func rowPlace(place string, r *row) string {
	return joinPlace(place, fmt.Sprintf("row %d", r.number))
}

// reading makes a document of the row.
func (r *row) reading(i *Item, o Options) Reading {
	l := layer{decoded: decoded{text: r.text, encoding: r.encoding, basis: r.basis, replaced: r.replaced}, title: r.title, notes: r.notes}
	document := newDocument(i.Name, l, r.format, r.size)
	document.BlockPath = i.BlockPath
	date := rowDate(r.date)
	if r.date != "" && date == nil {
		l.notes = append(l.notes, fmt.Sprintf("the date %q is not read", r.date))
	}
	if r.media != "" {
		document.MediaType = r.media
	}
	document.PublishedAt, document.PublishedBasis = published(r.dated, date, o.Published)
	return Reading{Document: document, Notes: l.notes}
}

// tableName is the name of a row's table: an id is no file name, and a date in it dates no document.
func tableName(name string) string {
	table, _, _ := strings.Cut(name, "#")
	return table
}

// rowDate reads a date, a timestamp (ISO 8601, or seconds or milliseconds since 1970 in UTC), or 2024年1月31日.
func rowDate(text string) *schema.Date {
	text = strings.TrimSpace(text)
	if dates := findDates(text); len(dates) > 0 {
		return &dates[0]
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1e8 {
		return nil
	}
	if n > 1e11 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	date := schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	if date.Year < 1900 || date.Year > 2099 {
		return nil
	}
	return &date
}
