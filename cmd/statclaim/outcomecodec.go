package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"statclaim/rowcodec"
	"statclaim/schema"
)

// appendOutcome appends an outcome as bytes that readOutcome reads.
func appendOutcome(out []byte, o *outcome) []byte {
	i := &o.input
	for _, text := range []string{i.Source, i.SHA256, i.Status, i.DocumentID, i.Code, i.source} {
		out = rowcodec.AppendText(out, text)
	}
	many := 0
	if i.many {
		many = 1
	}
	for _, n := range []int64{i.Bytes, int64(i.Claims), int64(i.index), int64(many), o.position, int64(o.result.Fuses)} {
		out = binary.AppendVarint(out, n)
	}
	out = binary.AppendVarint(out, int64(len(o.result.RuleHits)))
	for _, rule := range slices.Sorted(maps.Keys(o.result.RuleHits)) {
		out = binary.AppendVarint(rowcodec.AppendText(out, rule), int64(o.result.RuleHits[rule]))
	}
	var cell schema.Cell
	out = appendRows(out, schema.RejectsTable, one(o.reject), &cell)
	out = appendRows(out, schema.DocumentsTable, one(o.document), &cell)
	out = appendRows(out, schema.ArticlesTable, pointers(o.result.Articles), &cell)
	out = appendRows(out, schema.ClaimsTable, pointers(o.result.Claims), &cell)
	return appendRows(out, schema.SuppressedTable, pointers(o.result.Suppressed), &cell)
}

// one gives the row that is there, or none.
func one[R any](row *R) []any {
	if row == nil {
		return nil
	}
	return []any{row}
}

func appendRows(out []byte, t *schema.Table, rows []any, cell *schema.Cell) []byte {
	out = binary.AppendVarint(out, int64(len(rows)))
	for _, row := range rows {
		out = rowcodec.Append(out, t, row, cell)
	}
	return out
}

// readOutcome reads what appendOutcome wrote.
func readOutcome(record []byte) (o outcome, err error) {
	in := bytes.NewReader(record)
	rows := rowcodec.NewReader(in)
	i := &o.input
	for _, text := range []*string{&i.Source, &i.SHA256, &i.Status, &i.DocumentID, &i.Code, &i.source} {
		if *text, err = rows.Text(); err != nil {
			return o, fmt.Errorf("read an input: %w", err)
		}
	}
	var claims, index, many, fuses, hits int64
	for _, n := range []*int64{&i.Bytes, &claims, &index, &many, &o.position, &fuses, &hits} {
		if *n, err = binary.ReadVarint(in); err != nil {
			return o, fmt.Errorf("read an input: %w", err)
		}
	}
	i.Claims, i.index, i.many, o.result.Fuses = int(claims), int(index), many == 1, int(fuses)
	if o.result.RuleHits, err = readHits(in, rows, hits); err != nil {
		return o, fmt.Errorf("read rule hits: %w", err)
	}
	rejects, e1 := readRows[schema.Reject](in, rows, schema.RejectsTable)
	documents, e2 := readRows[schema.Document](in, rows, schema.DocumentsTable)
	articles, e3 := readRows[schema.Article](in, rows, schema.ArticlesTable)
	found, e4 := readRows[schema.Claim](in, rows, schema.ClaimsTable)
	suppressed, e5 := readRows[schema.Suppressed](in, rows, schema.SuppressedTable)
	if err := errors.Join(e1, e2, e3, e4, e5); err != nil {
		return o, err
	}
	if len(rejects)+len(documents) != 1 || in.Len() > 0 {
		return o, errors.New("read an outcome: want one document or reject, and nothing behind it")
	}
	if len(rejects) == 1 {
		o.reject = &rejects[0]
	} else {
		o.document = &documents[0]
	}
	o.result.Articles, o.result.Claims, o.result.Suppressed = articles, found, suppressed
	return o, nil
}

func readHits(in *bytes.Reader, rows *rowcodec.Reader, n int64) (map[string]int, error) {
	hits := map[string]int{}
	for range n {
		rule, err := rows.Text()
		if err != nil {
			return nil, err
		}
		count, err := binary.ReadVarint(in)
		if err != nil {
			return nil, err
		}
		hits[rule] = int(count)
	}
	return hits, nil
}

func readRows[R any](in *bytes.Reader, rows *rowcodec.Reader, t *schema.Table) ([]R, error) {
	n, err := binary.ReadVarint(in)
	if err == nil && (n < 0 || n > int64(in.Len())) {
		err = io.ErrUnexpectedEOF // a row takes a byte at least
	}
	if err != nil {
		return nil, fmt.Errorf("read rows of %s: %w", t.Name, err)
	}
	var out []R
	for range n {
		row, err := rows.Row(t)
		if err != nil {
			return nil, fmt.Errorf("read rows of %s: %w", t.Name, err)
		}
		out = append(out, *row.(*R))
	}
	return out, nil
}
