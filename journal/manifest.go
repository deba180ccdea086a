package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// version is that of the shape of the folder.
const version = 1

// header is the first line of the manifest.
type header struct {
	Journal      int    `json:"journal"`
	Parts        []Part `json:"parts"`
	Inputs       int    `json:"inputs"`
	InputsSHA256 string `json:"inputs_sha256"`
}

// part gives the value of a part, "" where there is none.
func (h header) part(name string) string {
	for _, p := range h.Parts {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// entry is each line after it: a shard, or that the outputs are being put in place.
type entry struct {
	Shard      string `json:"shard,omitempty"`
	Records    int    `json:"records,omitempty"`
	Bytes      int64  `json:"bytes,omitempty"`
	SHA256     string `json:"sha256,omitempty"`
	Committing bool   `json:"committing,omitempty"`

	end int64 // of the line in the manifest
}

// manifest is what was read of one.
type manifest struct {
	header     *header // nil where there is none that is whole
	headerEnd  int64
	shards     []entry
	committing bool
}

// parseManifest reads as far as lines are whole and in order; what comes after is as if it had not been written.
func parseManifest(content []byte) manifest {
	var m manifest
	end := int64(0)
	for {
		line, rest, whole := bytes.Cut(content, []byte("\n"))
		if !whole {
			return m
		}
		content, end = rest, end+int64(len(line))+1
		if m.header == nil {
			h := &header{}
			if json.Unmarshal(line, h) != nil || h.Journal == 0 {
				return m
			}
			m.header, m.headerEnd = h, end
			continue
		}
		e := entry{end: end}
		if json.Unmarshal(line, &e) != nil {
			return m
		}
		if e.Committing {
			m.committing = true
			continue
		}
		if e.Shard != shardName(len(m.shards)) || e.Records < 1 || m.committing {
			return m
		}
		m.shards = append(m.shards, e)
	}
}

func shardName(n int) string { return fmt.Sprintf("%06d.shard", n) }

// keep cuts the manifest off behind its first n shards.
func (m *manifest) keep(n int) {
	if n < len(m.shards) {
		m.shards, m.committing = m.shards[:n], false
	}
}

// end is where the next line goes.
func (m *manifest) end() int64 {
	if n := len(m.shards); n > 0 {
		return m.shards[n-1].end
	}
	return m.headerEnd
}

func (m *manifest) records() int {
	n := 0
	for _, e := range m.shards {
		n += e.Records
	}
	return n
}

// encodeLine gives a value as one line.
func encodeLine(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return out.Bytes(), err
}
