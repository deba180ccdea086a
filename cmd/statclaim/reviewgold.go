package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/disk"
	"statclaim/review/gold"
)

// reviewGoldFlags are the flags of review gold.
type reviewGoldFlags struct {
	output string
	all    bool
	force  bool
	quiet  bool
}

func newReviewGold(s *streams) *cobra.Command {
	var f reviewGoldFlags
	c := &cobra.Command{
		Use:   "gold RUN_DIR -o GOLD_DIR",
		Short: "Make gold of reviewed documents, which 'statclaim eval' measures rules on",
		Long: `Gold writes every document that was reviewed wholly (somebody decided, nothing is open)
to GOLD_DIR: the text as it is stored in NAME.txt, its labels in NAME.json. Accepted, corrected and added claims are labels that have to be found,
rejected ones are none. With --all also documents that were begun; their open claims are
borderline labels, which neither reward nor punish, but count as right in the precision
of a rule: measure confidence on what was reviewed wholly.

'statclaim eval GOLD_DIR --confidence FILE' writes the precision that was measured for each
rule; 'extract --rules DIR' with that file as DIR/confidence.tsv puts it into the column
confidence.

GOLD_DIR appears whole or not at all.`,
		Example: `  statclaim review gold run/ -o gold/
  statclaim eval gold/ --misses 5
  statclaim eval gold/ --confidence measured/confidence.tsv
  statclaim extract news/ -o out/ --rules measured/`,
		Args: oneRun,
		RunE: func(_ *cobra.Command, args []string) error { return f.run(s, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "`GOLD_DIR`, a folder to make")
	flags.BoolVar(&f.all, "all", false, "documents too that have open claims")
	flags.BoolVar(&f.force, "force", false, "replace a folder of gold that stands")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary on standard error")
	return c
}

func (f reviewGoldFlags) run(s *streams, dir string) error {
	if f.output == "" {
		return usage(errors.New("no output: want -o GOLD_DIR"))
	}
	if err := f.checkOutput(); err != nil {
		return usage(err)
	}
	session, err := openReview(s, dir)
	if err != nil {
		return err
	}
	defer session.Close()
	files, skipped := gold.Files(session, f.all)
	if len(files) == 0 {
		return usage(fmt.Errorf("%s has no document that was reviewed wholly: of %d, the first, %s: %s; --all takes documents with open claims too", dir,
			len(skipped), firstOf(skipped).Source, firstOf(skipped).Why))
	}
	if err := f.write(files); err != nil {
		return &failure{exitIO, err}
	}
	if f.quiet {
		return nil
	}
	labels := 0
	for _, file := range files {
		labels += file.Claims
	}
	fmt.Fprintf(s.err, "%s with %s in %s; %d left out%s\n", plural(len(files), "document"), plural(labels, "label"), f.output, len(skipped), reasons(skipped))
	return nil
}

func firstOf(skipped []gold.Skipped) gold.Skipped {
	if len(skipped) == 0 {
		return gold.Skipped{Source: "none", Why: "the run has no documents"}
	}
	return skipped[0]
}

// reasons counts why documents were left out.
func reasons(skipped []gold.Skipped) string {
	var order []string
	counts := map[string]int{}
	for _, x := range skipped {
		if counts[x.Why]++; counts[x.Why] == 1 {
			order = append(order, x.Why)
		}
	}
	var parts []string
	for _, why := range order {
		parts = append(parts, fmt.Sprintf("%s: %d", why, counts[why]))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// checkOutput refuses a folder that stands, and with --force one that holds anything but gold.
func (f reviewGoldFlags) checkOutput() error {
	entries, err := os.ReadDir(f.output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at output %s: %w", f.output, reason(err))
	case len(entries) > 0 && !f.force:
		return fmt.Errorf("output %s stands already (see --force)", f.output)
	}
	for _, e := range entries {
		switch ext := filepath.Ext(e.Name()); {
		case e.Type().IsRegular() && (ext == ".json" || ext == ".txt" || ext == ".md"):
		default:
			return fmt.Errorf("output %s is in the way: %s is no file of gold; choose another folder", f.output, e.Name())
		}
	}
	return nil
}

// write makes the folder beside its place and then puts it there.
func (f reviewGoldFlags) write(files []gold.File) error {
	out := filepath.Clean(f.output)
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	made, err := os.MkdirTemp(parent, ".statclaim-gold-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made) // what is left of it where something failed, or the old folder
	fresh := filepath.Join(made, "new")
	if err := os.Mkdir(fresh, 0o777); err != nil {
		return err
	}
	for _, file := range files {
		for _, part := range []struct {
			name    string
			content []byte
		}{{file.Name + ".txt", []byte(file.Text)}, {file.Name + ".json", file.Labels}} {
			if err := writeSynced(filepath.Join(fresh, part.name), part.content); err != nil {
				return err
			}
		}
	}
	disk.SyncDirectory(fresh)
	err = os.Rename(out, filepath.Join(made, "old"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(filepath.Join(made, "old"), out))
	}
	disk.SyncDirectory(parent)
	return nil
}

func writeSynced(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}
