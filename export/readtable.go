package export

import (
	"io"
	"path/filepath"
	"strings"

	"statclaim/schema"
)

// readable lists every table that may stand in a file.
func readable() []*schema.Table {
	return append(append([]*schema.Table{}, schema.Tables...), schema.FindingsTable, schema.ReviewsTable)
}

// TableNamed finds a table by its name, or nil.
func TableNamed(name string) *schema.Table {
	for _, t := range readable() {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// TableOf tells which table a file, or a folder named like a file, holds: the one that it is named for, as claims.csv is, or else
// the first that it has the columns of. A file that fits none is taken for claims, so that opening it says what it lacks.
func TableOf(path string) *schema.Table {
	name, _, _ := strings.Cut(filepath.Base(path), ".")
	if t := TableNamed(name); t != nil {
		return t
	}
	for _, t := range readable() {
		if fits(path, t) {
			return t
		}
	}
	return schema.ClaimsTable
}

// fits reports whether the first row can be read, or the columns where there is no row.
func fits(path string, t *schema.Table) bool {
	r, err := OpenTable(path, t)
	if err != nil {
		return false
	}
	defer r.Close()
	_, err = r.Read()
	return err == nil || err == io.EOF
}
