package rule

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// allowedKeys is what the loader says of an unknown key.
const allowedKeys = "allowed are id, about, kind, keywords, pattern, emit, match and reject, or disable alone; in emit indicator, measure, " +
	"comparison, direction, modality, relation and qualifier; in an example text and want"

// yamlProblem puts what the YAML library found into one line with its place. of is "rule id: " or "".
func yamlProblem(path, of string, err error) error {
	var found yaml.Error
	if !errors.As(err, &found) || found.GetToken() == nil {
		return fmt.Errorf("%s: %s%w", path, of, err)
	}
	message, _, _ := strings.Cut(found.GetMessage(), "\n")
	var unknown *yaml.UnknownFieldError
	if errors.As(err, &unknown) {
		message = strings.Replace(message, "unknown field", "unknown key", 1) + "; " + allowedKeys
	}
	return fmt.Errorf("%s:%d: %s%s", path, found.GetToken().Position.Line, of, message)
}

// entryName gives "rule id: " of an entry that does not decode, "" where it has no id.
func entryName(node ast.Node) string {
	entry, ok := node.(*ast.MappingNode)
	if !ok {
		return ""
	}
	for _, v := range entry.Values {
		if v.Key.GetToken().Value == "id" {
			return "rule " + v.Value.GetToken().Value + ": "
		}
	}
	return ""
}
