package data

import "embed"

// Rules holds the embedded wording patterns.
//
//go:embed rules/*.yaml
var Rules embed.FS
