package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var printers = []struct {
	file  string
	write func(io.Writer) error
}{
	{"schema.txt", WriteText},
	{"schema.md", WriteMarkdown},
	{"schema.json", WriteJSONSchema},
	{"schema.sql", WriteSQL},
}

func TestPrintedSchemaIsGolden(t *testing.T) {
	for _, p := range printers {
		t.Run(p.file, func(t *testing.T) {
			var got bytes.Buffer
			if err := p.write(&got); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", p.file)
			if *update {
				if err := os.WriteFile(path, got.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s is not what is printed now; if that is meant, run go test ./schema -update\ngot:\n%s", path, got.String())
			}
		})
	}
}

func TestEveryPrintNamesEveryColumn(t *testing.T) {
	for _, p := range printers {
		var got bytes.Buffer
		if err := p.write(&got); err != nil {
			t.Fatal(err)
		}
		for _, table := range printed() {
			for _, c := range table.Columns {
				if !strings.Contains(got.String(), c.Name) {
					t.Errorf("%s: %s.%s is missing", p.file, table.Name, c.Name)
				}
			}
		}
	}
}

func TestEveryTypeHasASQLType(t *testing.T) {
	for _, table := range printed() {
		for _, c := range table.Columns {
			if duckDB.types[c.Type] == "" {
				t.Errorf("%s.%s: %s has no type in DuckDB", table.Name, c.Name, c.Type)
			}
		}
	}
}

func TestJSONSchemaRequiresEveryColumn(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSONSchema(&out); err != nil {
		t.Fatal(err)
	}
	type object struct {
		Properties map[string]struct{ Type any }
		Required   []string
	}
	var got struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	objects := map[string]object{"claims": got.object}
	for name, o := range got.Defs {
		objects[name] = o
	}
	for _, table := range printed() {
		o := objects[table.Name]
		if len(o.Properties) != len(table.Columns) || len(o.Required) != len(table.Columns) {
			t.Errorf("%s: got %d properties, %d required, want %d", table.Name, len(o.Properties), len(o.Required), len(table.Columns))
		}
		for _, c := range table.Columns {
			if _, list := o.Properties[c.Name].Type.([]any); list != c.Nullable {
				t.Errorf("%s.%s: type %v, nullable %v", table.Name, c.Name, o.Properties[c.Name].Type, c.Nullable)
			}
		}
	}
}

type failingWriter struct{}

var errFull = errors.New("no space left")

func (failingWriter) Write([]byte) (int, error) { return 0, errFull }

func TestPrintersReportWriteErrors(t *testing.T) {
	for _, p := range printers {
		if err := p.write(failingWriter{}); !errors.Is(err, errFull) {
			t.Errorf("%s: got error %v, want %v", p.file, err, errFull)
		}
	}
}
