-- statclaim schema version 1.0, DuckDB

-- one row per asserted number
CREATE TABLE "claims" (
  "claim_id" VARCHAR NOT NULL, -- hash of (document_id, number_start, number_end); free of the rule, so reviews survive rule changes
  "document_id" VARCHAR NOT NULL, -- sha256 of the text layer, as sha256:HEX
  "source" VARCHAR NOT NULL, -- path or URI as the user gave it, PATH#ID for a row of a table or a member of an archive; (source, claim_id) is the key
  "article_index" INTEGER NOT NULL, -- article within the document, 0-based
  "article_title" VARCHAR, -- title of the article, null where it has none
  "section" VARCHAR NOT NULL, -- where in the article: title, heading, byline, lead, body, caption, list, table
  "paragraph_index" INTEGER NOT NULL, -- logical paragraph of the document, 0-based, after column breaks are repaired
  "sentence_index" INTEGER NOT NULL, -- sentence within the article, 0-based
  "indicator" VARCHAR, -- what is measured or counted, as printed
  "subject" VARCHAR, -- whose figure it is, as printed
  "subject_basis" VARCHAR NOT NULL, -- stated, inherited or none
  "action" VARCHAR, -- the verb that links subject and indicator, as printed
  "measure" VARCHAR NOT NULL, -- level, change, share, multiple, ratio or rank
  "indicator_basis" VARCHAR NOT NULL, -- stated, inherited or none
  "value" DECIMAL(38,9), -- exact value; scale words folded in, percent as stated, signed for changes; null where only a range or vague numeral is stated or where it does not fit decimal128(38,9)
  "value_text" VARCHAR, -- the same value in plain digits, printed zeros kept
  "value_float" DOUBLE, -- convenience copy of value, inexact
  "lower" DECIMAL(38,9), -- lower bound from the wording
  "upper" DECIMAL(38,9), -- upper bound from the wording
  "lower_inclusive" BOOLEAN, -- whether the lower bound itself is included
  "upper_inclusive" BOOLEAN, -- whether the upper bound itself is included
  "qualifier" VARCHAR NOT NULL, -- exact, about, under, over, more, at_least, at_most, several or range
  "qualifier_text" VARCHAR, -- the cue as printed
  "number_text" VARCHAR NOT NULL, -- the number phrase as printed, full width and all
  "unit" VARCHAR, -- unit or classifier as printed, without the scale word
  "unit_code" VARCHAR, -- ISO 4217 for money, UCUM for measures, {name} annotation for counted things, %, pp, x
  "unit_kind" VARCHAR NOT NULL, -- count, money, percent, percentage_point, permille, duration, age, area, length, mass, volume, energy, power, temperature, speed, data, score, multiple, ratio, rank, rate or other
  "unit_scale" INTEGER NOT NULL, -- power of ten of the stated scale word (万 4, 亿 8)
  "per" VARCHAR, -- denominator as printed
  "base_value" DECIMAL(38,9), -- value in the base unit where the unit has a fixed conversion
  "base_unit" VARCHAR, -- UCUM code of that base unit
  "comparison" VARCHAR NOT NULL, -- none, yoy, mom, qoq, vs_base or vs_plan
  "direction" VARCHAR NOT NULL, -- up, down, flat or none
  "baseline_text" VARCHAR, -- what it is compared with, as printed
  "baseline_value" DECIMAL(38,9), -- the value it is compared with, where stated (从A增至B: A)
  "period" VARCHAR, -- EDTF (ISO 8601-2 level 1) of the time that the number is about
  "period_text" VARCHAR, -- the time expression as printed
  "period_start" DATE, -- first day, inclusive
  "period_end" DATE, -- last day, inclusive
  "period_basis" VARCHAR NOT NULL, -- stated, inherited, relative or none
  "place" VARCHAR, -- the smallest place that the number is about, as printed
  "place_code" VARCHAR, -- GB/T 2260 code, six digits
  "place_basis" VARCHAR NOT NULL, -- stated, inherited or none
  "modality" VARCHAR NOT NULL, -- actual, target, forecast, requirement or hypothetical
  "attribution" VARCHAR, -- who says so, as printed
  "related_claim_id" VARCHAR, -- the claim that this one relates to
  "relation" VARCHAR, -- part_of, change_of, share_of, zero_of, base_of or repeat_of
  "quote" VARCHAR NOT NULL, -- the evidence: the clause that carries the claim, as in the text layer
  "sentence" VARCHAR NOT NULL, -- the sentence as read, column breaks repaired
  "quote_start" BIGINT NOT NULL, -- first code point of quote in the text layer
  "quote_end" BIGINT NOT NULL, -- code point behind quote
  "quote_start_byte" BIGINT NOT NULL, -- first UTF-8 byte of quote
  "quote_end_byte" BIGINT NOT NULL, -- byte behind quote
  "number_start" BIGINT NOT NULL, -- first code point of number_text in the text layer
  "number_end" BIGINT NOT NULL, -- code point behind number_text
  "number_start_byte" BIGINT NOT NULL, -- first UTF-8 byte of number_text
  "number_end_byte" BIGINT NOT NULL, -- byte behind number_text
  "rule_id" VARCHAR NOT NULL, -- the rule that made the claim
  "confidence" DOUBLE, -- measured precision of the rule on gold; null where not measured
  "flags" VARCHAR[] NOT NULL, -- what a careful reader should know: ambiguous_scale, full_width, rounded_quotient, unpaired_list ...
  "review_status" VARCHAR NOT NULL, -- unreviewed, accepted, corrected or rejected
  "review_note" VARCHAR, -- the reviewer's note
  "reviewer" VARCHAR, -- who decided
  "reviewed_at" TIMESTAMP WITH TIME ZONE -- when, UTC
);

