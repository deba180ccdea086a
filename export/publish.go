package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"statclaim/disk"
	"statclaim/schema"
)

// publish puts the files and folders of the run in their places. What stood is kept in the hidden directory until all have arrived.
// run.json and the manifest of a dataset, which say that the outputs are whole, go first and come last; a file that is replaced is
// at every moment the old one or the new one, so that whoever kills the process never finds half of either.
func (r *Run) publish() error {
	standing, err := r.standing()
	if err != nil {
		return err
	}
	var undo []func()
	fail := func(err error) error {
		for _, back := range slices.Backward(undo) {
			back()
		}
		return err
	}
	kept := filepath.Join(r.temporary, "old")
	if err := os.Mkdir(kept, 0o777); err != nil {
		return fmt.Errorf("write to directory %s: %w", r.options.Dir, unwrapPath(err))
	}
	for _, name := range standing {
		from, to := filepath.Join(r.options.Dir, name), filepath.Join(kept, name)
		if err := r.keep(name, from, to); err != nil {
			return fail(fmt.Errorf("replace %s: %w", from, unwrapPath(err)))
		}
		undo = append(undo, func() { _ = os.Rename(to, from) }) // as far as it goes: there is nobody left to tell
	}
	for _, name := range r.places {
		from, to := filepath.Join(r.temporary, name), filepath.Join(r.options.Dir, name)
		if err := os.Rename(from, to); err != nil {
			return fail(fmt.Errorf("put %s in place: %w", to, unwrapPath(err)))
		}
		undo = append(undo, func() { _ = os.Rename(to, from) })
	}
	disk.SyncDirectory(r.options.Dir)
	return nil
}

// keep puts what stands into the hidden directory: a file that a new one replaces as a second link, so that it stands until then,
// where the file system has links.
func (r *Run) keep(name, from, to string) error {
	tells := name == runName || name == manifestName
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if !tells && info.Mode().IsRegular() && slices.Contains(r.places, name) && os.Link(from, to) == nil {
		return nil
	}
	return os.Rename(from, to)
}

// standing lists what must make room, in the order that it does, and refuses what must not be replaced. A directory holds one
// layout: that of a file a table or that of a dataset. Files of the same layout in formats that are not written stay.
func (r *Run) standing() ([]string, error) {
	found, err := r.standingFolders()
	if err != nil {
		return nil, err
	}
	for _, name := range r.rivals(len(found) > 0) {
		stands, err := r.stands(name)
		if err != nil {
			return nil, err
		}
		if stands {
			found = append(found, name)
		}
	}
	slices.Reverse(found) // what describes goes before what is described
	return found, nil
}

// rivals names the files that cannot stand beside those of the run. besideDataset says that the folders of a dataset stand too.
func (r *Run) rivals(besideDataset bool) []string {
	formats := r.options.Formats
	if r.options.File != "" {
		return []string{r.options.File}
	}
	if r.options.Dataset != nil {
		formats = slices.Concat(formats, []Format{Parquet, Arrow, CSV, ExcelCSV, JSONL})
	}
	var names []string
	for _, f := range formats {
		for _, t := range r.options.Tables {
			if name := r.fileName(f, t); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if besideDataset || r.options.Dataset != nil {
		names = append(names, packageName)
	}
	names = append(names, runName)
	if besideDataset || r.options.Dataset != nil {
		names = append(names, manifestName)
	}
	return names
}

// stands reports whether a file must make room.
func (r *Run) stands(name string) (bool, error) {
	path := filepath.Join(r.options.Dir, name)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("look at output %s: %w", path, unwrapPath(err))
	case info.IsDir():
		return false, fmt.Errorf("output %s is a directory: %w", path, fs.ErrExist)
	case !r.options.Force:
		return false, fmt.Errorf("output %s stands already: choose another directory, or force to replace it: %w", path, fs.ErrExist)
	}
	return true, nil
}

// standingFolders lists the folders of an older dataset. A folder of that name with anything else in it is never replaced: it
// may hold the documents that were read.
func (r *Run) standingFolders() ([]string, error) {
	if r.options.File != "" {
		return nil, nil
	}
	var found []string
	for _, t := range schema.Tables {
		path := filepath.Join(r.options.Dir, t.Name)
		parts, foreign, err := lookInside(path)
		inTheWay := r.options.Dataset != nil
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, fmt.Errorf("look at output %s: %w", path, unwrapPath(err))
		case !inTheWay && (foreign != "" || parts == 0):
			continue
		case foreign != "":
			return nil, fmt.Errorf("output %s is in the way: %s is no part of a dataset; choose another directory: %w", path, foreign, fs.ErrExist)
		case !r.options.Force:
			return nil, fmt.Errorf("output %s stands already, a folder of a dataset: choose another directory, or force to replace it: %w", path, fs.ErrExist)
		}
		found = append(found, t.Name)
	}
	return found, nil
}

var (
	partName      = regexp.MustCompile(`^part-\d{5,}\.(parquet|arrow|csv|excel\.csv|jsonl)$`)
	partitionName = regexp.MustCompile(`^[a-z_]+=[0-9A-Z_-]+$`)
)

// lookInside counts the parts of a dataset in the folder path, and names one thing at or below it that is none, "" for nothing.
func lookInside(path string) (parts int, foreign string, err error) {
	err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == path || partitionName.MatchString(d.Name())):
			return nil
		case d.Type().IsRegular() && partName.MatchString(d.Name()) && name != path:
			parts++
			return nil
		}
		foreign = name
		return fs.SkipAll
	})
	return parts, foreign, err
}
