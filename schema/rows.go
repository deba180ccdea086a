package schema

import "time"

// Claim is one row of claims: one row per asserted number. Text that the schema allows to be null is "" for null; offsets are half-open.
type Claim struct {
	ClaimID         string
	DocumentID      string
	Source          string
	ArticleIndex    int32
	ArticleTitle    string
	Section         string
	ParagraphIndex  int32
	SentenceIndex   int32
	Indicator       string
	Subject         string
	SubjectBasis    string
	Action          string
	Measure         string
	IndicatorBasis  string
	Value           *Decimal
	ValueText       string
	ValueFloat      *float64
	Lower           *Decimal
	Upper           *Decimal
	LowerInclusive  *bool
	UpperInclusive  *bool
	Qualifier       string
	QualifierText   string
	NumberText      string
	Unit            string
	UnitCode        string
	UnitKind        string
	UnitScale       int32
	Per             string
	BaseValue       *Decimal
	BaseUnit        string
	Comparison      string
	Direction       string
	BaselineText    string
	BaselineValue   *Decimal
	Period          string
	PeriodText      string
	PeriodStart     *Date
	PeriodEnd       *Date
	PeriodBasis     string
	Place           string
	PlaceCode       string
	PlaceBasis      string
	Modality        string
	Attribution     string
	RelatedClaimID  string
	Relation        string
	Quote           string
	Sentence        string
	QuoteStart      int64
	QuoteEnd        int64
	QuoteStartByte  int64
	QuoteEndByte    int64
	NumberStart     int64
	NumberEnd       int64
	NumberStartByte int64
	NumberEndByte   int64
	RuleID          string
	Confidence      *float64
	Flags           []string
	ReviewStatus    string
	ReviewNote      string
	Reviewer        string
	ReviewedAt      *time.Time
}

// Document is one row of documents: one row per document that was read. Text that the schema allows to be null is "" for null; offsets are half-open.
type Document struct {
	DocumentID     string
	Source         string
	Title          string
	PublishedAt    *Date
	PublishedBasis string
	Encoding       string
	EncodingBasis  string
	Bytes          int64
	CodePoints     int64
	ReplacedBytes  int64
	Articles       int32
	Claims         int32
	Text           string
	MediaType      string
	BlockPath      string
}

// Article is one row of articles: one row per article. Text that the schema allows to be null is "" for null; offsets are half-open.
type Article struct {
	DocumentID   string
	Source       string
	ArticleIndex int32
	Title        string
	Byline       string
	Dateline     string
	BodyStart    int64
	BodyEnd      int64
	TitleStart   *int64
	TitleEnd     *int64
	Claims       int32
	BlockPath    string
}

// Suppressed is one row of suppressed: every number that was seen and not claimed. Text that the schema allows to be null is "" for null; offsets are half-open.
type Suppressed struct {
	DocumentID   string
	Source       string
	ArticleIndex int32
	Text         string
	Start        int64
	End          int64
	StartByte    int64
	EndByte      int64
	Guard        string
	Context      string
}

// Reject is one row of rejects: inputs that could not be read. Text that the schema allows to be null is "" for null; offsets are half-open.
type Reject struct {
	Source  string
	Stage   string
	Code    string
	Message string
	Offset  *int64
}

// Finding is one row of findings: claims that cannot both be true, or that deserve a look. The lists have one element a claim.
type Finding struct {
	Grade       string
	Type        string
	ClaimIDs    []string
	Sources     []string
	Numbers     []string
	Quotes      []string
	Explanation string
	Tolerance   string // "" for null
}

// Review is one row of reviews: append-only decisions of reviewers. Text that the schema allows to be null is "" for null; offsets are half-open.
type Review struct {
	Source     string
	ClaimID    string
	Decision   string
	Field      string
	Value      string
	Note       string
	Reviewer   string
	ReviewedAt *time.Time
	Step       *int64
	StepRows   *int64
	Undoes     *int64
	ErrorType  string
	Origin     string
	Claim      string
}
