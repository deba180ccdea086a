package web

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract is the description of the API, which every answer of every test is held against.
type contract struct {
	document object
	mux      *http.ServeMux // paths of the description
	compiler *jsonschema.Compiler
	lock     sync.Mutex
	schemas  map[string]*jsonschema.Schema
}

const contractURL = "urn:openapi"

var theContract = sync.OnceValues(func() (*contract, error) {
	var text bytes.Buffer
	if err := WriteOpenAPI(&text); err != nil {
		return nil, err
	}
	parsed, err := jsonschema.UnmarshalJSON(&text)
	if err != nil {
		return nil, err
	}
	c := &contract{document: parsed.(object), mux: http.NewServeMux(), compiler: jsonschema.NewCompiler(), schemas: map[string]*jsonschema.Schema{}}
	c.compiler.DefaultDraft(jsonschema.Draft2020)
	c.compiler.AssertFormat()
	for path := range c.document["paths"].(object) {
		pattern := strings.Replace(path, "{file}", "{file...}", 1)
		if path == "/" {
			pattern = "/{$}"
		}
		c.mux.Handle(pattern, http.NotFoundHandler())
	}
	return c, c.compiler.AddResource(contractURL, parsed)
})

func contractOf(t testing.TB) *contract {
	t.Helper()
	c, err := theContract()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// checkContract holds an answer against the description: its status, media type, and what it says. A request that was
// answered well must be one that the description allows.
func checkContract(t testing.TB, r *http.Request, sent string, got *reply, run bool) {
	t.Helper()
	c := contractOf(t)
	_, pattern := c.mux.Handler(&http.Request{Method: "GET", URL: r.URL, Host: r.Host})
	path := strings.NewReplacer("{file...}", "{file}", "/{$}", "/").Replace(pattern)
	operations, _ := c.document["paths"].(object)[path].(object)
	method := strings.ToLower(strings.Replace(r.Method, "HEAD", "GET", 1))
	operation, described := operations[method].(object)
	if !run && got.status == http.StatusNotFound {
		described = false // a path that this server does not have
	}
	if !described {
		if got.status < 400 {
			t.Errorf("%s %s: answered with %d, and not described", r.Method, r.URL, got.status)
		}
		c.check(t, "#/components/schemas/Problem", []byte(got.body), r)
		return
	}
	at := "#/paths/" + escaped(path) + "/" + method
	answer, described := operation["responses"].(object)[strconv.Itoa(got.status)].(object)
	if !described {
		t.Errorf("%s %s: the status %d is not described: %.300s", r.Method, r.URL, got.status, got.body)
		return
	}
	place := at + "/responses/" + strconv.Itoa(got.status)
	if ref, is := answer["$ref"].(string); is {
		place, answer = ref, c.find(ref)
	}
	c.checkAnswer(t, r, got, place, answer)
	if got.status < 400 && sent != "" {
		c.checkRequest(t, r, sent, at, operation)
	}
}

func (c *contract) checkAnswer(t testing.TB, r *http.Request, got *reply, place string, answer object) {
	t.Helper()
	if headers, some := answer["headers"].(object); some {
		for name := range headers {
			if got.header.Get(name) == "" {
				t.Errorf("%s %s: %d without the header %s", r.Method, r.URL, got.status, name)
			}
		}
	}
	content, some := answer["content"].(object)
	if !some || r.Method == "HEAD" {
		if got.body != "" {
			t.Errorf("%s %s: %d with a body: %.300s", r.Method, r.URL, got.status, got.body)
		}
		return
	}
	mediaType, _, _ := mime.ParseMediaType(got.header.Get("Content-Type"))
	name := mediaType
	if content[name] == nil && content["*/*"] != nil {
		name = "*/*"
	}
	if content[name] == nil {
		t.Errorf("%s %s: %d as %q, which is not described", r.Method, r.URL, got.status, mediaType)
		return
	}
	schema := place + "/content/" + escaped(name) + "/schema"
	switch {
	case strings.HasSuffix(mediaType, "jsonl") || strings.HasSuffix(mediaType, "ndjson"):
		for line := range strings.Lines(got.body) {
			c.check(t, schema, []byte(line), r)
		}
	case strings.HasSuffix(mediaType, "json"):
		c.check(t, schema, []byte(got.body), r)
	}
}

func (c *contract) checkRequest(t testing.TB, r *http.Request, sent, at string, operation object) {
	t.Helper()
	content := operation["requestBody"].(object)["content"].(object)
	mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if content[mediaType] == nil {
		t.Errorf("%s %s: a body of %q was taken, and is not described", r.Method, r.URL, mediaType)
		return
	}
	if mediaType == typeJSON {
		c.check(t, at+"/requestBody/content/"+escaped(mediaType)+"/schema", []byte(sent), r)
	}
}

// check holds a JSON text against a schema of the description.
func (c *contract) check(t testing.TB, place string, text []byte, r *http.Request) {
	t.Helper()
	c.lock.Lock()
	defer c.lock.Unlock()
	schema := c.schemas[place]
	if schema == nil {
		var err error
		if schema, err = c.compiler.Compile(contractURL + place); err != nil {
			t.Fatalf("%s: %v", place, err)
		}
		c.schemas[place] = schema
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Errorf("%s %s: no JSON: %v: %.300s", r.Method, r.URL, err, text)
		return
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s %s: not as described: %v: %.1000s", r.Method, r.URL, err, text)
	}
}

// find follows a reference.
func (c *contract) find(ref string) object {
	value := any(c.document)
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		value = value.(object)[part]
	}
	return value.(object)
}

