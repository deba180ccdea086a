package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed openapi.yaml
var openAPISource []byte

// WriteOpenAPI prints the description of the whole API, OpenAPI 3.1 as JSON.
func WriteOpenAPI(w io.Writer) error {
	text, err := openAPI(func(*route) bool { return true })
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// object is a JSON object. Its names are sorted where it is printed.
type object = map[string]any

// openAPI fills in the description and keeps the operations of routes that a server has.
func openAPI(has func(*route) bool) ([]byte, error) {
	text, err := yaml.YAMLToJSON(openAPISource)
	if err != nil {
		return nil, fmt.Errorf("openapi.yaml: %w", err)
	}
	var document object
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("openapi.yaml: %w", err)
	}
	components := document["components"].(object)
	if err := addRows(components["schemas"].(object)); err != nil {
		return nil, err
	}
	addProblems(components["responses"].(object))
	paths := document["paths"].(object)
	var hidden []string
	for _, r := range routes() {
		operations, described := paths[r.path].(object)
		operation, there := operations[strings.ToLower(r.method)].(object)
		if !described || !there {
			return nil, fmt.Errorf("openapi.yaml: %s %s is missing", r.method, r.path)
		}
		if !has(&r) {
			hidden = append(hidden, r.path)
			continue
		}
		addAnswers(operation, &r)
	}
	for _, path := range hidden {
		delete(paths, path)
	}
	out, err := json.MarshalIndent(document, "", "  ")
	return append(out, '\n'), err
}

// addRows adds the schemas of the rows. What an answer may leave out is not required there.
func addRows(schemas object) error {
	text, err := jsonSchema()
	if err != nil {
		return err
	}
	var rows object
	if err := json.Unmarshal(text, &rows); err != nil {
		return fmt.Errorf("schema of the rows: %w", err)
	}
	tables := rows["$defs"].(object)
	for _, name := range []string{"$defs", "$schema", "$id"} {
		delete(rows, name)
	}
	schemas["ClaimRow"] = without(rows, "sentence")
	schemas["DocumentRow"] = without(tables["documents"].(object), "text")
	schemas["ArticleRow"] = tables["articles"]
	schemas["SuppressedRow"] = tables["suppressed"]
	return nil
}

func without(row object, column string) object {
	row["required"] = slices.DeleteFunc(row["required"].([]any), func(name any) bool { return name == column })
	return row
}

// addProblems adds an answer for every status of problems, which lists their types.
func addProblems(responses object) {
	for _, kind := range problemKinds {
		name := "Problem" + strconv.Itoa(kind.status)
		text := fmt.Sprintf("`%s%s`: %s.", problemPrefix, kind.code, kind.title)
		if known, there := responses[name].(object); there {
			known["description"] = known["description"].(string) + " " + text
			continue
		}
		responses[name] = object{"description": text, "content": object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}}
	}
	responses["Problem429"].(object)["headers"] = object{"Retry-After": object{"description": "seconds", "schema": object{"type": "integer"}}}
}

// addAnswers adds the problems that any operation of its kind may answer with.
func addAnswers(operation object, r *route) {
	responses := operation["responses"].(object)
	statuses := []int{400, 403, 406, 413, 414, 421, 429, 500}
	if !r.open {
		statuses = append(statuses, 401)
	}
	if len(r.takes) > 0 {
		statuses = append(statuses, 408, 415, 422)
	}
	for _, status := range statuses {
		if name := strconv.Itoa(status); responses[name] == nil {
			responses[name] = object{"$ref": "#/components/responses/Problem" + name}
		}
	}
}
