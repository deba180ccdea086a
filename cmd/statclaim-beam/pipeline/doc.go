// Statclaim-beam runs the extractor of statclaim as an Apache Beam pipeline: on one machine by default (Beam's Prism runner), on Flink,
// Dataflow or Spark by Beam's own flags.
//
// It takes files by name, folder, glob or object-store URL (local, gs://, s3://) and gives the tables of a run as files of bounded
// size, DIR/claims-HASH.parquet and its siblings, and DIR/run.json, which lists them and is written last:
//
//	inputs ─match→ files ─read→ documents ─extract→ outcomes ─write→ shards ─publish→ DIR
//	                       └──────── rejects ──────────────────┘
//
// Rows of tables and members of archives are shuffled before they are extracted, so that one large file keeps every worker busy;
// a file of its own is read and extracted in one step. Claims never cross the shuffle: a bundle writes them under names of its own
// below DIR/.statclaim-beam-…, and only what the runner has committed is put in place, by one step at the end. A bundle that is
// repeated, or a worker that is killed, leaves files that nobody names, and they are removed.
//
// It holds nothing of what ingest, extract and export know: no format is read or written here, no number is understood. It never
// schedules; the runner does.
package main
