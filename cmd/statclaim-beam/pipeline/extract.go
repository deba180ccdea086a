package main

import (
	"context"
	"fmt"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

var (
	claimsMade   = beam.NewCounter(metrics, "claims")
	suppressed   = beam.NewCounter(metrics, "suppressed")
	fuses        = beam.NewCounter(metrics, "fuses") // rule matches given up on time
	claimsOfOne  = beam.NewDistribution(metrics, "claims_per_document")
	microseconds = beam.NewDistribution(metrics, "extract_microseconds")
)

// extractFn extracts the claims of documents. All its instances in a worker share one engine.
type extractFn struct {
	Rules     rulePack
	MaxClaims int
	NoText    bool
	engine    *extract.Engine
}

func (f *extractFn) Setup(context.Context) (err error) {
	f.engine, err = engines.of(f.Rules)
	return err
}

func (f *extractFn) ProcessElement(ctx context.Context, d document, emit func(outcome), reject func(schema.Reject)) error {
	started := time.Now()
	o, refused := f.outcome(ctx, &d)
	microseconds.Update(ctx, time.Since(started).Microseconds())
	if refused != nil {
		rejected.Inc(ctx, 1)
		reject(*refused)
		return nil
	}
	claimsMade.Inc(ctx, int64(len(o.Claims)))
	suppressed.Inc(ctx, int64(len(o.Suppressed)))
	claimsOfOne.Update(ctx, int64(len(o.Claims)))
	emit(o)
	return nil
}

// outcome extracts a document. A panic is a bug that concerns it alone.
func (f *extractFn) outcome(ctx context.Context, d *document) (o outcome, reject *schema.Reject) {
	refuse := func(code, message string) *schema.Reject {
		return &schema.Reject{Source: d.Row.Source, Stage: ingest.StageExtract, Code: code, Message: message}
	}
	defer func() {
		if p := recover(); p != nil {
			o, reject = outcome{}, refuse("panic", panicMessage(p))
		}
	}()
	r := f.engine.Extract(&d.Row)
	fuses.Inc(ctx, int64(r.Fuses))
	if n := len(r.Claims); n > f.MaxClaims {
		return o, refuse("too_many_claims", fmt.Sprintf("%d claims, more than the limit of %d for a document", n, f.MaxClaims))
	}
	for i := range r.Articles {
		r.Articles[i].BlockPath = d.Blocks.At(r.Articles[i].BodyStart)
	}
	if f.NoText {
		d.Row.Text = ""
	}
	return outcome{Document: d.Row, Articles: r.Articles, Claims: r.Claims, Suppressed: r.Suppressed}, nil
}
