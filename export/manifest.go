package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"statclaim/schema"
)

// manifestName is the file that lists the others of a dataset. It is put in place last: where it stands, the dataset is whole.
const manifestName = "manifest.json"

// manifestVersion is that of the shape of manifest.json.
const manifestVersion = 1

// manifest is manifest.json. It holds no clock: the same input gives the same bytes.
type manifest struct {
	Manifest  int             `json:"manifest"`
	Tool      string          `json:"tool"`
	Version   string          `json:"version"`
	Ruleset   string          `json:"ruleset"`
	Schema    string          `json:"schema"`
	Format    Format          `json:"format"`
	Partition []Key           `json:"partition"`
	Tables    []manifestTable `json:"tables"`
	Files     []manifestFile  `json:"files"`
}

// manifestTable is the total of one table.
type manifestTable struct {
	Table string `json:"table"`
	Files int    `json:"files"`
	Rows  int64  `json:"rows"`
	Bytes int64  `json:"bytes"`
}

// manifestFile is one data file. The workbook, which has parts of every table, has neither table nor rows.
type manifestFile struct {
	Path      string          `json:"path"` // below the directory of the manifest, with slashes
	Table     string          `json:"table,omitempty"`
	Format    Format          `json:"format"`
	Partition map[Key]*string `json:"partition,omitempty"` // by key, null for null; sorted by encoding/json
	Rows      *int64          `json:"rows,omitempty"`
	Bytes     int64           `json:"bytes"`
	SHA256    string          `json:"sha256"`
}

// describeDataset gives manifest.json and datapackage.json. The files that they tell of are finished.
func (r *Run) describeDataset() (manifestJSON, packageJSON []byte, err error) {
	info := r.options.Info
	m := manifest{Manifest: manifestVersion, Tool: "statclaim", Version: info.ToolVersion, Ruleset: info.RulesetVersion, Schema: schema.Version,
		Partition: append([]Key{}, r.options.Dataset.Keys...)}
	p := newDataPackage()
	for _, s := range r.sinks {
		d, ok := s.(*dataset)
		if !ok {
			continue
		}
		m.Format = d.format
		for _, t := range d.tables {
			m.addTable(d, t)
			p.addTable(d, t)
		}
	}
	for _, out := range r.outputs { // the workbook, where one was asked for
		size, sum, err := digest(out)
		if err != nil {
			return nil, nil, err
		}
		m.Files = append(m.Files, manifestFile{Path: workbookName, Format: XLSX, Bytes: size, SHA256: sum})
		p.addWorkbook(size, sum)
	}
	if manifestJSON, err = indented(m); err != nil {
		return nil, nil, fmt.Errorf("write %s: %w", manifestName, err)
	}
	if packageJSON, err = indented(p); err != nil {
		return nil, nil, fmt.Errorf("write %s: %w", packageName, err)
	}
	return manifestJSON, packageJSON, nil
}

func (m *manifest) addTable(d *dataset, t *datasetTable) {
	total := manifestTable{Table: t.table.Name, Files: len(t.parts.files)}
	for i := range t.parts.files {
		f := &t.parts.files[i]
		total.Rows += f.rows
		total.Bytes += f.bytes
		m.Files = append(m.Files, manifestFile{Path: f.path, Table: t.table.Name, Format: d.format, Partition: partitionOf(d.bounds.Keys, f.values),
			Rows: &f.rows, Bytes: f.bytes, SHA256: f.sha256})
	}
	m.Tables = append(m.Tables, total)
}

func partitionOf(keys []Key, values []string) map[Key]*string {
	if len(values) == 0 {
		return nil
	}
	out := map[Key]*string{}
	for i, key := range keys {
		out[key] = nil
		if values[i] != "" {
			out[key] = &values[i]
		}
	}
	return out
}

func indented(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}
