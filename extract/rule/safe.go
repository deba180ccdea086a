package rule

import (
	"fmt"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// Bounds of a rule file. The largest of ours is a tenth of them; a file made to exhaust the YAML library is far beyond.
const (
	maxFileBytes    = 1 << 20
	maxNesting      = 16   // lists and maps inside each other
	maxPatternBytes = 4096 // of one pattern
	maxGroups       = 30   // groups of a pattern inside each other
)

// checkFile refuses what would cost more than its size before the library parses it: aliases, each of which may stand for a thousand
// others, and nesting as deep as the file is long.
func checkFile(path string, data []byte) error {
	if len(data) > maxFileBytes {
		return fmt.Errorf("%s: %d bytes; want at most %d: split it into several files", path, len(data), maxFileBytes)
	}
	depth, marks, line := 0, 0, 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Position.Line != line {
			line, marks = t.Position.Line, 0
		}
		switch t.Type {
		case token.AliasType, token.AnchorType, token.MergeKeyType:
			return fmt.Errorf("%s:%d: an anchor or alias of YAML (&name, *name, <<); want it written out, or quoted where it is text", path, line)
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType:
			marks++
		}
		if depth > maxNesting || marks > maxNesting {
			return fmt.Errorf("%s:%d: lists and maps inside each other, more than %d deep", path, line, maxNesting)
		}
	}
	return nil
}
