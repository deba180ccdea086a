package review

import (
	"fmt"
	"time"

	"statclaim/schema"
)

// Key is the key of a claim in a run.
type Key struct{ Source, ClaimID string }

// Field is a column of claims and its value as jsonl prints it, without quotation marks; "" is null.
type Field struct{ Name, Value string }

// AnyVersion stands for the version of a claim where a reviewer decides whatever was decided before.
const AnyVersion = -1

// Decision is what a reviewer says of one claim.
type Decision struct {
	Key
	Kind      string  // accepted, corrected, rejected, unsure, added; undone where a step is read back
	Fields    []Field // columns that are corrected, or those of an added claim
	ErrorType string  // a value of the vocabulary error_type, "" for none
	Note      string
	Version   int64       // of the claim that the reviewer saw, or AnyVersion; not kept
	Anchor    schema.Span // of an added claim: its number phrase in code points of the text layer; ClaimID may then be ""
}

// Step is a set of decisions that are made, and undone, together: all of them are kept, or none.
type Step struct {
	Number    int64 // 1 for the first of a run
	Reviewer  string
	At        time.Time
	Origin    string // page, api or workbook
	Undoes    int64  // the number of the step that it takes back, 0 for none; its decisions are then filled in
	Decisions []Decision
}

// Conflict says that a claim is not as the reviewer saw it: somebody decided in the meantime.
type Conflict struct {
	Key
	Item *Item // as it is now; nil where the claim is gone
	Step int64 // the step that stands in the way
}

func (c *Conflict) Error() string {
	return fmt.Sprintf("claim %s of %s was decided on by somebody else in the meantime (step %d): look at it again", c.ClaimID, c.Source, c.Step)
}

// Invalid says what is wrong with a decision, and what is allowed.
type Invalid struct {
	Key
	Field   string // the column, "" where the decision as a whole is wrong
	Message string
}

func (i *Invalid) Error() string {
	if i.Field != "" {
		return fmt.Sprintf("claim %s: %s: %s", i.ClaimID, i.Field, i.Message)
	}
	if i.ClaimID != "" {
		return fmt.Sprintf("claim %s: %s", i.ClaimID, i.Message)
	}
	return i.Message
}
