package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"statclaim/extract/data"
	"statclaim/extract/rule"
)

// Tables are the embedded tables with those of the folders over them: a folder that holds readings.tsv or units.tsv replaces the
// table of that name.
func Tables(dirs []string) fs.FS {
	layers := overlay{data.Tables}
	for _, dir := range dirs {
		layers = append(layers, os.DirFS(dir))
	}
	return layers
}

// hasTables reports a folder with a table of ours: it need not hold rules as well.
func hasTables(dir string) bool {
	names, err := fs.Glob(os.DirFS(dir), "*.tsv")
	if err != nil {
		return false
	}
	for _, name := range names {
		if _, err := fs.Stat(data.Tables, name); err == nil {
			return true
		}
	}
	return false
}

// overlay opens a file in the last layer that has it.
type overlay []fs.FS

func (o overlay) Open(name string) (fs.File, error) {
	for i := len(o) - 1; i > 0; i-- {
		if file, err := o[i].Open(name); err == nil {
			return file, nil
		}
	}
	return o[0].Open(name)
}

// fingerprint hashes every table and rule file, so that it changes when a record may.
func fingerprint(tables fs.FS, sources []rule.Source) (string, error) {
	h := sha256.New()
	for _, root := range append([]rule.Source{{Name: "tables", FS: tables}}, sources...) {
		err := fs.WalkDir(root.FS, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".tsv") && !strings.HasSuffix(path, ".yaml") {
				return err
			}
			content, err := fs.ReadFile(root.FS, path)
			fmt.Fprintf(h, "%s %d\n", path, len(content))
			h.Write(content)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)[:8]), nil
}
