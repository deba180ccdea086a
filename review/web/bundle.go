package web

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// The page's modules are plain files that a browser imports by itself. A file that stands alone cannot import, so its modules are put
// into one script: each becomes a function that gives what it exports, after those that it imports.
var (
	importLine = regexp.MustCompile(`(?m)^import \{ ([\w, ]+) \} from "\./([\w.]+\.js)";\n`)
	exportWord = regexp.MustCompile(`(?m)^export ((?:async )?(?:function|class|const)) (\w+)`)
	moduleLine = regexp.MustCompile(`(?m)^(import|export)\b.*$`)
	sheetLink  = regexp.MustCompile(`<link rel="stylesheet" href="/static/([\w.]+\.css)">`)
)

// bundler puts modules into one script.
type bundler struct {
	files  fs.FS
	done   []string // files that are in the script
	within []string // files whose imports are being followed
	script strings.Builder
}

// bundleScript gives the script of a module with all that it imports.
func bundleScript(files fs.FS, entry string) (string, error) {
	b := bundler{files: files}
	b.script.WriteString("\"use strict\";\n")
	if err := b.add(entry); err != nil {
		return "", err
	}
	return b.script.String(), nil
}

func (b *bundler) add(name string) error {
	if slices.Contains(b.done, name) {
		return nil
	}
	if slices.Contains(b.within, name) {
		return fmt.Errorf("module %s imports itself through %s", name, strings.Join(b.within, ", "))
	}
	content, err := fs.ReadFile(b.files, path.Join("static", name))
	if err != nil {
		return fmt.Errorf("read module %s: %w", name, err)
	}
	b.within = append(b.within, name)
	source := string(content)
	for _, m := range importLine.FindAllStringSubmatch(source, -1) {
		if err := b.add(m[2]); err != nil {
			return err
		}
	}
	b.within = b.within[:len(b.within)-1]
	b.done = append(b.done, name)
	return b.write(name, source)
}

// write puts one module into the script.
func (b *bundler) write(name, source string) error {
	var exported []string
	for _, m := range exportWord.FindAllStringSubmatch(source, -1) {
		exported = append(exported, m[2])
	}
	source = importLine.ReplaceAllStringFunc(source, func(line string) string {
		m := importLine.FindStringSubmatch(line)
		return fmt.Sprintf("const { %s } = %s;\n", m[1], moduleName(m[2]))
	})
	source = exportWord.ReplaceAllString(source, "$1 $2")
	if line := moduleLine.FindString(source); line != "" {
		return fmt.Errorf("module %s: %q: want import { a, b } from \"./file.js\"; and export function, class or const", name, line)
	}
	fmt.Fprintf(&b.script, "const %s = (() => {\n%sreturn { %s };\n})();\n", moduleName(name), source, strings.Join(exported, ", "))
	return nil
}

// moduleName is the variable that holds what a module exports.
func moduleName(file string) string {
	return "module_" + strings.ReplaceAll(strings.TrimSuffix(file, ".js"), ".", "_")
}

// bundleStyle joins the style sheets of the page in its order.
func bundleStyle(files fs.FS, index string) (string, error) {
	var style strings.Builder
	for _, m := range sheetLink.FindAllStringSubmatch(index, -1) {
		content, err := fs.ReadFile(files, path.Join("static", m[1]))
		if err != nil {
			return "", fmt.Errorf("read style sheet %s: %w", m[1], err)
		}
		style.Write(content)
	}
	return style.String(), nil
}
