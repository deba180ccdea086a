package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// assets are the files of the page.
//
//go:embed static
var assets embed.FS

// asset is a file of the page as it is served.
type asset struct {
	content   []byte
	mediaType string
	etag      string
}

// mediaTypes are the types of the page's files: those of the machine may say something else.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
}

// loadAssets reads every file of the page, by its path below static.
func loadAssets(files fs.FS) (map[string]asset, error) {
	out := map[string]asset{}
	err := fs.WalkDir(files, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		mediaType, known := mediaTypes[path.Ext(name)]
		if !known {
			return fmt.Errorf("%s: a file of a kind that is not served", name)
		}
		sum := sha256.Sum256(content)
		out[strings.TrimPrefix(name, "static/")] = asset{content, mediaType, `"` + hex.EncodeToString(sum[:12]) + `"`}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of the page: %w", err)
	}
	return out, nil
}

// serveStatic gives a file of the page.
func serveStatic(s *Server, w http.ResponseWriter, q *request) error {
	return s.serveAsset(w, q, q.PathValue("file"))
}

func (s *Server) serveAsset(w http.ResponseWriter, q *request, name string) error {
	a, found := s.assets[name]
	if !found {
		return refuse(notFound, "no file %q", name)
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache") // kept, but asked for again: a new version has the same names
	h.Set("ETag", a.etag)
	if matches(q.Header.Values("If-None-Match"), a.etag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", a.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(a.content)))
	_, _ = w.Write(a.content)
	return nil
}
