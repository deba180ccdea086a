package export

import (
	"errors"
	"fmt"
	"slices"

	"statclaim/schema"
)

// The bounds of a file of a dataset where none are given.
const (
	DefaultFileRows  = 1_000_000
	DefaultFileBytes = 256 << 20
)

// Dataset asks a run for a folder a table instead of a file a table, with files of bounded size, and beside them datapackage.json
// and manifest.json:
//
//	claims/published_year=2024/part-00000.parquet
//	documents/part-00000.parquet
//
// Only claims is split by keys. Within a folder the rows keep their order. The names are those of Hive, so that engines read a
// folder as one table with the keys as columns; the files themselves hold every column of the table and none more.
type Dataset struct {
	Keys      []Key // outer folders first; none for no folders below that of the table
	FileRows  int64 // rows of a file; 0 for DefaultFileRows
	FileBytes int64 // a file ends soon after it, a Parquet file with the row group that it is in; 0 for DefaultFileBytes
}

// dataset is the sink of a table format with a folder a table.
type dataset struct {
	run         *Run
	format      Format
	bounds      Dataset
	partitioner *partitioner
	tables      []*datasetTable
}

// datasetTable is one folder. Rows of a partitioned table wait in the spill, others go straight to the parts.
type datasetTable struct {
	table *schema.Table
	spill *spill // nil for a table without keys
	parts *parts
}

func checkDataset(o Options) error {
	format, err := DatasetFormat(o.Formats)
	if err != nil {
		return err
	}
	if o.Dataset.FileRows < 0 || o.Dataset.FileBytes < 0 {
		return fmt.Errorf("dataset of %s: %d rows and %d bytes a file: want 1 or more, or 0 for the default", format, o.Dataset.FileRows, o.Dataset.FileBytes)
	}
	for _, k := range o.Dataset.Keys {
		if !slices.Contains(Keys, k) {
			return fmt.Errorf("key %q: want one or more of %s", k, keyNames())
		}
	}
	return nil
}

// DatasetFormat gives the one format of tables among formats: engines read whatever lies in a folder as one table. The workbook may
// stand beside it.
func DatasetFormat(formats []Format) (Format, error) {
	var found []Format
	for _, f := range formats {
		if f != XLSX {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return "", errors.New("a dataset has one format of tables: want one of parquet, arrow, csv, csv-excel, jsonl, with or without xlsx")
	}
	return found[0], nil
}

func newDataset(r *Run, f Format) *dataset {
	d := &dataset{run: r, format: f, bounds: *r.options.Dataset, partitioner: newPartitioner(r.options.Dataset.Keys)}
	if d.bounds.FileRows == 0 {
		d.bounds.FileRows = DefaultFileRows
	}
	if d.bounds.FileBytes == 0 {
		d.bounds.FileBytes = DefaultFileBytes
	}
	for _, t := range schema.Tables {
		table := &datasetTable{table: t, parts: newParts(d, t)}
		if t == schema.ClaimsTable && len(d.bounds.Keys) > 0 {
			table.spill = newSpill(r.temporary, t)
		}
		d.tables = append(d.tables, table)
		r.places = append(r.places, t.Name)
	}
	return d
}

func (d *dataset) write(t *schema.Table, rows []any) error {
	if t == schema.FindingsTable {
		return nil
	}
	for _, table := range d.tables {
		if table.table != t {
			continue
		}
		for _, row := range rows {
			if err := d.writeRow(table, row); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("table %s is not one of a run", t.Name)
}

func (d *dataset) writeRow(table *datasetTable, row any) error {
	if document, ok := row.(*schema.Document); ok {
		d.partitioner.note(document)
	}
	if table.spill == nil {
		return table.parts.write(row)
	}
	values, err := d.partitioner.values(row.(*schema.Claim))
	if err != nil {
		return err
	}
	return table.spill.add(d.partitioner.folder(values), values, row)
}

// close writes what waits and ends every file.
func (d *dataset) close() error {
	for _, table := range d.tables {
		if err := table.close(d.partitioner); err != nil {
			return err
		}
	}
	return nil
}

func (t *datasetTable) close(keys *partitioner) error {
	if t.spill == nil {
		return t.parts.end()
	}
	for _, p := range t.spill.sorted() {
		t.parts.enter(p.folder, p.values)
		if err := t.spill.replay(p, t.parts.write); err != nil {
			return err
		}
		if err := t.parts.end(); err != nil {
			return err
		}
	}
	if len(t.parts.files) > 0 {
		return nil
	}
	none := make([]string, len(keys.keys)) // no claim: one file that has the columns
	t.parts.enter(keys.folder(none), none)
	return t.parts.end()
}

// check has nothing left to do: every part was read back when it ended.
func (d *dataset) check() error { return nil }

func (d *dataset) discard() {
	for _, table := range d.tables {
		table.parts.discard()
	}
}
