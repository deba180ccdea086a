package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"statclaim/ingest"
	"statclaim/schema"
)

var (
	documentsRead = beam.NewCounter(metrics, "documents")
	bytesRead     = beam.NewCounter(metrics, "bytes")
	rejected      = beam.NewCounter(metrics, "rejects")
	documentBytes = beam.NewDistribution(metrics, "document_bytes")
)

// metrics is the namespace of the counters and distributions.
const metrics = "statclaim"

// readFn gives the documents of a file: one that is a file of its own to whole, rows of a table and members of an archive to parts.
// What cannot be read is a reject.
type readFn struct {
	Ingest ingest.Options
}

func (f *readFn) ProcessElement(ctx context.Context, name string, whole, parts func(document), reject func(schema.Reject)) error {
	source := ingest.Source{Name: name}
	if isURL(name) {
		copied, err := download(ctx, name)
		if err != nil {
			return err // the runner tries again: stores fail for a while
		}
		defer os.Remove(copied)
		source.File = copied
	}
	for item := range ingest.Documents([]ingest.Source{source}, f.Ingest) {
		d, refused := readItem(item, f.Ingest)
		switch {
		case refused != nil:
			rejected.Inc(ctx, 1)
			reject(*refused)
			continue
		case item.Container == nil:
			whole(d)
		default:
			parts(d)
		}
		documentsRead.Inc(ctx, 1)
		bytesRead.Inc(ctx, d.Row.Bytes)
		documentBytes.Update(ctx, d.Row.Bytes)
	}
	return nil
}

// readItem reads a document. A panic is a bug that concerns it alone.
func readItem(item *ingest.Item, o ingest.Options) (d document, reject *schema.Reject) {
	defer func() {
		if p := recover(); p != nil {
			reject = &schema.Reject{Source: strings.ToValidUTF8(item.Name, "\uFFFD"), Stage: ingest.StageDecode, Code: "panic", Message: panicMessage(p)}
		}
	}()
	reading := item.Read(o)
	if reading.Reject != nil {
		return d, reading.Reject
	}
	return document{Row: *reading.Document, Blocks: reading.Blocks}, nil
}

// download copies an object to a file of this machine, so that formats that are read at random can be.
func download(ctx context.Context, name string) (path string, err error) {
	store, err := filesystem.New(ctx, name)
	if err != nil {
		return "", err
	}
	defer store.Close()
	in, err := store.OpenRead(ctx, name)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	defer in.Close()
	out, err := os.CreateTemp("", "statclaim-*"+filepath.Ext(name))
	if err != nil {
		return "", fmt.Errorf("copy %s: %w", name, err)
	}
	_, err = io.Copy(out, in)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(out.Name())
		return "", fmt.Errorf("copy %s: %w", name, err)
	}
	return out.Name(), nil
}
