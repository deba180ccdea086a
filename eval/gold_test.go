package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeSet(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const oneClaim = `{"doc": "a", "published": "2023-05-10", "genre": "police", "note": "passed over", "claims": [
 {"start": 1, "end": 3, "text": "３件", "value": "3", "lower": "3", "upper": "3", "qualifier": "exact", "unit_kind": "count", "unit": "件", "per": null,
  "measure": "level", "indicator": null, "comparison": "none", "direction": "none", "modality": "actual", "place": null, "must": true}]}`

func TestLoadGoldReadsMarkdownToo(t *testing.T) {
	gold, err := LoadGold(writeSet(t, map[string]string{"a.json": oneClaim, "a.md": "共３件", "b.json": `{"published": null, "claims": []}`, "b.txt": "无"}))
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 2 || gold[0].Name != "a" || filepath.Base(gold[0].Path) != "a.md" || gold[0].Published.String() != "2023-05-10" || gold[1].Published != nil {
		t.Errorf("got %+v", gold)
	}
	if g := gold[0].Claims[0]; g.Value != "3" || g.Unit != "件" || !g.Must || g.Indicator != "" {
		t.Errorf("got %+v", g)
	}
	if err := gold[0].Check("共３件"); err != nil {
		t.Error(err)
	}
	err = gold[0].Check("总共３件")
	if err == nil || !strings.Contains(err.Error(), `text[1:3] is "共３", the gold has "３件"`) {
		t.Errorf("shifted text: got %v", err)
	}
}

func TestLoadGoldListsAllProblems(t *testing.T) {
	_, err := LoadGold(writeSet(t, map[string]string{
		"a.json": oneClaim,
		"b.json": `{"claims": [`, "b.txt": "",
		"c.json": strings.NewReplacer(`"value": "3"`, `"value": "3e1"`, `"must": true`, `"x": 1`, `"end": 3`, `"end": 1`).Replace(oneClaim), "c.txt": "共３件",
		"d.json": `{"published": "2023年"}`, "d.txt": "",
		"e.json": strings.Replace(oneClaim, `"value": "3"`, `"value": 3`, 1), "e.txt": "共３件",
	}))
	if err == nil {
		t.Fatal("got no error")
	}
	for _, want := range []string{
		"a.json: no text beside it: want .txt or .md",
		"b.json: unexpected end of JSON input",
		`c.json: claim 0 "３件": start, end: want code points`,
		`c.json: claim 0 "３件": must: want true or false`,
		`c.json: claim 0 "３件": value: decimal "3e1": want digits`,
		"d.json: published: date",
		"d.json: claims: want a list",
		"e.json: json: cannot unmarshal number",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in\n%v", want, err)
		}
	}
}

func TestLoadGoldWithoutGold(t *testing.T) {
	if _, err := LoadGold(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no NAME.json") {
		t.Errorf("empty folder: got %v", err)
	}
	if _, err := LoadGold(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("missing folder: got no error")
	}
}
