package web

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"statclaim/export"
	"statclaim/schema"
)

// serveCSV downloads a selection as CSV that is safe to open in a spreadsheet.
func serveCSV(s *Server, w http.ResponseWriter, q *request) error {
	page, err := s.selected(q)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	s.attach(w, "csv")
	out := s.output(w)
	writer, err := export.Stream(out, export.ExcelCSV, schema.ClaimsTable, s.options.Info)
	if err != nil {
		return err
	}
	for _, p := range page {
		if err := writer.Write(p.item.Claim); err != nil {
			return nil // the client is gone
		}
	}
	if err := writer.Close(); err == nil {
		out.flush()
	}
	return nil
}

func (s *Server) selected(q *request) ([]placed, error) {
	chosen, err := readSelection(q.query)
	if err != nil {
		return nil, err
	}
	if err := s.refresh(); err != nil {
		return nil, err
	}
	page, _, _, err := s.pick(chosen, nil, int(^uint(0)>>1))
	return page, err
}

// serveWorkbook downloads a selection as the workbook that `statclaim review export` writes, with the texts of its documents: it can be
// imported again.
func serveWorkbook(s *Server, w http.ResponseWriter, q *request) error {
	look := s.options.Workbook
	look.Step, look.Reviewed = s.options.Session.Last(), s.options.Session.Reviewed // before the rows: none is older than the step
	page, err := s.selected(q)
	if err != nil {
		return err
	}
	if err := s.downloads.enter(q.Context()); err != nil {
		return err
	}
	defer s.downloads.leave()
	dir, err := os.MkdirTemp("", "statclaim-download-")
	if err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	defer os.RemoveAll(dir)
	const name = "claims.xlsx"
	if err := s.writeWorkbook(dir, name, look, page); err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	defer file.Close()
	w.Header().Set("Content-Type", typeXLSX)
	s.attach(w, "xlsx")
	out := s.output(w)
	_, _ = io.Copy(out, file) // a client that is gone is told nothing
	out.flush()
	return nil
}

// writeWorkbook writes the rows document by document, which is the order that the workbook's links need.
func (s *Server) writeWorkbook(dir, name string, look export.Workbook, page []placed) error {
	out, err := export.Open(export.Options{Dir: dir, File: name, Formats: []export.Format{export.XLSX}, Info: s.options.Info, Workbook: look})
	if err != nil {
		return err
	}
	defer out.Abort()
	documents := s.options.Session.Documents()
	written := map[int]bool{}
	for _, p := range page {
		if !written[p.document] {
			written[p.document] = true
			if err := out.Write(schema.DocumentsTable, documents[p.document]); err != nil {
				return err
			}
		}
		if err := out.Write(schema.ClaimsTable, p.item.Claim); err != nil {
			return err
		}
	}
	if err := s.writeFindings(out, page); err != nil {
		return err
	}
	return out.Commit(nil)
}

// writeFindings adds those whose claims are all in the selection.
func (s *Server) writeFindings(out *export.Run, page []placed) error {
	selected := map[int]int{} // findings by how many claims of theirs are in the selection
	for _, p := range page {
		for _, i := range p.item.Findings {
			selected[i]++
		}
	}
	findings := s.options.Session.Findings()
	for i := range findings {
		if selected[i] == 0 || selected[i] < len(findings[i].ClaimIDs) {
			continue
		}
		if err := out.Write(schema.FindingsTable, &findings[i]); err != nil {
			return err
		}
	}
	return nil
}

// attach makes the answer a download under a name made of the run's.
func (s *Server) attach(w http.ResponseWriter, extension string) {
	name := "claims." + extension
	if run := safeName(s.options.Name); run != "" {
		name = run + "-" + name
	}
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// maximumFileName is the longest part of a file name that comes from the run's, in code points.
const maximumFileName = 60

// safeName keeps the letters, digits, - and _ of a name: nothing that a system reads as a path, a device, an option or a hidden file.
func safeName(name string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(name, "_"))
	kept = strings.Trim(kept, "_-")
	if runes := []rune(kept); len(runes) > maximumFileName {
		kept = string(runes[:maximumFileName])
	}
	return kept
}
