package gold

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"statclaim/schema"
)

// maxName is the longest name, in bytes: with an extension every file system takes it.
const maxName = 120

// namer makes names that differ also where case does not count.
type namer map[string]bool

// name is the last part of the source without its extension, with _ for what some system refuses. A second one of the same name gets the
// head of its document id.
func (n namer) name(doc *schema.Document) string {
	base := safe(doc.Source)
	name := base
	for i := 1; n[strings.ToLower(name)]; i++ {
		id := strings.TrimPrefix(doc.DocumentID, "sha256:")
		name = base + "-" + safe(id[:min(8, len(id))])
		if i > 1 {
			name += "-" + strconv.Itoa(i)
		}
	}
	n[strings.ToLower(name)] = true
	return name
}

// safe makes a name for a file of the last part of a source.
func safe(source string) string {
	base := path.Base(strings.ReplaceAll(source, `\`, "/"))
	if ext := path.Ext(base); len(ext) > 1 && len(ext) <= 6 && !strings.Contains(ext, "#") {
		base = strings.TrimSuffix(base, ext)
	}
	base = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '_'
	}, base)
	base = strings.Trim(base, "._-")
	for len(base) > maxName {
		runes := []rune(base)
		base = string(runes[:len(runes)-1])
	}
	if base == "" || reserved(base) {
		return strings.TrimSuffix("document-"+base, "-")
	}
	return base
}

// reserved reports the names of devices that Windows refuses with any extension.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}
