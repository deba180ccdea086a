package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"statclaim/export"
	"statclaim/schema"
)

// runNote is the run.json beside the tables of a conversion: its members in their order, none where there is no such file.
type runNote struct {
	members []noteMember
	build   build
}

type noteMember struct {
	key   string
	value json.RawMessage
}

// convertedNote is an element of the list "converted", which run.json has behind what the run itself said.
type convertedNote struct {
	Version string          `json:"version"`
	Schema  string          `json:"schema"`
	From    string          `json:"from"`
	Formats []export.Format `json:"formats"`
	Rows    []string        `json:"rows"`
	Step    *int64          `json:"step,omitempty"`   // of the decisions in the rows, of review export
	Status  []string        `json:"status,omitempty"` // that review export was asked for
}

// readNote reads the run.json of A, or of the directory that the file A lies in.
func (c *conversion) readNote() (*runNote, error) {
	dir := c.from
	if info, err := os.Stat(c.from); err == nil && !info.IsDir() {
		dir = filepath.Dir(c.from)
	}
	return readRunNote(dir)
}

// readRunNote reads the run.json of a directory.
func readRunNote(dir string) (*runNote, error) {
	note := &runNote{build: readBuild()}
	path := filepath.Join(dir, "run.json")
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return note, nil
	}
	if err != nil {
		return nil, usage(fmt.Errorf("read %s: %w", path, reason(err)))
	}
	if note.members, err = objectMembers(text); err != nil {
		return nil, &failure{exitIO, fmt.Errorf("read %s: %w", path, err)}
	}
	return note, nil
}

// objectMembers gives the members of a JSON object in their order.
func objectMembers(text []byte) ([]noteMember, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return nil, errors.New("not a JSON object")
	}
	var members []noteMember
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		m := noteMember{key: key.(string)}
		if err := decoder.Decode(&m.value); err != nil {
			return nil, fmt.Errorf("%s: %w", m.key, err)
		}
		members = append(members, m)
	}
	_, err := decoder.Token()
	return members, err
}

// info tells what made the rows: as the file says it, or else run.json.
func (n *runNote) info(r *export.Reader) export.Info {
	info := r.Info()
	if info == (export.Info{}) {
		info = export.Info{ToolVersion: n.text("version"), RulesetVersion: n.text("ruleset")}
	}
	if info.ToolVersion == "" {
		info.ToolVersion = n.build.version
	}
	return info
}

func (n *runNote) text(key string) string {
	var s string
	for _, m := range n.members {
		if m.key == key {
			_ = json.Unmarshal(m.value, &s) // "" where it is no text
		}
	}
	return s
}

// reviewed reports whether review export made the tables last.
func (n *runNote) reviewed() bool {
	var done []struct{ Step *int64 }
	for _, m := range n.members {
		if m.key == "converted" {
			_ = json.Unmarshal(m.value, &done) // none where it is no such list
		}
	}
	return len(done) > 0 && done[len(done)-1].Step != nil
}

// converted gives the run.json of B: that of A with what was done added to the list "converted".
func (n *runNote) converted(c *conversion) ([]byte, error) {
	return n.with(convertedNote{From: c.from, Formats: c.output.Formats, Rows: c.counts})
}

// with gives run.json with one more note.
func (n *runNote) with(note convertedNote) ([]byte, error) {
	note.Version, note.Schema = n.build.version, schema.Version
	var done []json.RawMessage
	var kept []noteMember
	for _, m := range n.members {
		if m.key != "converted" {
			kept = append(kept, m)
			continue
		}
		if err := json.Unmarshal(m.value, &done); err != nil {
			return nil, &failure{exitIO, fmt.Errorf("run.json: converted: %w", err)}
		}
	}
	last, err := json.Marshal(note)
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(append(done, last))
	if err != nil {
		return nil, err
	}
	var flat, out bytes.Buffer
	for i, m := range append(kept, noteMember{"converted", list}) {
		flat.WriteByte("{,"[min(i, 1)])
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		flat.Write(key)
		flat.WriteByte(':')
		flat.Write(m.value)
	}
	flat.WriteByte('}')
	if err := json.Indent(&out, flat.Bytes(), "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
