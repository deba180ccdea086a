package export

import "statclaim/schema"

// packageName is the descriptor of a dataset by the Data Package standard, https://datapackage.org/standard/data-package/.
const packageName = "datapackage.json"

// dataPackage is datapackage.json, version 2.0.
type dataPackage struct {
	Schema      string         `json:"$schema"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Keywords    []string       `json:"keywords"`
	Resources   []dataResource `json:"resources"`
}

// dataResource is one table, or the workbook. Bytes and Hash are of a single file: what they would be for several, with headers or
// without, readers do not agree on. manifest.json has those of each file.
type dataResource struct {
	Name        string        `json:"name"`
	Type        string        `json:"type,omitempty"`
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Path        any           `json:"path"` // a text, or a list of texts
	Format      string        `json:"format"`
	MediaType   string        `json:"mediatype"`
	Encoding    string        `json:"encoding,omitempty"`
	Bytes       int64         `json:"bytes,omitempty"`
	Hash        string        `json:"hash,omitempty"`
	Dialect     *tableDialect `json:"dialect,omitempty"`
	Schema      *tableSchema  `json:"schema,omitempty"`
}

type tableDialect struct {
	LineTerminator string `json:"lineTerminator"`
}

type tableSchema struct {
	Fields        []tableField `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
}

type tableField struct {
	Name        string            `json:"name"`
	Type        string            `json:"type"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Constraints *fieldConstraints `json:"constraints,omitempty"`
}

type fieldConstraints struct {
	Required bool `json:"required"`
}

func newDataPackage() *dataPackage {
	return &dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   "statclaim-dataset",
		Title:  "中文文本中的数据主张 · Numbers that Chinese documents assert",
		Description: "表 claims 每行是原文断言的一个数字：指标、主体、精确数值、单位、时期、地点和原文位置。其余各表说明文档、文章、未采纳的数字和未能读取的输入。\n\n" +
			"A row of the table claims is one number that a document asserts: what is measured, whose figure it is, the exact value, unit, " +
			"period, place, and where the text says so. The other tables tell of the documents, their articles, the numbers that were held back, " +
			"and the inputs that could not be read.",
		Keywords: []string{"statclaim", "claims", "数据主张", "指标"},
	}
}

// titles are the Chinese names of the tables.
var titles = map[string]string{"claims": "数据主张", "documents": "文档", "articles": "文章", "suppressed": "未采纳的数字", "rejects": "未能读取的输入"}

// primaryKeys are the columns that tell the rows of a table apart.
var primaryKeys = map[string][]string{"claims": {"claim_id", "source"}, "documents": {"document_id", "source"}, "articles": {"document_id", "source", "article_index"}}

// mediaTypes are those that IANA lists, but for JSON Lines, which has none there.
var mediaTypes = map[Format]string{
	Parquet:  "application/vnd.apache.parquet",
	Arrow:    "application/vnd.apache.arrow.file",
	XLSX:     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	CSV:      "text/csv",
	ExcelCSV: "text/csv",
	JSONL:    "application/jsonl",
}

func (p *dataPackage) addTable(d *dataset, t *datasetTable) {
	name := t.table.Name
	resource := dataResource{Name: name, Type: "table", Title: titles[name] + " · " + name, Description: t.table.Meaning, Path: resourcePath(t.parts.files),
		Format: string(d.format), MediaType: mediaTypes[d.format], Schema: newTableSchema(d.format, t.table)}
	if len(t.parts.files) == 1 {
		resource.Bytes, resource.Hash = t.parts.files[0].bytes, "sha256:"+t.parts.files[0].sha256
	}
	switch d.format {
	case CSV, ExcelCSV:
		resource.Format, resource.Encoding = "csv", "utf-8"
		resource.Dialect = &tableDialect{LineTerminator: "\n"}
		if d.format == ExcelCSV {
			resource.Dialect.LineTerminator = "\r\n"
		}
	case JSONL:
		resource.Encoding = "utf-8"
	}
	p.Resources = append(p.Resources, resource)
}

func (p *dataPackage) addWorkbook(size int64, sum string) {
	p.Resources = append(p.Resources, dataResource{Name: "workbook", Title: "工作簿 · workbook", Description: "all tables, for reading in a spreadsheet",
		Path: workbookName, Format: string(XLSX), MediaType: mediaTypes[XLSX], Bytes: size, Hash: "sha256:" + sum})
}

func resourcePath(files []dataFile) any {
	if len(files) == 1 {
		return files[0].path
	}
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.path
	}
	return paths
}

func newTableSchema(f Format, t *schema.Table) *tableSchema {
	s := &tableSchema{MissingValues: []string{}, PrimaryKey: primaryKeys[t.Name]}
	if separates(f) {
		s.MissingValues = []string{""}
	}
	for i := range t.Columns {
		s.Fields = append(s.Fields, newTableField(f, &t.Columns[i]))
	}
	return s
}

func separates(f Format) bool { return f == CSV || f == ExcelCSV }

// newTableField declares a column. A decimal is a number: in Table Schema that is exact, of any length. A list is an array, or
// the text that it is in a text file: the type list is in the standard, but not in the JSON Schema of its version 2.0.
func newTableField(f Format, c *schema.Column) tableField {
	field := tableField{Name: c.Name, Title: c.Header, Description: c.Meaning}
	switch c.Type {
	case schema.Int32, schema.Int64:
		field.Type = "integer"
	case schema.Bool:
		field.Type = "boolean"
	case schema.Float64, schema.Decimal38:
		field.Type = "number"
	case schema.Date32:
		field.Type = "date"
	case schema.Timestamp:
		field.Type = "datetime"
	case schema.TextList:
		field.Type = "array"
		if separates(f) {
			field.Type = "string"
			field.Description += " (joined by ;)"
		}
	default:
		field.Type = "string"
	}
	empty := c.Type == schema.Text || c.Type == schema.TextList // is missing in a text file
	if !c.Nullable && !(empty && separates(f)) {
		field.Constraints = &fieldConstraints{Required: true}
	}
	return field
}
