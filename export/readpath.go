package export

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"statclaim/schema"
)

// part is one file of a table.
type part struct {
	path   string
	format Format
	keys   []string // the folders column=value on the way to it
}

// endings are the names' ends of the formats that can be read, in the order in which they are preferred, .excel.csv before .csv
// where a name has both.
var endings = []struct {
	format Format
	end    string
}{
	{Parquet, ".parquet"}, {Arrow, ".arrow"}, {JSONL, ".jsonl"}, {CSV, ".csv"}, {ExcelCSV, ".excel.csv"},
	{Arrow, ".feather"}, {Arrow, ".ipc"}, {JSONL, ".ndjson"}, {JSONL, ".json"},
}

// FormatOf is the format that the end of a file's name tells, XLSX too; ok is false for other names.
func FormatOf(path string) (f Format, ok bool) {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return XLSX, true
	}
	return readFormat(path)
}

// readFormat is FormatOf for the formats that can be read.
func readFormat(name string) (f Format, ok bool) {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".excel.csv") {
		return ExcelCSV, true
	}
	for _, e := range endings {
		if strings.HasSuffix(name, e.end) {
			return e.format, true
		}
	}
	return "", false
}

// findParts finds the files of a table.
func findParts(path string, t *schema.Table) ([]part, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", path, unwrapPath(err))
	}
	if !info.IsDir() {
		return findFile(path)
	}
	base := filepath.Base(path)
	if f, ok := readFormat(base); ok {
		return walkParts(path, t, []Format{f})
	}
	for _, e := range endings {
		file := filepath.Join(path, t.Name+e.end)
		info, err := os.Stat(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("look at %s: %w", file, unwrapPath(err))
		}
		if info.IsDir() {
			return walkParts(file, t, []Format{e.format})
		}
		return []part{{path: file, format: e.format}}, nil
	}
	all := []Format{Parquet, Arrow, JSONL, CSV, ExcelCSV}
	folder := filepath.Join(path, t.Name)
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return walkParts(folder, t, all)
	}
	if base == t.Name {
		return walkParts(path, t, all)
	}
	if parts := shards(path, t, all); parts != nil {
		return parts, nil
	}
	return nil, fmt.Errorf("directory %s has no table %s, neither %s.parquet, .arrow, .jsonl, .csv, .excel.csv nor a folder %s: %w",
		path, t.Name, t.Name, t.Name, fs.ErrNotExist)
}

// shards lists the files TABLE-SHA256.FORMAT of a directory, as statclaim-beam names them by their content, those of the first of the
// formats that has any.
func shards(dir string, t *schema.Table, formats []Format) []part {
	entries, err := os.ReadDir(dir) // in the order of the names
	if err != nil {
		return nil
	}
	var found []part
	for _, entry := range entries {
		rest, named := strings.CutPrefix(entry.Name(), t.Name+"-")
		sum, _, _ := strings.Cut(rest, ".")
		if raw, err := hex.DecodeString(sum); !named || err != nil || len(raw) != sha256.Size {
			continue
		}
		if f, ok := readFormat(entry.Name()); ok {
			found = append(found, part{path: filepath.Join(dir, entry.Name()), format: f})
		}
	}
	for _, f := range formats {
		if parts := ofFormat(found, f); parts != nil {
			return parts
		}
	}
	return nil
}

func findFile(path string) ([]part, error) {
	if f, ok := readFormat(path); ok {
		return []part{{path: path, format: f}}, nil
	}
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return nil, formatError(path + ": a workbook is made for reading and cannot be read back; take the parquet, arrow, jsonl or csv file")
	}
	return nil, formatError(path + ": cannot tell the format: want a name that ends in .parquet, .arrow, .jsonl, .csv or .excel.csv")
}

// formatError is errors.ErrUnsupported in other words.
type formatError string

func (f formatError) Error() string { return string(f) }

func (f formatError) Is(target error) bool { return target == errors.ErrUnsupported }

// walkParts lists the files of a folder in the order of their paths, those of the first of the formats that has any. Names that
// begin with . or _ are notes of the engines.
func walkParts(root string, t *schema.Table, formats []Format) ([]part, error) {
	var found []part
	root = filepath.Clean(root) + string(filepath.Separator) // the separator follows a link
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look at %s: %w", path, unwrapPath(err))
		}
		hidden := path != root && (strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "_"))
		if entry.IsDir() {
			if hidden {
				return filepath.SkipDir
			}
			return nil
		}
		if f, ok := readFormat(entry.Name()); ok && !hidden {
			found = append(found, part{path: path, format: f, keys: keysOf(root, path)})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, f := range formats {
		if parts := ofFormat(found, f); parts != nil {
			return parts, nil
		}
	}
	return nil, fmt.Errorf("folder %s of table %s has no file: %w", filepath.Clean(root), t.Name, fs.ErrNotExist)
}

func ofFormat(parts []part, f Format) []part {
	var out []part
	for _, p := range parts {
		if p.format == f {
			out = append(out, p)
		}
	}
	return out
}

// keysOf gives the folders column=value between root and a file.
func keysOf(root, path string) []string {
	relative, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil {
		return nil
	}
	var keys []string
	for _, name := range strings.Split(filepath.ToSlash(relative), "/") {
		if strings.Contains(name, "=") {
			keys = append(keys, name)
		}
	}
	return keys
}

// nullFolder is the value of a folder for rows whose value is null, as Hive named it.
const nullFolder = "__HIVE_DEFAULT_PARTITION__"

// given reads the columns of t that the folders of a part give. Folders of other names are ignored.
func (p part) given(t *schema.Table) ([]givenCell, error) {
	var out []givenCell
	for _, key := range p.keys {
		name, value, _ := strings.Cut(key, "=")
		c := t.Column(name)
		if c == nil {
			continue
		}
		text, err := url.PathUnescape(value)
		if err != nil {
			return nil, fmt.Errorf("read %s: folder %s: %w", p.path, key, err)
		}
		g := givenCell{column: c}
		if text == nullFolder {
			text = ""
		}
		if err := parseCell(c.Type, text, &g.cell); err != nil {
			return nil, fmt.Errorf("read %s: folder %s: %w", p.path, key, err)
		}
		out = append(out, g)
	}
	return out, nil
}
