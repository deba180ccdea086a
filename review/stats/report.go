package stats

// Report is what Count gives.
type Report struct {
	Documents  []Document `json:"documents"` // in the order of the run
	Whole      int        `json:"whole"`     // documents with a decision and without an open claim
	Claims     int        `json:"claims"`
	Open       int        `json:"open"`     // undecided, unsure or changed since
	Changed    int        `json:"changed"`  // read differently since they were decided on
	Statuses   []Count    `json:"statuses"` // in the order of the vocabulary
	Reviewers  []Reviewer `json:"reviewers"`
	ErrorTypes []Count    `json:"error_types"` // the most frequent first
	Precision  Share      `json:"precision"`   // rightly claimed of the decided
	Recall     Share      `json:"recall"`      // of the claims of documents that were reviewed wholly, those that the rules found
	Rules      []Rule     `json:"rules"`       // by id
	Fields     []Field    `json:"fields"`      // in the order of the table
	Rejections []Blame    `json:"rejections"`  // rules by their rejected claims, the most first
	Promotions []Blame    `json:"promotions"`  // guards by the numbers that a reviewer made claims; "" for numbers that nothing had seen
}

// Document is the progress in one document.
type Document struct {
	Source string `json:"source"`
	Title  string `json:"title,omitempty"`
	Claims int    `json:"claims"`
	Open   int    `json:"open"`
	Whole  bool   `json:"whole"`
}

// Count is how often there is something.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Reviewer is what one person has decided, the last word on each claim.
type Reviewer struct {
	Name     string  `json:"name"`
	Statuses []Count `json:"statuses"`
}

// Rule is how the claims of one rule fare.
type Rule struct {
	ID        string `json:"id"`
	Claims    int    `json:"claims"`
	Corrected int    `json:"corrected"`
	Precision Share  `json:"precision"` // rightly claimed of the decided
	Untouched Share  `json:"untouched"` // accepted as they were, of the decided
}

// Field is how often one column is right in what was rightly claimed.
type Field struct {
	Column    string `json:"column"`
	Precision Share  `json:"precision"`
}

// Blame is a rule or a guard with what it did wrong.
type Blame struct {
	ID       string    `json:"id"`
	Count    int       `json:"count"`
	Examples []Example `json:"examples"`
}

// Example is one number that was read wrongly.
type Example struct {
	Source    string `json:"source"`
	ClaimID   string `json:"claim_id"`
	Number    string `json:"number"`
	Quote     string `json:"quote"`
	ErrorType string `json:"error_type,omitempty"`
	Note      string `json:"note,omitempty"`
}
