package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/journal"
	"statclaim/schema"
)

// resumeRecord is what run.json says of a run with --resume.
type resumeRecord struct {
	Key       string `json:"key"`       // the same for the same inputs, settings and versions
	Documents int    `json:"documents"` // that an interrupted run had done, rejects too
}

func (e *extraction) resumeRecord() *resumeRecord {
	if e.journal == nil {
		return nil
	}
	return &resumeRecord{e.key.Sum(), e.tally.kept.Documents + e.tally.kept.Rejects}
}

// openJournal opens the journal of the run. complete says that there is nothing left to do: a run with the same key has ended.
func (e *extraction) openJournal(sources []ingest.Source) (complete bool, code int, err error) {
	inputs, err := inputsOfKey(sources)
	if err != nil {
		return false, 0, usage(err)
	}
	e.key = journal.Key{Parts: e.keyParts(), Inputs: inputs}
	dir := filepath.Join(e.settings.directory, ingest.ResumeName)
	if !journal.Exists(dir) && !e.settings.force {
		if code, ended := endedRun(e.settings.directory, e.key.Sum()); ended {
			return true, code, os.RemoveAll(dir) // what a kill has left of a journal that was being removed
		}
	}
	e.journal, err = journal.Open(journal.Options{Dir: dir, Key: e.key, Anew: e.settings.force})
	var other *journal.Mismatch
	switch {
	case errors.As(err, &other):
		return false, 0, usage(fmt.Errorf("--resume: %s keeps %s of another run: %s\nrepeat that run's command, or remove %s, or start anew with --force",
			other.Dir, plural(other.Records, "document"), strings.Join(other.Changes, "; "), other.Dir))
	case errors.Is(err, journal.ErrLocked):
		return false, 0, usage(fmt.Errorf("--resume: %w", err))
	case err != nil:
		return false, 0, &failure{exitIO, err}
	}
	return false, 0, nil
}

// inputsOfKey looks at the inputs. What can be read only once cannot be resumed.
func inputsOfKey(sources []ingest.Source) ([]journal.Input, error) {
	var problems []error
	inputs := make([]journal.Input, len(sources))
	for i, s := range sources {
		inputs[i] = journal.Input{Name: s.Name, Size: -1, Modified: -1}
		if s.Reader != nil {
			problems = append(problems, errors.New("--resume: standard input cannot be read again; write it to a file first"))
			continue
		}
		info, err := os.Stat(s.Name)
		switch {
		case err != nil: // it becomes a reject
		case info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0:
			problems = append(problems, fmt.Errorf("--resume: %s cannot be read again; write it to a file first", s.Name))
		default:
			inputs[i].Size, inputs[i].Modified = info.Size(), info.ModTime().UnixNano()
		}
	}
	return inputs, errors.Join(problems...)
}

// keyParts are the versions and settings that outputs depend on.
func (e *extraction) keyParts() []journal.Part {
	set := e.settings
	formats := make([]string, len(set.formats))
	for i, f := range set.formats {
		formats[i] = string(f)
	}
	published, partition, rows := "", "", ""
	if set.ingest.Published != nil {
		published = set.ingest.Published.String()
	}
	if set.dataset != nil {
		for _, key := range set.dataset.Keys {
			partition += string(key) + " "
		}
		rows = strconv.FormatInt(set.dataset.FileRows, 10)
	}
	return []journal.Part{
		{Name: "version", Value: strings.TrimSpace(e.build.version + " " + e.build.revision)},
		{Name: "ruleset", Value: e.engine.RulesetVersion()},
		{Name: "schema", Value: schema.Version},
		{Name: "--format", Value: strings.Join(formats, ",")},
		{Name: "--partition", Value: strings.TrimSpace(partition)},
		{Name: "--file-rows", Value: rows},
		{Name: "look of the workbook", Value: workbookPart(set.workbook)},
		{Name: "--no-text", Value: strconv.FormatBool(set.noText)},
		{Name: "--input-format", Value: string(set.ingest.Format)},
		{Name: "--text-column", Value: set.ingest.Columns.Text},
		{Name: "--id-column", Value: set.ingest.Columns.ID},
		{Name: "--date-column", Value: set.ingest.Columns.Date},
		{Name: "--title-column", Value: set.ingest.Columns.Title},
		{Name: "--published", Value: published},
		{Name: "--encoding", Value: string(set.ingest.Encoding)},
		{Name: "--encoding-errors", Value: map[bool]string{true: "replace", false: "strict"}[set.ingest.ReplaceErrors]},
		{Name: "--max-bytes", Value: strconv.FormatInt(set.ingest.MaxBytes, 10)},
		{Name: "--max-claims", Value: strconv.Itoa(set.maxClaims)},
	}
}

// workbookPart tells the settings of the workbook; its rules and words belong to the versions.
func workbookPart(look export.Workbook) string {
	look.Rules, look.FindingTypes = nil, nil
	return fmt.Sprintf("%+v", look)
}

// endedRun reports whether the run.json of a directory is that of a run with the same key, and its exit code.
func endedRun(dir, key string) (code int, ended bool) {
	content, err := os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil {
		return 0, false
	}
	var m manifest
	if json.Unmarshal(content, &m) != nil || m.Resume == nil {
		return 0, false
	}
	return m.ExitCode, m.Resume.Key == key
}

// replay writes what an interrupted run had done, and gives the number of its documents and rejects.
func (e *extraction) replay(ctx context.Context, d destination) (int, error) {
	if e.journal == nil {
		return 0, nil
	}
	err := e.journal.Replay(func(record []byte) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		o, err := readOutcome(record)
		if err != nil {
			return fmt.Errorf("%s: %w", ingest.ResumeName, err)
		}
		return e.write(o, d)
	})
	e.tally.kept = e.tally.counts
	e.meter.measure()
	n := e.journal.Records()
	if err == nil && n > 0 {
		e.meter.note("resume", fmt.Sprintf("going on behind %s that were done before", plural(n, "document")))
	}
	return n, err
}

// keep adds an outcome to the journal.
func (e *extraction) keep(o *outcome) error {
	if e.journal == nil {
		return nil
	}
	e.record = appendOutcome(e.record[:0], o)
	err := e.journal.Append(e.record)
	if cap(e.record) > maxRecord {
		e.record = nil
	}
	return err
}

// maxRecord is the room for a record that is used again.
const maxRecord = 16 << 20
