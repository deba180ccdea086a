package review

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/schema"
)

// run is what extract wrote, held in memory. Nothing of it changes but the cache of given rows.
type run struct {
	json       []byte // run.json, nil where there is none
	documents  []*schema.Document
	bySource   map[string]*schema.Document
	claims     map[string][]*schema.Claim // by source
	byKey      map[Key]*schema.Claim
	sources    map[string][]string // of a claim id
	articles   map[string][]schema.Article
	suppressed map[string][]schema.Suppressed
	findings   []schema.Finding
	findingsOf map[Key][]int
	given      map[Key]*schema.Claim // rows of added claims before their columns are set; under the session's lock
}

// readRun reads the tables of a directory. Claims must be there; what else is missing is made up from them, or is empty.
func readRun(dir string) (*run, error) {
	r := &run{bySource: map[string]*schema.Document{}, claims: map[string][]*schema.Claim{}, byKey: map[Key]*schema.Claim{},
		sources: map[string][]string{}, articles: map[string][]schema.Article{}, suppressed: map[string][]schema.Suppressed{},
		findingsOf: map[Key][]int{}, given: map[Key]*schema.Claim{}}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("open a run: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open a run: %s is a file: want the directory that extract wrote", dir)
	}
	if err := r.readAll(dir); err != nil {
		return nil, err
	}
	r.json, err = os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open a run: %w", err)
	}
	return r, r.audit()
}

func (r *run) readAll(dir string) error {
	err := readTable(dir, schema.DocumentsTable, func(d *schema.Document) error {
		if r.bySource[d.Source] != nil {
			return fmt.Errorf("documents: two of the source %s", d.Source)
		}
		r.addDocument(d)
		return nil
	})
	if err := optional(err); err != nil {
		return err
	}
	err = readTable(dir, schema.ClaimsTable, r.addClaim)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s holds no claims: want the directory that extract wrote, with claims as parquet, arrow, jsonl or csv (%w)", dir, fs.ErrNotExist)
	}
	if err != nil {
		return err
	}
	err = readTable(dir, schema.ArticlesTable, func(a *schema.Article) error {
		r.articles[a.Source] = append(r.articles[a.Source], *a)
		return nil
	})
	if err := optional(err); err != nil {
		return err
	}
	return optional(readTable(dir, schema.SuppressedTable, func(s *schema.Suppressed) error {
		r.suppressed[s.Source] = append(r.suppressed[s.Source], *s)
		return nil
	}))
}

func (r *run) addDocument(d *schema.Document) {
	r.documents = append(r.documents, d)
	r.bySource[d.Source] = d
}

func (r *run) addClaim(c *schema.Claim) error {
	key := Key{c.Source, c.ClaimID}
	if r.byKey[key] != nil {
		return fmt.Errorf("claims: claim %s of %s stands there twice", c.ClaimID, c.Source)
	}
	if r.bySource[c.Source] == nil {
		r.addDocument(&schema.Document{DocumentID: c.DocumentID, Source: c.Source, PublishedBasis: schema.BasisNone})
	}
	r.byKey[key] = c
	r.claims[c.Source] = append(r.claims[c.Source], c)
	r.sources[c.ClaimID] = append(r.sources[c.ClaimID], c.Source)
	c.ReviewStatus, c.ReviewNote, c.Reviewer, c.ReviewedAt = schema.Unreviewed, "", "", nil // reviews.jsonl alone tells
	return nil
}

// readTable hands on every row of a table.
func readTable[R any](dir string, t *schema.Table, use func(*R) error) error {
	reader, err := export.OpenTable(dir, t)
	if err != nil {
		return err
	}
	defer reader.Close()
	for {
		row, err := reader.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := use(row.(*R)); err != nil {
			return err
		}
	}
}

// optional passes over a table that is not there.
func optional(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (r *run) claim(key Key) *schema.Claim { return r.byKey[key] }

func (r *run) sourcesOf(claimID string) []string { return r.sources[claimID] }

// audit finds the claims that cannot both be true.
func (r *run) audit() error {
	auditor, err := audit.New(audit.Options{})
	if err != nil {
		return err
	}
	for _, d := range r.documents {
		page := audit.Document{PublishedAt: d.PublishedAt}
		for _, c := range r.claims[d.Source] {
			page.Claims = append(page.Claims, *c)
		}
		r.findings = append(r.findings, auditor.Document(page)...)
	}
	r.findings = append(r.findings, auditor.Finish()...)
	for i := range r.findings {
		f := &r.findings[i]
		for n, id := range f.ClaimIDs {
			key := Key{f.Sources[n], id}
			if known := r.findingsOf[key]; len(known) == 0 || known[len(known)-1] != i {
				r.findingsOf[key] = append(known, i)
			}
		}
	}
	return nil
}
