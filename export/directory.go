package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// makeDirectory makes dir and its parents and gives those that it made, outermost first.
func makeDirectory(dir string) ([]string, error) {
	var missing []string
	for path := filepath.Clean(dir); ; path = filepath.Dir(path) {
		_, err := os.Stat(path)
		if err == nil || path == filepath.Dir(path) {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("look at directory %s: %w", path, unwrapPath(err))
		}
		missing = append(missing, path)
	}
	slices.Reverse(missing)
	var made []string
	for _, path := range missing {
		err := os.Mkdir(path, 0o777)
		if errors.Is(err, fs.ErrExist) { // another program was faster
			continue
		}
		if err != nil {
			return made, fmt.Errorf("make directory %s: %w", path, unwrapPath(err))
		}
		made = append(made, path)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return made, fmt.Errorf("output directory %s is a file", dir)
	}
	return made, nil
}
