package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"github.com/klippa-app/go-pdfium"
	pdfiumErrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// startPDF compiles the engine when the first PDF is met, which takes seconds. The engine is PDFium in a sandbox that sees no
// file, no network and no clock; each document gets an instance of its own.
var startPDF = sync.OnceValues(func() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MaxTotal: runtime.GOMAXPROCS(0),
		MaxIdle:  0,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
	})
})

// readPDF takes the text of the pages as the engine orders it: a line of print is a line, a page ends with a form feed. A
// document without text on any page is a picture: it needs OCR.
func readPDF(raw []byte, o Options) (layer, string, *fault) {
	l := layer{decoded: decoded{encoding: UTF8, basis: BasisFixed}}
	pages, err := pdfPages(raw)
	switch {
	case errors.Is(err, pdfiumErrors.ErrPassword), errors.Is(err, pdfiumErrors.ErrSecurity):
		return l, StageOpen, &fault{"encrypted", "encrypted: a password is needed", -1}
	case err != nil:
		return l, StageParse, &fault{"damaged", fmt.Sprintf("PDF: %v", err), -1}
	}
	var w lineWriter
	var empty []string
	size := int64(0)
	for i, text := range pages {
		text = pdfText(text)
		if size += int64(len(text)); size > o.maxBytes() {
			return l, StageParse, &fault{"too_large", fmt.Sprintf("its text is larger than %d bytes", o.maxBytes()), -1}
		}
		if text == "" {
			empty = append(empty, fmt.Sprint(i+1))
		}
		if w.points > 0 {
			w.write("\f")
		}
		w.block(text, fmt.Sprintf("page %d", i+1), 0)
	}
	if len(empty) == len(pages) {
		return l, StageParse, &fault{"needs_ocr", fmt.Sprintf("no text layer: %s of pictures or nothing; OCR is needed before it can be read", counted(len(pages), "page")), -1}
	}
	if len(empty) > 0 {
		l.notes = append(l.notes, "without text (OCR would be needed): page "+strings.Join(empty, ", "))
	}
	l.text, l.blocks = w.text()
	return l, "", nil
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// pdfText normalises what the engine says of a page: line ends are line feeds, the mark of a hyphen at the end of a line is a
// hyphen, and what is no character is left out.
func pdfText(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x02", "-", "\uFFFE", "-", "\uFFFF", "", "\x00", "", "\f", "\n").Replace(text)
	return strings.Trim(strings.ToValidUTF8(text, "\uFFFD"), "\n ")
}

// pdfPages gives the text of each page.
func pdfPages(raw []byte) (pages []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the file is damaged, or its reader has a bug: %v", p)
		}
	}()
	pool, err := startPDF()
	if err != nil {
		return nil, fmt.Errorf("the engine does not start: %w", err)
	}
	instance, err := pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, fmt.Errorf("the engine does not start: %w", err)
	}
	defer instance.Close()
	document, err := instance.OpenDocument(&requests.OpenDocument{File: &raw})
	if err != nil {
		return nil, err
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		return nil, err
	}
	for i := range count.PageCount {
		text, err := pdfPage(instance, document.Document, i)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		pages = append(pages, text)
	}
	return pages, nil
}

func pdfPage(instance pdfium.Pdfium, document references.FPDF_DOCUMENT, page int) (string, error) {
	text, err := instance.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: page}}})
	if err != nil {
		return "", err
	}
	return text.Text, nil
}
