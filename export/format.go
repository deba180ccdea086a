package export

import (
	"fmt"
	"slices"
	"strings"

	"statclaim/schema"
)

// Format is a file format that a run can be written in.
type Format string

// The formats.
const (
	Parquet  Format = "parquet"   // zstd, data pages of version 1
	Arrow    Format = "arrow"     // Arrow IPC, uncompressed: the file format in a run, the stream format on a stream
	XLSX     Format = "xlsx"      // one workbook for all tables
	CSV      Format = "csv"       // RFC 4180 with LF, UTF-8 without a byte order mark
	ExcelCSV Format = "csv-excel" // byte order mark, CRLF, safe to open in a spreadsheet
	JSONL    Format = "jsonl"     // one JSON object a line
)

// Formats lists every format in the order that they are documented in.
var Formats = []Format{Parquet, Arrow, XLSX, CSV, ExcelCSV, JSONL}

// ParseFormats reads a list such as "parquet,xlsx". Repeated names count once. The error lists what is allowed.
func ParseFormats(list string) ([]Format, error) {
	var formats []Format
	for _, name := range strings.Split(list, ",") {
		f := Format(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(Formats, f) {
			return nil, fmt.Errorf("format %q: want one or more of %s, separated by commas", name, formatNames())
		}
		if !slices.Contains(formats, f) {
			formats = append(formats, f)
		}
	}
	return formats, nil
}

func formatNames() string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// workbookName is the one file of the xlsx format.
const workbookName = "claims.xlsx"

// fileName is the name of a table's file.
func fileName(f Format, t *schema.Table) string {
	if f == XLSX {
		return workbookName
	}
	return t.Name + "." + extension(f)
}

func extension(f Format) string {
	if f == ExcelCSV {
		return "excel.csv"
	}
	return string(f)
}

// Info is what the outputs say about their making.
type Info struct {
	ToolVersion    string
	RulesetVersion string
}

// metadata lists the key-value pairs of Parquet and Arrow files.
func (i Info) metadata() (keys, values []string) {
	return []string{"statclaim.schema_version", "statclaim.ruleset", "statclaim.version"},
		[]string{schema.Version, i.RulesetVersion, i.ToolVersion}
}
