package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// makeDirectories makes dir and its parents and gives those that were not there, outermost first.
func makeDirectories(dir string) ([]string, error) {
	var missing []string
	for path := filepath.Clean(dir); path != filepath.Dir(path); path = filepath.Dir(path) {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, path)
	}
	slices.Reverse(missing)
	return missing, os.MkdirAll(dir, 0o777)
}
