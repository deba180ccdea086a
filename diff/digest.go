package diff

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"

	"statclaim/schema"
)

// digest stands for a row or a key: rows of the same digest are the same.
type digest [16]byte

// digester gives the digests of rows.
type digester struct {
	keys     []*schema.Column
	compared []*schema.Column
	cell     schema.Cell
	bytes    []byte
	other    []byte
}

func newDigester(o Options) (*digester, error) {
	d := &digester{}
	if len(o.Key) == 0 {
		return nil, fmt.Errorf("no key to pair the rows of %s by", o.Table.Name)
	}
	for _, name := range append(slices.Clone(o.Key), o.Ignore...) {
		if o.Table.Column(name) == nil {
			return nil, fmt.Errorf("table %s has no column %q", o.Table.Name, name)
		}
	}
	for _, name := range o.Key {
		d.keys = append(d.keys, o.Table.Column(name))
	}
	for i := range o.Table.Columns {
		c := &o.Table.Columns[i]
		if !slices.Contains(o.Key, c.Name) && !slices.Contains(o.Ignore, c.Name) {
			d.compared = append(d.compared, c)
		}
	}
	return d, nil
}

func (d *digester) key(row any) digest { return d.digest(d.keys, row) }

func (d *digester) row(row any) digest { return d.digest(d.compared, row) }

func (d *digester) digest(columns []*schema.Column, row any) digest {
	d.bytes = d.bytes[:0]
	for _, c := range columns {
		d.bytes = d.appendValue(d.bytes, c, row)
	}
	sum := sha256.Sum256(d.bytes)
	return digest(sum[:16])
}

// differing lists the compared columns in which two rows differ.
func (d *digester) differing(before, after any) []*schema.Column {
	var out []*schema.Column
	for _, c := range d.compared {
		d.bytes = d.appendValue(d.bytes[:0], c, before)
		d.other = d.appendValue(d.other[:0], c, after)
		if !bytes.Equal(d.bytes, d.other) {
			out = append(out, c)
		}
	}
	return out
}

// appendValue appends bytes that are the same for equal values alone, and that tell where they end.
func (d *digester) appendValue(out []byte, c *schema.Column, row any) []byte {
	cell := &d.cell
	c.Read(row, cell)
	if cell.Null {
		return append(out, 0)
	}
	out = append(out, 1)
	switch c.Type {
	case schema.Text:
		return appendText(out, cell.Text)
	case schema.Bool:
		return strconv.AppendBool(out, cell.Bool)
	case schema.Date32:
		return binary.AppendVarint(out, int64(cell.Date.Days()))
	case schema.Timestamp:
		return binary.AppendVarint(out, cell.Time.UnixMicro())
	case schema.Int32, schema.Int64:
		return binary.AppendVarint(out, cell.Int)
	case schema.Float64:
		return binary.BigEndian.AppendUint64(out, math.Float64bits(cell.Float))
	case schema.TextList:
		out = binary.AppendUvarint(out, uint64(len(cell.List)))
		for _, s := range cell.List {
			out = appendText(out, s)
		}
		return out
	}
	return appendText(out, cell.Decimal.Canonical())
}

func appendText(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}
