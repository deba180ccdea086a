package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"statclaim/extract"
)

// rulePack is the rules of a run: folders of the user's with their content, and what they make together with the embedded ones.
type rulePack struct {
	Folders []ruleFolder
	Version string // of the engine that the launcher made of them
}

type ruleFolder struct {
	Name  string // as the user gave it
	Files []ruleFile
}

type ruleFile struct {
	Path    string // below the folder, with slashes
	Content []byte
}

const maxPackBytes = 16 << 20 // of a folder: it travels inside the pipeline

// packRules reads the folders and checks that an engine can be made of them.
func packRules(dirs []string) (rulePack, error) {
	engine, err := extract.New(extract.Options{RuleDirs: dirs})
	if err != nil {
		return rulePack{}, err
	}
	p := rulePack{Version: engine.RulesetVersion()}
	for _, dir := range dirs {
		folder, err := packFolder(dir)
		if err != nil {
			return rulePack{}, fmt.Errorf("--rules %s: %w", dir, err)
		}
		p.Folders = append(p.Folders, folder)
	}
	return p, nil
}

func packFolder(dir string) (ruleFolder, error) {
	folder, size := ruleFolder{Name: dir}, 0
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, path)
		if size += len(content); err == nil && size > maxPackBytes {
			err = fmt.Errorf("more than %d bytes: want a folder of rules and tables only", maxPackBytes)
		}
		folder.Files = append(folder.Files, ruleFile{path, content})
		return err
	})
	return folder, err
}

// engine makes the engine on a worker, and refuses rules that are not those of the launcher.
func (p rulePack) engine() (*extract.Engine, error) {
	root, err := os.MkdirTemp("", "statclaim-rules-")
	if err != nil {
		return nil, fmt.Errorf("unpack the rules: %w", err)
	}
	defer os.RemoveAll(root)
	var dirs []string
	for i, folder := range p.Folders {
		dir := filepath.Join(root, strconv.Itoa(i))
		if err := folder.unpack(dir); err != nil {
			return nil, fmt.Errorf("unpack the rules of %s: %w", folder.Name, err)
		}
		dirs = append(dirs, dir)
	}
	engine, err := extract.New(extract.Options{RuleDirs: dirs})
	if err != nil {
		return nil, err
	}
	if got := engine.RulesetVersion(); got != p.Version {
		return nil, fmt.Errorf("the rules of this worker are %s, those of the job %s: the worker is another build of statclaim-beam", got, p.Version)
	}
	return engine, nil
}

func (f ruleFolder) unpack(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, file := range f.Files {
		path := filepath.FromSlash(file.Path)
		if !filepath.IsLocal(path) {
			return fmt.Errorf("file %q: want a path below the folder", file.Path)
		}
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, file.Content, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// engines holds the engines of this process. A worker runs many bundles at once, each with steps of its own, and an engine is what
// is large and safe to share: the one place where state outlives a step.
var engines = engineCache{made: map[string]*extract.Engine{}}

type engineCache struct {
	lock sync.Mutex
	made map[string]*extract.Engine // by version
}

func (c *engineCache) of(p rulePack) (*extract.Engine, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if e := c.made[p.Version]; e != nil {
		return e, nil
	}
	e, err := p.engine()
	if err == nil {
		c.made[p.Version] = e
	}
	return e, err
}
