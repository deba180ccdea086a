package ingest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Format is how the bytes of an input are read.
type Format string

// The formats. The first five are documents; the next five hold a document in each row, the last four hold other inputs.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	DOCX     Format = "docx"
	PDF      Format = "pdf"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	TSV      Format = "tsv"
	Parquet  Format = "parquet"
	Arrow    Format = "arrow"
	Zip      Format = "zip"
	Tar      Format = "tar"
	Gzip     Format = "gz"
	Zstd     Format = "zst"
)

// formatInfo is what is known of a format without looking at an input.
type formatInfo struct {
	format     Format
	mediaType  string // "" for those that hold other inputs
	extensions []string
}

// formats lists the formats with the extensions that name them; a folder is searched for these.
var formats = []formatInfo{
	{Text, "text/plain", []string{".txt", ".text"}},
	{Markdown, "text/markdown", []string{".md", ".markdown"}},
	{HTML, "text/html", []string{".html", ".htm", ".shtml", ".xhtml"}},
	{DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx"}},
	{PDF, "application/pdf", []string{".pdf"}},
	{JSONL, "application/jsonl", []string{".jsonl", ".ndjson"}},
	{CSV, "text/csv", []string{".csv"}},
	{TSV, "text/tab-separated-values", []string{".tsv", ".tab"}},
	{Parquet, "application/vnd.apache.parquet", []string{".parquet"}},
	{Arrow, "application/vnd.apache.arrow.file", []string{".arrow", ".arrows", ".feather", ".ipc"}},
	{Zip, "", []string{".zip"}},
	{Tar, "", []string{".tar", ".tgz"}},
	{Gzip, "", []string{".gz"}},
	{Zstd, "", []string{".zst"}},
}

// Formats lists the names that ParseFormat takes.
func Formats() []string {
	var out []string
	for _, f := range formats {
		out = append(out, string(f.format))
	}
	return out
}

// ParseFormat reads the name of a format, or of a compressed one such as jsonl.gz.
func ParseFormat(name string) (Format, error) {
	lower := strings.ToLower(strings.TrimPrefix(name, "."))
	inner, compression, compressed := strings.Cut(lower, ".")
	if format, ok := namedFormat(inner); ok && (!compressed || compression == "gz" || compression == "zst") {
		return Format(strings.TrimSuffix(string(format)+"."+compression, ".")), nil
	}
	return "", fmt.Errorf("unknown input format %q: want %s, or one of them with .gz or .zst behind it", name, strings.Join(Formats(), ", "))
}

// namedFormat finds a format by its name or its extension.
func namedFormat(name string) (Format, bool) {
	for _, f := range formats {
		if name == string(f.format) || slices.Contains(f.extensions, "."+name) {
			return f.format, true
		}
	}
	return "", false
}

// extensionFormat finds the format that a file name asks for.
func extensionFormat(name string) (Format, bool) {
	extension := strings.ToLower(filepath.Ext(name))
	if extension == "" {
		return "", false
	}
	return namedFormat(extension[1:])
}

func (f Format) mediaType() string {
	for _, known := range formats {
		if known.format == f {
			return known.mediaType
		}
	}
	return ""
}

// Values of a reading's format basis.
const (
	FormatByOption    = "option"    // --input-format
	FormatByContent   = "content"   // the first bytes leave no doubt
	FormatByExtension = "extension" // the file's name
	FormatByDefault   = "default"   // nothing says otherwise: text
)
