package main

import (
	"io"
	"os"
	"regexp"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// terminalWidth is the number of columns of the terminal that w writes to, 0 where it writes to none.
func terminalWidth(w io.Writer) int {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width <= 0 {
		return 80
	}
	return width
}

// escapes are whole terminal sequences: CSI, OSC and the like, then any other escape.
var escapes = regexp.MustCompile(`\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?`)

// clean makes text from documents and file names safe to show in one line: terminal escapes, controls and characters that
// turn the direction of writing are dropped, white space becomes a space.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.ContainsRune(text, '\x1b') {
		text = escapes.ReplaceAllString(text, "")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, text)
}

// cleanLines is clean for text of several lines.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// displayWidth is the number of terminal columns of a clean text: two for a Han character.
func displayWidth(text string) int { return uniseg.StringWidth(text) }

// shorten cuts a clean text to a number of columns, with … where something is missing.
func shorten(text string, columns int) string {
	if displayWidth(text) <= columns {
		return text
	}
	used, end, state := 0, 0, -1
	for rest := text; rest != ""; {
		var width int
		var cluster string
		cluster, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+width > columns-1 {
			break
		}
		used += width
		end += len(cluster)
	}
	return text[:end] + "…"
}

// shortenHead is shorten from the other side: of a long path the end tells more.
func shortenHead(text string, columns int) string {
	for displayWidth(text) > columns {
		runes := []rune(strings.TrimPrefix(text, "…"))
		text = "…" + string(runes[1:])
	}
	return text
}
