package web

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestBundleScript(t *testing.T) {
	module := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		want  string // in the script, or "!" and a part of the error
	}{
		{"imports come first", fstest.MapFS{
			"static/a.js": module("import { two } from \"./b.js\";\n\nexport const four = two + two;\n"),
			"static/b.js": module("export const two = 2;\n"),
		}, "const module_b = (() => {\nconst two = 2;\nreturn { two };\n})();\nconst module_a = (() => {\nconst { two } = module_b;\n"},
		{"functions and classes", fstest.MapFS{
			"static/a.js": module("export async function f() {}\nexport class C {}\nfunction own() {}\n"),
		}, "async function f() {}\nclass C {}\nfunction own() {}\nreturn { f, C };"},
		{"a circle", fstest.MapFS{
			"static/a.js": module("import { b } from \"./b.js\";\nexport const a = 1;\n"),
			"static/b.js": module("import { a } from \"./a.js\";\nexport const b = 1;\n"),
		}, "!imports itself through a.js, b.js"},
		{"a missing module", fstest.MapFS{"static/a.js": module("import { b } from \"./b.js\";\n")}, "!read module b.js"},
		{"another form of import", fstest.MapFS{"static/a.js": module("import b from \"./b.js\";\n")}, "!want import { a, b } from"},
		{"another form of export", fstest.MapFS{"static/a.js": module("export default 1;\n")}, "!want import { a, b } from"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := bundleScript(c.files, "a.js")
			if problem, wanted := strings.CutPrefix(c.want, "!"); wanted {
				if err == nil || !strings.Contains(err.Error(), problem) {
					t.Fatalf("error %v, want %q", err, problem)
				}
				return
			}
			if err != nil || !strings.Contains(got, c.want) {
				t.Fatalf("%v\n%s\nwant in it\n%s", err, got, c.want)
			}
		})
	}
}
