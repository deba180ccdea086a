package journal

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// Key is what two runs must share for one to go on with the records of the other.
type Key struct {
	Parts  []Part
	Inputs []Input
}

// Part is one named setting, version or the like.
type Part struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Input is a file as it was found. Size and Modified, in nanoseconds since 1970, are -1 where they cannot be known.
type Input struct {
	Name     string
	Size     int64
	Modified int64
}

// line is the input in inputs.txt: a name of any bytes in quotes.
func (i Input) line() string { return fmt.Sprintf("%d %d %q\n", i.Size, i.Modified, i.Name) }

// Sum identifies the key: equal keys have equal sums.
func (k Key) Sum() string {
	content, err := json.Marshal(k.header())
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return sum(content)
}

func (k Key) header() header {
	h := sha256.New()
	for _, i := range k.Inputs {
		io.WriteString(h, i.line())
	}
	return header{Journal: version, Parts: k.Parts, Inputs: len(k.Inputs), InputsSHA256: hex.EncodeToString(h.Sum(nil))}
}

func sum(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}

// changes says in words how a key differs from the header of an older run; nothing for the same key.
func (k Key) changes(old header, inputs string) []string {
	var out []string
	for _, part := range k.Parts {
		if was := old.part(part.Name); was != part.Value {
			out = append(out, fmt.Sprintf("%s was %s, is %s", part.Name, orNone(was), orNone(part.Value)))
		}
	}
	now := k.header()
	if old.Journal != now.Journal || len(old.Parts) != len(now.Parts) {
		out = append(out, "it was kept by another version")
	}
	if old.InputsSHA256 != now.InputsSHA256 {
		out = append(out, k.changedInput(old, inputs))
	}
	return out
}

func orNone(value string) string {
	if value == "" {
		return "none"
	}
	return value
}

// changedInput names the first input that is not what it was.
func (k Key) changedInput(old header, path string) string {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Sprintf("the inputs changed: there were %d, now %d", old.Inputs, len(k.Inputs))
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	for _, i := range k.Inputs {
		line, _ := lines.ReadString('\n')
		switch {
		case line == i.line():
			continue
		case strings.HasSuffix(line, fmt.Sprintf(" %q\n", i.Name)):
			return fmt.Sprintf("input %s was changed", i.Name)
		case line == "":
			return fmt.Sprintf("input %s is new", i.Name)
		}
		return fmt.Sprintf("the list of inputs differs from input %s on: there were %d, now %d", i.Name, old.Inputs, len(k.Inputs))
	}
	return fmt.Sprintf("inputs are missing: there were %d, now %d", old.Inputs, len(k.Inputs))
}
