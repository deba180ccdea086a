package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// ClaimID hashes what identifies a claim: its document, as document_id has it, and the place of its number phrase in code points.
// It is 32 hexadecimal digits.
func ClaimID(document string, number Span) string {
	const usual = 128
	var room [usual]byte
	key := append(append(room[:0], document...), '\n')
	key = append(strconv.AppendInt(key, int64(number.Start), 10), '\n')
	sum := sha256.Sum256(strconv.AppendInt(key, int64(number.End), 10))
	var digits [sha256.Size]byte
	hex.Encode(digits[:], sum[:sha256.Size/2])
	return string(digits[:])
}