-- one row per document that was read
CREATE TABLE "documents" (
  "document_id" VARCHAR NOT NULL, -- sha256 of the text layer, as sha256:HEX
  "source" VARCHAR NOT NULL, -- path or URI as the user gave it
  "title" VARCHAR, -- title of the document
  "published_at" DATE, -- publication date that relative and year-less periods resolve against
  "published_basis" VARCHAR NOT NULL, -- option, metadata, text, url or none
  "encoding" VARCHAR NOT NULL, -- character encoding that the bytes were read in
  "encoding_basis" VARCHAR NOT NULL, -- option, bom, utf-8-valid, gb18030-valid or declared
  "bytes" BIGINT NOT NULL, -- size of the input in bytes
  "code_points" BIGINT NOT NULL, -- length of the text layer in code points
  "replaced_bytes" BIGINT NOT NULL, -- input bytes that were replaced by U+FFFD
  "articles" INTEGER NOT NULL, -- number of articles
  "claims" INTEGER NOT NULL, -- number of claims
  "text" VARCHAR, -- the text layer itself; null with --no-text
  "media_type" VARCHAR -- IANA media type that the input was read as: text/plain or text/markdown
);

-- one row per article
CREATE TABLE "articles" (
  "document_id" VARCHAR NOT NULL, -- the document
  "source" VARCHAR NOT NULL, -- path or URI of the document
  "article_index" INTEGER NOT NULL, -- article within the document, 0-based
  "title" VARCHAR, -- title as printed
  "byline" VARCHAR, -- byline as printed
  "dateline" VARCHAR, -- dateline as printed (本报讯 …)
  "body_start" BIGINT NOT NULL, -- first code point of the body
  "body_end" BIGINT NOT NULL, -- code point behind the body
  "title_start" BIGINT, -- first code point of the title, null without one
  "title_end" BIGINT, -- code point behind the title, null without one
  "claims" INTEGER NOT NULL -- number of claims
);

-- every number that was seen and not claimed
CREATE TABLE "suppressed" (
  "document_id" VARCHAR NOT NULL, -- the document
  "source" VARCHAR NOT NULL, -- path or URI of the document
  "article_index" INTEGER NOT NULL, -- article within the document
  "text" VARCHAR NOT NULL, -- the numeral as printed, with its unit
  "start" BIGINT NOT NULL, -- first code point in the text layer
  "end" BIGINT NOT NULL, -- code point behind
  "start_byte" BIGINT NOT NULL, -- first UTF-8 byte
  "end_byte" BIGINT NOT NULL, -- byte behind
  "guard" VARCHAR NOT NULL, -- id of the guard that keeps it from being a claim
  "context" VARCHAR NOT NULL -- the clause around it
);

-- inputs that could not be read
CREATE TABLE "rejects" (
  "source" VARCHAR NOT NULL, -- path or URI of the input
  "stage" VARCHAR NOT NULL, -- open, decode, parse or extract
  "code" VARCHAR NOT NULL, -- what went wrong, as a stable word
  "message" VARCHAR NOT NULL, -- the same for a reader
  "offset" BIGINT -- byte offset where it went wrong, null where there is none
);

-- append-only decisions of reviewers
CREATE TABLE "reviews" (
  "source" VARCHAR NOT NULL, -- source of the claim
  "claim_id" VARCHAR NOT NULL, -- the claim
  "decision" VARCHAR NOT NULL, -- accepted, corrected, rejected, added or undone
  "field" VARCHAR, -- the column that is corrected
  "value" VARCHAR, -- its corrected value, as text
  "note" VARCHAR, -- the reviewer's note
  "reviewer" VARCHAR, -- who decided
  "reviewed_at" TIMESTAMP WITH TIME ZONE -- when, UTC
);

-- values of closed columns (readers must tolerate values that a later version adds)
-- section: title, heading, byline, lead, body, caption, list, table
-- subject_basis: stated, inherited, none
-- measure: level, change, share, multiple, ratio, rank
-- indicator_basis: stated, inherited, none
-- qualifier: exact, about, under, over, more, at_least, at_most, several, range
-- unit_kind: count, money, percent, percentage_point, permille, duration, age, area, length, mass, volume, energy, power, temperature, speed, data, score, multiple, ratio, rank, rate, other
-- comparison: none, yoy, mom, qoq, vs_base, vs_plan
-- direction: up, down, flat, none
-- period_basis: stated, inherited, relative, none
-- place_basis: stated, inherited, none
-- modality: actual, target, forecast, requirement, hypothetical
-- relation: part_of, change_of, share_of, zero_of, base_of, repeat_of
-- review_status: unreviewed, accepted, corrected, rejected
-- published_basis: option, metadata, text, url, none
