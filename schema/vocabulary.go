package schema

// Vocabulary lists the values of each closed column. Readers must tolerate values that a later version adds.
var Vocabulary = map[string][]string{
	"section":         {SectionTitle, SectionHeading, SectionByline, SectionLead, SectionBody, SectionCaption, SectionList, SectionTable},
	"subject_basis":   {BasisStated, BasisInherited, BasisNone},
	"indicator_basis": {BasisStated, BasisInherited, BasisNone},
	"place_basis":     {BasisStated, BasisInherited, BasisNone},
	"period_basis":    {BasisStated, BasisInherited, BasisRelative, BasisNone},
	"measure":         {MeasureLevel, MeasureChange, MeasureShare, MeasureMultiple, MeasureRatio, MeasureRank},
	"qualifier":       {Exact, About, Under, Over, More, AtLeast, AtMost, Several, Range},
	"unit_kind":       UnitKinds,
	"comparison":      {None, YearOnYear, MonthOnMonth, QuarterOnQuarter, VersusBase, VersusPlan},
	"direction":       {Up, Down, Flat, None},
	"modality":        {Actual, Target, Forecast, Requirement, Hypothetical},
	"relation":        {"part_of", "change_of", "share_of", "zero_of", "base_of", "repeat_of"},
	"review_status":   {Unreviewed, Accepted, Corrected, Rejected, Unsure, Added},
	"decision":        {Accepted, Corrected, Rejected, Unsure, Added, Undone},
	"error_type":      {"value", "bounds", "unit", "indicator", "subject", "period", "place", "comparison", "modality", "not_a_claim", "duplicate", "other"},
	"origin":          {"page", "api", "workbook"},
	"published_basis": {"option", "metadata", "text", "url", BasisNone},
	"grade":           {GradeContradiction, GradeSuspicious, GradeInfo},
}

// UnitKinds are the values of unit_kind.
var UnitKinds = []string{Count, Money, Percent, PercentagePoint, Permille, Duration, Age, Area, Length, Mass, Volume, Energy,
	Power, Temperature, Speed, Data, Score, Multiple, Ratio, Rank, Rate, Other}

// Values of section.
const (
	SectionTitle   = "title"
	SectionHeading = "heading"
	SectionByline  = "byline"
	SectionLead    = "lead"
	SectionBody    = "body"
	SectionCaption = "caption"
	SectionList    = "list"
	SectionTable   = "table"
)

// Values of the basis columns.
const (
	BasisStated    = "stated"
	BasisInherited = "inherited"
	BasisRelative  = "relative"
	BasisNone      = "none"
)

// Values of measure.
const (
	MeasureLevel    = "level"
	MeasureChange   = "change"
	MeasureShare    = "share"
	MeasureMultiple = "multiple"
	MeasureRatio    = "ratio"
	MeasureRank     = "rank"
)

// Values of qualifier.
const (
	Exact   = "exact"
	About   = "about"
	Under   = "under"
	Over    = "over"
	More    = "more"
	AtLeast = "at_least"
	AtMost  = "at_most"
	Several = "several"
	Range   = "range"
)

// Values of unit_kind.
const (
	Count           = "count"
	Money           = "money"
	Percent         = "percent"
	PercentagePoint = "percentage_point"
	Permille        = "permille"
	Duration        = "duration"
	Age             = "age"
	Area            = "area"
	Length          = "length"
	Mass            = "mass"
	Volume          = "volume"
	Energy          = "energy"
	Power           = "power"
	Temperature     = "temperature"
	Speed           = "speed"
	Data            = "data"
	Score           = "score"
	Multiple        = "multiple"
	Ratio           = "ratio"
	Rank            = "rank"
	Rate            = "rate"
	Other           = "other"
)

// Values of comparison and direction; None serves both.
const (
	None             = "none"
	YearOnYear       = "yoy"
	MonthOnMonth     = "mom"
	QuarterOnQuarter = "qoq"
	VersusBase       = "vs_base"
	VersusPlan       = "vs_plan"
	Up               = "up"
	Down             = "down"
	Flat             = "flat"
)

// Values of modality.
const (
	Actual       = "actual"
	Target       = "target"
	Forecast     = "forecast"
	Requirement  = "requirement"
	Hypothetical = "hypothetical"
)

// Unreviewed is the review_status of a fresh claim.
const Unreviewed = "unreviewed"

// Decisions of reviewers. All but Undone are values of review_status too.
const (
	Accepted  = "accepted"
	Corrected = "corrected" // it is a claim, and a column of it is the reviewer's
	Rejected  = "rejected"
	Unsure    = "unsure" // seen and left open
	Added     = "added"  // the rules had missed it
	Undone    = "undone" // an earlier step is taken back
)

// Values of grade.
const (
	GradeContradiction = "contradiction" // the claims cannot both be true
	GradeSuspicious    = "suspicious"    // they hardly can, or a reading of ours may be wrong
	GradeInfo          = "info"          // worth knowing
)
