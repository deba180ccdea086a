package main

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"statclaim/schema"
)

// build adds the steps of the job to a pipeline.
func (j *job) build(s beam.Scope) {
	files := beam.Reshuffle(s, beam.ParDo(s, &matchFn{Inputs: j.Inputs}, beam.Impulse(s)))
	whole, parts, unread := beam.ParDo3(s, &readFn{Ingest: j.Ingest}, files)
	done, refused := j.extract(s.Scope("files"), whole)
	doneParts, refusedParts := j.extract(s.Scope("rows"), beam.Reshuffle(s, parts))
	rejects := beam.ParDo(s, &writeRejectsFn{Target: j.Target}, beam.Flatten(s, unread, refused, refusedParts))
	none := beam.Create(s, shard{}) // so that a run without a single row is published too
	shards := beam.Flatten(s, done, doneParts, rejects, none)
	beam.ParDo0(s, &publishFn{Target: j.Target}, beam.GroupByKey(s, beam.AddFixedKey(s, shards)))
}

// extract adds the steps from documents to shards, which the runner fuses: no claim leaves the worker but in a file.
func (j *job) extract(s beam.Scope, documents beam.PCollection) (shards, rejects beam.PCollection) {
	outcomes, rejects := beam.ParDo2(s, &extractFn{Rules: j.Rules, MaxClaims: j.MaxClaims, NoText: j.NoText}, documents)
	return beam.ParDo(s, &writeFn{Target: j.Target}, outcomes), rejects
}

// registerSteps tells Beam of every step and of what flows between them. Launcher and workers call it before beam.Init.
func registerSteps() {
	register.DoFn3x1[context.Context, []byte, func(string), error](&matchFn{})
	register.DoFn5x1[context.Context, string, func(document), func(document), func(schema.Reject), error](&readFn{})
	register.DoFn4x1[context.Context, document, func(outcome), func(schema.Reject), error](&extractFn{})
	register.DoFn3x1[context.Context, outcome, func(shard), error](&writeFn{})
	register.DoFn3x1[context.Context, schema.Reject, func(shard), error](&writeRejectsFn{})
	register.DoFn3x1[context.Context, int, func(*shard) bool, error](&publishFn{})
	register.Emitter1[string]()
	register.Emitter1[document]()
	register.Emitter1[outcome]()
	register.Emitter1[schema.Reject]()
	register.Emitter1[shard]()
	register.Iter1[shard]()
	registerCoders()
}
