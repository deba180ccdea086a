package export

import (
	"os"
	"testing"

	"statclaim/schema"
)

// TestWriteForForeignClients leaves a run in $STATCLAIM_EXPORT_DIR for clients that are not ours (pyarrow, DuckDB, openpyxl,
// LibreOffice): the sample rows and 140,000 more.
func TestWriteForForeignClients(t *testing.T) {
	dir := os.Getenv("STATCLAIM_EXPORT_DIR")
	if dir == "" {
		t.Skip("STATCLAIM_EXPORT_DIR is not set")
	}
	rows := sampleRows()
	for range 20 {
		rows = append(rows, tableRows{schema.ClaimsTable, manyClaims(7000)})
	}
	writeRun(t, Options{Dir: dir, Formats: Formats, Force: true, Info: testInfo}, rows)
}
