package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"statclaim/schema"
)

// Report is the reading view of a run as one file that needs no server and loads nothing: the page's own modules over rows that stand
// in the file. It is read only, and the same run gives the same bytes.
type Report struct {
	Options                      // Session, Engine, Name and Info are used
	Documents []*schema.Document // those that are shown, in order
}

// HTML gives the file.
func (r *Report) HTML() ([]byte, error) {
	index, err := fs.ReadFile(assets, "static/index.html")
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	style, err := bundleStyle(assets, string(index))
	if err != nil {
		return nil, err
	}
	script, err := bundleScript(assets, "report.js")
	if err != nil {
		return nil, err
	}
	if strings.Contains(strings.ToLower(script), "</script") || strings.Contains(strings.ToLower(style), "</style") {
		return nil, errors.New("a file of the page holds the end of its own element")
	}
	_, rest, opened := strings.Cut(string(index), "<body>\n")
	body, _, closed := strings.Cut(rest, "</body>")
	if !opened || !closed {
		return nil, errors.New("the page has no body")
	}
	data, err := r.data()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, reportHead, contentPolicy(script, style), style, body)
	out.Write(data)
	fmt.Fprintf(&out, reportTail, script)
	return out.Bytes(), nil
}

const (
	reportHead = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>statclaim</title>
<link rel="icon" href="data:,">
<style>%s</style>
</head>
<body>
%s<script type="application/json" id="data">`
	reportTail = `</script>
<script>%s</script>
</body>
</html>
`
)

// contentPolicy lets exactly this script and this style work, and nothing be loaded from anywhere.
func contentPolicy(script, style string) string {
	return fmt.Sprintf("default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'", hashOf(script), hashOf(style))
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
