package web

import (
	"net/http"
	"slices"
	"strings"
)

// route is a method of a path and what answers it.
type route struct {
	method, path string
	serve        func(*Server, http.ResponseWriter, *request) error
	open         bool     // for everybody
	run          bool     // only where there is a run
	takes        []string // media types of the body; none for no body
	large        bool     // the body is a document
	gives        []string // media types of the answer that the client may choose from; none for application/json
	parameters   []string // of the query
}

// routes lists all of them, in the order of the description.
func routes() []route {
	return []route{
		{method: "GET", path: "/healthz", serve: serveHealth, open: true},
		{method: "GET", path: "/openapi.json", serve: serveOpenAPI},
		{method: "GET", path: "/v1/schema", serve: serveSchema, gives: []string{typeSchema, typeJSON}},
		{method: "POST", path: "/v1/extract", serve: serveExtract, takes: extractTypes(), large: true, gives: []string{typeJSON, typeJSONL, typeNDJSON}, parameters: extractParameters},
		{method: "GET", path: "/v1/run", serve: serveRun, run: true},
		{method: "GET", path: "/v1/documents", serve: serveDocuments, run: true, parameters: []string{"limit", "cursor"}},
		{method: "GET", path: "/v1/documents/{id}", serve: serveDocument, run: true, parameters: []string{"source"}},
		{method: "GET", path: "/v1/claims", serve: serveClaims, run: true, parameters: slices.Concat(filterParameters(), []string{"order", "limit", "cursor", "fields"})},
		{method: "GET", path: "/v1/claims.csv", serve: serveCSV, run: true, gives: []string{typeCSV}, parameters: slices.Concat(filterParameters(), []string{"order"})},
		{method: "GET", path: "/v1/claims.xlsx", serve: serveWorkbook, run: true, gives: []string{typeXLSX}, parameters: filterParameters()},
		{method: "GET", path: "/v1/facets", serve: serveFacets, run: true, parameters: filterParameters()},
		{method: "GET", path: "/v1/claims/{id}", serve: serveClaim, run: true, parameters: []string{"source"}},
		{method: "GET", path: "/v1/claims/{id}/alike", serve: serveAlike, run: true, parameters: []string{"source"}},
		{method: "PATCH", path: "/v1/claims/{id}/review", serve: serveDecision, run: true, takes: []string{typeJSON}, parameters: []string{"source"}},
		{method: "POST", path: "/v1/proposals", serve: serveProposal, run: true, takes: []string{typeJSON}},
		{method: "POST", path: "/v1/reviews", serve: serveStep, run: true, takes: []string{typeJSON}},
		{method: "GET", path: "/v1/reviews", serve: serveSteps, run: true, parameters: []string{"after"}},
		{method: "GET", path: "/v1/findings", serve: serveFindings, run: true},
		{method: "GET", path: "/", serve: serveIndex, run: true, open: true, gives: []string{typeHTML}, parameters: []string{"token"}},
		{method: "POST", path: "/session", serve: serveSignIn, run: true, open: true, takes: []string{typeForm}, gives: []string{typeHTML}},
		{method: "GET", path: "/static/{file}", serve: serveStatic, run: true, gives: []string{"*/*"}},
	}
}

// Media types of bodies and answers.
const (
	typeJSON   = "application/json"
	typeJSONL  = "application/jsonl"
	typeNDJSON = "application/x-ndjson"
	typeSchema = "application/schema+json"
	typeForm   = "application/x-www-form-urlencoded"
	typeText   = "text/plain"
	typeHTML   = "text/html"
	typeCSV    = "text/csv"
	typeXLSX   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// pattern is the path as the multiplexer spells it.
func (r *route) pattern() string {
	switch r.path {
	case "/":
		return "/{$}"
	case "/static/{file}":
		return "/static/{file...}"
	}
	return r.path
}

// has reports whether this server answers a route.
func (s *Server) has(r *route) bool { return !r.run || s.options.Session != nil }

func (s *Server) addRoutes() {
	methods := map[string][]string{} // by pattern
	var patterns []string
	for _, r := range routes() {
		if !s.has(&r) {
			continue
		}
		pattern := r.pattern()
		s.mux.HandleFunc(r.method+" "+pattern, func(w http.ResponseWriter, q *http.Request) { s.answer(&r, w.(*answer), q) })
		if methods[pattern] == nil {
			patterns = append(patterns, pattern)
		}
		methods[pattern] = append(methods[pattern], r.method)
		if r.method == http.MethodGet {
			methods[pattern] = append(methods[pattern], http.MethodHead)
		}
	}
	for _, pattern := range patterns {
		allowed := slices.Sorted(slices.Values(methods[pattern]))
		s.mux.HandleFunc(pattern, func(w http.ResponseWriter, q *http.Request) {
			s.refuseMethod(w.(*answer), q, strings.Join(allowed, ", "))
		})
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) { s.refuseAny(w.(*answer), q) })
}

func (s *Server) refuseMethod(a *answer, r *http.Request, allowed string) {
	if _, err := s.keys.who(r); err != nil {
		s.fail(a, r, err)
		return
	}
	s.fail(a, r, refuse(wrongMethod, "%s is not allowed here: want %s", clipped(r.Method), allowed).header("Allow", allowed))
}

func (s *Server) refuseAny(a *answer, r *http.Request) {
	if _, err := s.keys.who(r); err != nil {
		s.fail(a, r, err)
		return
	}
	s.fail(a, r, refuse(notFound, "nothing is at this path; /openapi.json lists what there is"))
}

// answer does what all routes have in common, then what the route does.
func (s *Server) answer(rt *route, a *answer, r *http.Request) {
	if err := s.serveRoute(rt, a, r); err != nil {
		s.fail(a, r, err)
	}
}

func (s *Server) serveRoute(rt *route, a *answer, r *http.Request) error {
	q := &request{Request: r}
	var err error
	if !rt.open {
		if q.origin, err = s.keys.who(r); err != nil {
			return err
		}
	}
	if err := checkOrigin(r, q.origin); err != nil {
		return err
	}
	if q.query, err = readQuery(r, rt.parameters); err != nil {
		return err
	}
	if q.gives, err = choose(r, rt.gives); err != nil {
		return err
	}
	if err := s.readBody(rt, a, q); err != nil {
		return err
	}
	if rt.path == "/healthz" {
		return rt.serve(s, a, q) // also of a server that is busy
	}
	release, err := s.begin(r)
	if err != nil {
		return err
	}
	defer release()
	return rt.serve(s, a, q)
}

// request is a request whose body is read and whose query is checked.
type request struct {
	*http.Request
	origin string // page or api: who asks
	query  query
	gives  string // media type of the answer
	takes  string // media type of the body
	body   []byte
}