// escaped writes a name for a JSON pointer in a URL.
func escaped(name string) string {
	return url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(name))
}

func TestDescriptionAndRoutesAgree(t *testing.T) {
	described := []string{}
	for path, operations := range contractOf(t).document["paths"].(object) {
		for method := range operations.(object) {
			described = append(described, strings.ToUpper(method)+" "+path)
		}
	}
	served := []string{}
	for _, r := range routes() {
		served = append(served, r.method+" "+r.path)
	}
	slices.Sort(described)
	slices.Sort(served)
	if !slices.Equal(described, served) {
		t.Errorf("described %q\nserved    %q", described, served)
	}
}

// TestDescriptionNamesEveryParameter compares the parameters of the description with those that the routes read.
func TestDescriptionNamesEveryParameter(t *testing.T) {
	c := contractOf(t)
	for _, r := range routes() {
		var names []string
		operation := c.document["paths"].(object)[r.path].(object)[strings.ToLower(r.method)].(object)
		list, _ := operation["parameters"].([]any)
		for _, p := range list {
			parameter := p.(object)
			if ref, is := parameter["$ref"].(string); is {
				parameter = c.find(ref)
			}
			if parameter["in"] != "query" {
				continue
			}
			if parameter["name"] != "filters" {
				names = append(names, parameter["name"].(string))
				continue
			}
			for name := range parameter["schema"].(object)["properties"].(object) {
				names = append(names, name)
			}
		}
		want := slices.Sorted(slices.Values(r.parameters))
		slices.Sort(names)
		if !slices.Equal(names, want) {
			t.Errorf("%s %s: described %q, read %q", r.method, r.path, names, want)
		}
	}
}

// TestDescriptionOfAServerWithoutARun holds what that server has, and nothing else.
func TestDescriptionOfAServerWithoutARun(t *testing.T) {
	s := newSite(t, nil, Limits{})
	var got object
	if err := json.Unmarshal([]byte(s.get("/openapi.json").ok().body), &got); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for path := range got["paths"].(object) {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	if want := []string{"/healthz", "/openapi.json", "/v1/extract", "/v1/schema"}; !slices.Equal(paths, want) {
		t.Errorf("got %q, want %q", paths, want)
	}
	for _, path := range []string{"/", "/?token=once", "/v1/claims", "/v1/run", "/static/index.html", "/v1/reviews"} {
		s.get(path).problem(notFound)
	}
	s.get("/healthz", "Authorization", absent).ok()
}
