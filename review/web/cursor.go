package web

import (
	"encoding/base64"
	"encoding/json"
)

// cursorVersion changes with the meaning of a cursor.
const cursorVersion = 1

// cursor is the key of the last row of a page: what comes next comes behind it, whatever has happened to the rows before. Clients pass it on
// and do not read it.
type cursor struct {
	Version   int    `json:"v"`
	Mark      string `json:"m"` // of the selection
	Attention int    `json:"a"` // in the order of attention
	Source    string `json:"s"`
	Start     int64  `json:"n"` // of the number, code points
	ClaimID   string `json:"c"`
}

func (c cursor) String() string {
	c.Version = cursorVersion
	return base64.RawURLEncoding.EncodeToString(encode(c))
}

// readCursor reads the parameter, nil where there is none. mark is that of the selection.
func readCursor(q query, mark string) (*cursor, error) {
	text, given := q.last("cursor")
	if !given {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil {
		return nil, refuse(badCursor, "it is not one that this server gave")
	}
	var c cursor
	if err := json.Unmarshal(raw, &c); err != nil || c.Version != cursorVersion {
		return nil, refuse(badCursor, "it is not one that this version of the server gave")
	}
	if c.Mark != mark {
		return nil, refuse(badCursor, "it belongs to other filters or another order: begin again without it")
	}
	return &c, nil
}
