package data

import "embed"

// Tables holds every .tsv file of this folder under its bare name, such as "fold.tsv".
//
//go:embed *.tsv
var Tables embed.FS
