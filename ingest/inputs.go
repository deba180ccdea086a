package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Source is one input that will become a document or a reject.
type Source struct {
	Name   string    // as the user gave it, or the directory as given joined with the path below it; "-" for standard input
	Reader io.Reader // where to read from; nil opens the file called Name
	File   string    // the file to open where it is not the one called Name: the copy of an object, say
	Found  bool      // below a directory; else the user named it
}

// path is the file to open.
func (s *Source) path() string {
	if s.File != "" {
		return s.File
	}
	return s.Name
}

// Inputs expands arguments into sources: files as they are, directories recursively (documents by extension, hidden names
// and the folders of earlier runs skipped), globs with * ? [ ] and ** for any number of directories, "-" for stdin. The order is that of the arguments and,
// inside each, that of the names; a file reached twice counts once, at its first place.
//
// A missing path, a directory without documents and a glob that matches nothing are errors, all of them listed together in
// the returned error (errors.Join). A file that exists but cannot be read is no error here: [Load] rejects it.
func Inputs(args []string, stdin io.Reader) ([]Source, error) {
	l := &lister{seen: map[string]bool{}, below: map[string]int{}}
	var problems []error
	for _, arg := range args {
		if arg == "-" {
			l.addStdin(stdin)
			continue
		}
		if err := l.addArgument(arg); err != nil {
			problems = append(problems, err)
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return l.sources, nil
}

// lister collects sources.
type lister struct {
	sources []Source
	seen    map[string]bool // real paths of the files taken
	below   map[string]int  // real paths of the directories listed, and the documents found below each
	found   int             // documents met, repeated ones too
}

func (l *lister) addStdin(stdin io.Reader) {
	if l.seen["-"] {
		return
	}
	l.seen["-"] = true
	l.sources = append(l.sources, Source{Name: "-", Reader: stdin})
}

func (l *lister) addArgument(arg string) error {
	info, err := os.Stat(arg)
	if missing(err) && hasMeta(arg) {
		return l.addGlob(arg)
	}
	if missing(err) {
		return fmt.Errorf("%s: no such file or directory", quoteEmpty(arg))
	}
	if err != nil || !info.IsDir() {
		l.addFile(arg, false)
		return nil
	}
	before := l.found
	l.addDirectory(arg)
	if l.found == before {
		return fmt.Errorf("%s: directory without documents (%s)", arg, strings.Join(Formats(), ", "))
	}
	return nil
}

// addGlob takes what the pattern matches as if the shell had expanded it.
func (l *lister) addGlob(pattern string) error {
	paths, err := expandGlob(pattern)
	if err != nil {
		return fmt.Errorf("%s: malformed glob: want * ? [ab] [a-z] or **", pattern)
	}
	before := l.found
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			l.addDirectory(path)
			continue
		}
		l.addFile(path, false)
	}
	if l.found == before {
		return fmt.Errorf("%s: glob matches no document", pattern)
	}
	return nil
}

// addFile takes a file once, whatever it is called.
func (l *lister) addFile(path string, found bool) {
	l.found++
	real := realPath(path)
	if l.seen[real] {
		return
	}
	l.seen[real] = true
	l.sources = append(l.sources, Source{Name: path, Found: found})
}

// addDirectory takes the documents below dir. A directory is listed once, whatever links lead to it, so that loops end.
func (l *lister) addDirectory(dir string) {
	real := realPath(dir)
	if documents, listed := l.below[real]; listed {
		l.found += documents
		return
	}
	l.below[real] = 0
	before := l.found
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.addFile(dir, true) // Load says why it cannot be read
		return
	}
	for _, entry := range entries {
		if !hidden(entry.Name()) {
			l.addEntry(filepath.Join(dir, entry.Name()), entry)
		}
	}
	l.below[real] = l.found - before
}

func (l *lister) addEntry(path string, entry fs.DirEntry) {
	if entry.IsDir() && isRun(path) {
		return
	}
	if entry.IsDir() {
		l.addDirectory(path)
		return
	}
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			l.addDirectory(path)
			return
		}
		if err == nil {
			mode = info.Mode().Type()
		}
	}
	irregular := mode&^fs.ModeSymlink != 0 // pipes, sockets and devices would block or never end
	if !irregular && isDocument(path) {
		l.addFile(path, true)
	}
}

// ResumeName is the folder that a run with --resume keeps in the directory of its outputs until it is complete.
const ResumeName = ".statclaim-resume"

// isRun reports a directory that a run of ours was written to, or is being written to: its tables are no documents.
func isRun(dir string) bool {
	if _, err := os.Stat(filepath.Join(dir, ResumeName)); err == nil {
		return true
	}
	file, err := os.Open(filepath.Join(dir, "run.json"))
	if err != nil {
		return false
	}
	defer file.Close()
	head, _ := io.ReadAll(io.LimitReader(file, 64))
	return strings.Contains(string(head), `"tool": "statclaim"`)
}

// isDocument reports a name that a folder is searched for. Of what is compressed the name inside must be one too.
func isDocument(path string) bool {
	format, known := extensionFormat(path)
	if format == Gzip || format == Zstd {
		return isDocument(uncompressedName(path))
	}
	return known
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// missing tells a path that is not there from one that cannot be looked at.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// realPath identifies a file whatever it is called; a path that cannot be resolved identifies itself.
func realPath(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	resolved, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return absolute
	}
	return resolved
}

func quoteEmpty(arg string) string {
	if arg == "" {
		return `""`
	}
	return arg
}
