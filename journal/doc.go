// Package journal keeps the finished work of a run in shards, so that a run that was killed can go on.
//
// It takes records, bytes that it never looks into, and a key that says what they were made of. It gives the same records back, in the
// same order, to a run with the same key. A folder holds
//
//	manifest.jsonl   the key, then a line for each shard with its records, bytes and sha256
//	inputs.txt       the inputs of the key, a line each
//	000000.shard …   the records, zstd: a length (uvarint) before each
//	shard.tmp        the shard that is being written
//	outputs/         where the caller's outputs wait until all are done
//
// A shard is written aside, put on the disk, renamed, and only then named in the manifest: whatever the moment of a kill, the folder
// holds whole shards and at most one that is lost. What is torn or damaged is dropped, with all that came after it, and made again.
// It never reads the clock and never looks at the inputs.
package journal
