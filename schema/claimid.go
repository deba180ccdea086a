package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// ClaimID hashes what identifies a claim: its document, as document_id has it, and the place of its number phrase in code points.
// It is 32 hexadecimal digits.
func ClaimID(document string, number Span) string {
	sum := sha256.Sum256([]byte(document + "\n" + strconv.Itoa(number.Start) + "\n" + strconv.Itoa(number.End)))
	return hex.EncodeToString(sum[:16])
}
