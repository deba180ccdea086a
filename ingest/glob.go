package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// hasMeta reports whether an argument that is no file can be meant as a glob.
func hasMeta(arg string) bool { return strings.ContainsAny(arg, "*?[") }

// expandGlob gives the paths that a pattern matches, sorted, each once. A segment ** stands for any number of directories;
// as the last segment it stands for the directories themselves. Hidden names match only a segment that begins with a dot,
// and ** does not follow symbolic links. Directories that cannot be listed match nothing.
func expandGlob(pattern string) ([]string, error) {
	if _, err := filepath.Match(pattern, ""); err != nil {
		return nil, err
	}
	volume := filepath.VolumeName(pattern)
	rest := filepath.ToSlash(pattern[len(volume):])
	base := volume
	if strings.HasPrefix(rest, "/") {
		base += string(filepath.Separator)
	}
	var segments []string
	for _, s := range strings.Split(rest, "/") {
		repeated := s == "**" && len(segments) > 0 && segments[len(segments)-1] == "**"
		if s != "" && !repeated {
			segments = append(segments, s)
		}
	}
	paths := globBelow(base, segments, nil)
	slices.Sort(paths)
	return slices.Compact(paths), nil
}

// globBelow appends what segments match under base ("" is the working directory).
func globBelow(base string, segments []string, paths []string) []string {
	if len(segments) == 0 {
		return append(paths, base)
	}
	segment, rest := segments[0], segments[1:]
	if segment == "**" {
		return globAnyDepth(base, segments, paths)
	}
	if !hasMeta(segment) {
		path := filepath.Join(base, segment)
		if _, err := os.Lstat(path); err != nil {
			return paths
		}
		return globBelow(path, rest, paths)
	}
	for _, entry := range listed(base) {
		matched, _ := filepath.Match(segment, entry.Name())
		if matched && (strings.HasPrefix(segment, ".") || !hidden(entry.Name())) {
			paths = globBelow(filepath.Join(base, entry.Name()), rest, paths)
		}
	}
	return paths
}

// globAnyDepth matches segments, the first of which is **, in base and in every directory below it.
func globAnyDepth(base string, segments []string, paths []string) []string {
	if len(segments) == 1 {
		return append(paths, filepath.Join(base, ".")) // documents are searched below a directory anyway
	}
	paths = globBelow(base, segments[1:], paths)
	for _, entry := range listed(base) {
		if entry.IsDir() && !hidden(entry.Name()) {
			paths = globAnyDepth(filepath.Join(base, entry.Name()), segments, paths)
		}
	}
	return paths
}

func listed(base string) []os.DirEntry {
	entries, err := os.ReadDir(filepath.Join(base, "."))
	if err != nil {
		return nil
	}
	return entries
}
