package main

import (
	"bytes"
	"reflect"
	"testing"

	"statclaim/ingest"
	"statclaim/schema"
)

func TestDocumentComesBack(t *testing.T) {
	day := schema.Date{Year: 2024, Month: 3, Day: 5}
	for _, want := range []document{
		{Row: schema.Document{Source: "a.txt", Text: "出口增长3.1%。", PublishedAt: &day}},
		{Row: schema.Document{Source: "a.zip#b.html"}, Blocks: ingest.Blocks{{Start: 0, Path: "/html/body/p[1]"}, {Start: 12, Path: "/html/body/p[2]"}}},
	} {
		got, err := decodeDocument(encodeDocument(want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
}

func TestOutcomeComesBack(t *testing.T) {
	outcomes, _ := outcomesOf(t)
	for _, want := range outcomes {
		got, err := decodeOutcome(encodeOutcome(want))
		if err != nil || !bytes.Equal(encodeOutcome(got), encodeOutcome(want)) || len(got.Claims) != len(want.Claims) {
			t.Fatalf("%s: got another outcome: %v", want.Document.Source, err)
		}
	}
}

func TestRejectComesBack(t *testing.T) {
	offset := int64(17)
	want := schema.Reject{Source: "a.txt", Stage: "decode", Code: "invalid", Message: "byte 17", Offset: &offset}
	got, err := decodeReject(encodeReject(want))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encodeDocument(document{Row: schema.Document{Source: "a.txt"}, Blocks: ingest.Blocks{{Start: 1, Path: "p"}}}))
	f.Add(encodeOutcome(outcome{Document: schema.Document{Source: "a.txt"}, Claims: []schema.Claim{{ClaimID: "c"}}}))
	f.Add(encodeReject(schema.Reject{Source: "a.txt"}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, err := decodeDocument(b); err == nil {
			if _, err := decodeDocument(encodeDocument(d)); err != nil {
				t.Error(err)
			}
		}
		if o, err := decodeOutcome(b); err == nil {
			if _, err := decodeOutcome(encodeOutcome(o)); err != nil {
				t.Error(err)
			}
		}
		_, _ = decodeReject(b)
	})
}
