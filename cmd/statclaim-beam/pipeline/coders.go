package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"statclaim/ingest"
	"statclaim/rowcodec"
	"statclaim/schema"
)

// document is one that was read and not yet extracted.
type document struct {
	Row    schema.Document
	Blocks ingest.Blocks
}

// outcome is what a document gave.
type outcome struct {
	Document   schema.Document
	Articles   []schema.Article
	Claims     []schema.Claim
	Suppressed []schema.Suppressed
}

// registerCoders tells Beam how rows cross from one machine to another. The default, JSON, would be slow and would lose invalid UTF-8.
func registerCoders() {
	beam.RegisterCoder(reflect.TypeFor[document](), encodeDocument, decodeDocument)
	beam.RegisterCoder(reflect.TypeFor[outcome](), encodeOutcome, decodeOutcome)
	beam.RegisterCoder(reflect.TypeFor[schema.Reject](), encodeReject, decodeReject)
	beam.RegisterType(reflect.TypeFor[shard]())
}

func encodeDocument(d document) []byte {
	var cell schema.Cell
	out := rowcodec.Append(make([]byte, 0, len(d.Row.Text)+512), schema.DocumentsTable, &d.Row, &cell)
	out = binary.AppendUvarint(out, uint64(len(d.Blocks)))
	for _, b := range d.Blocks {
		out = rowcodec.AppendText(binary.AppendVarint(out, int64(b.Start)), b.Path)
	}
	return out
}

func decodeDocument(b []byte) (d document, err error) {
	in := bytes.NewReader(b)
	rows := rowcodec.NewReader(in)
	row, err := rows.Row(schema.DocumentsTable)
	if err != nil {
		return d, fmt.Errorf("decode a document: %w", err)
	}
	d.Row = *row.(*schema.Document)
	n, err := binary.ReadUvarint(in)
	for i := uint64(0); i < n && err == nil; i++ {
		var block ingest.Block
		var start int64
		start, err = binary.ReadVarint(in)
		if err == nil {
			block.Path, err = rows.Text()
		}
		block.Start = int(start)
		d.Blocks = append(d.Blocks, block)
	}
	return d, decoded("document", in, err)
}

func encodeOutcome(o outcome) []byte {
	var cell schema.Cell
	out := rowcodec.Append(nil, schema.DocumentsTable, &o.Document, &cell)
	out = appendRows(out, schema.ArticlesTable, o.Articles, &cell)
	out = appendRows(out, schema.ClaimsTable, o.Claims, &cell)
	return appendRows(out, schema.SuppressedTable, o.Suppressed, &cell)
}

func decodeOutcome(b []byte) (o outcome, err error) {
	in := bytes.NewReader(b)
	rows := rowcodec.NewReader(in)
	row, err := rows.Row(schema.DocumentsTable)
	if err != nil {
		return o, fmt.Errorf("decode an outcome: %w", err)
	}
	o.Document = *row.(*schema.Document)
	var errs [3]error
	o.Articles, errs[0] = readRows[schema.Article](in, rows, schema.ArticlesTable)
	o.Claims, errs[1] = readRows[schema.Claim](in, rows, schema.ClaimsTable)
	o.Suppressed, errs[2] = readRows[schema.Suppressed](in, rows, schema.SuppressedTable)
	return o, decoded("outcome", in, errors.Join(errs[:]...))
}

func encodeReject(r schema.Reject) []byte {
	return rowcodec.Append(nil, schema.RejectsTable, &r, new(schema.Cell))
}

func decodeReject(b []byte) (schema.Reject, error) {
	in := bytes.NewReader(b)
	row, err := rowcodec.NewReader(in).Row(schema.RejectsTable)
	if err := decoded("reject", in, err); err != nil {
		return schema.Reject{}, err
	}
	return *row.(*schema.Reject), nil
}

func appendRows[R any](out []byte, t *schema.Table, rows []R, cell *schema.Cell) []byte {
	out = binary.AppendUvarint(out, uint64(len(rows)))
	for i := range rows {
		out = rowcodec.Append(out, t, &rows[i], cell)
	}
	return out
}

func readRows[R any](in *bytes.Reader, rows *rowcodec.Reader, t *schema.Table) ([]R, error) {
	n, err := binary.ReadUvarint(in)
	if err == nil && n > uint64(in.Len()) {
		err = io.ErrUnexpectedEOF // a row takes a byte at least
	}
	var out []R
	for i := uint64(0); i < n && err == nil; i++ {
		var row any
		if row, err = rows.Row(t); err == nil {
			out = append(out, *row.(*R))
		}
	}
	return out, err
}

// decoded is the error of a value that was read, or of what stands behind it.
func decoded(what string, in *bytes.Reader, err error) error {
	if err == nil && in.Len() > 0 {
		err = fmt.Errorf("%d bytes too many", in.Len())
	}
	if err != nil {
		return fmt.Errorf("decode a %s: %w", what, err)
	}
	return nil
}
