package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// problem is an answer that is none: RFC 9457, with members of ours behind the standard ones.
type problem struct {
	kind    *problemKind
	detail  string
	members []member
	headers []header
	page    []byte // for browsers that ask for the page: HTML in place of JSON
}

type member struct {
	name  string
	value any // json.RawMessage for what is JSON already
}

type header struct{ name, value string }

// problemKind is a kind of problem. Its code, behind problemPrefix, is the stable type.
type problemKind struct {
	code   string
	status int
	title  string
}

// problemPrefix begins every type of a problem.
const problemPrefix = "urn:statclaim:problem:"

// The kinds of problems.
var (
	badPath         = &problemKind{"bad-path", 400, "The path is not in its plain form"}
	badParameter    = &problemKind{"bad-parameter", 400, "A parameter or header is unknown or not allowed"}
	badCursor       = &problemKind{"bad-cursor", 400, "The cursor is not one of this selection"}
	badRequest      = &problemKind{"bad-request", 400, "The body could not be read"}
	malformedJSON   = &problemKind{"malformed-json", 400, "The body is not JSON in valid UTF-8"}
	unauthorized    = &problemKind{"unauthorized", 401, "The request does not say who asks"}
	foreignOrigin   = &problemKind{"foreign-origin", 403, "The request comes from a page of another origin"}
	notFound        = &problemKind{"not-found", 404, "There is no such thing"}
	wrongMethod     = &problemKind{"method-not-allowed", 405, "The method is not allowed here"}
	notAcceptable   = &problemKind{"not-acceptable", 406, "No form of the answer is one that Accept allows"}
	slowBody        = &problemKind{"slow-body", 408, "The body did not arrive in time"}
	ambiguous       = &problemKind{"ambiguous", 409, "The id stands in several sources"}
	conflict        = &problemKind{"conflict", 409, "Somebody else decided in the meantime"}
	stale           = &problemKind{"stale", 412, "The claim is not at the version of If-Match"}
	tooLarge        = &problemKind{"too-large", 413, "The body is too large"}
	longURI         = &problemKind{"uri-too-long", 414, "The URI is too long"}
	wrongType       = &problemKind{"unsupported-media-type", 415, "The body has a type or encoding that is not read"}
	wrongHost       = &problemKind{"wrong-host", 421, "This server does not answer for that host"}
	invalidRequest  = &problemKind{"invalid-request", 422, "The body says something that is not allowed"}
	invalidDecision = &problemKind{"invalid-decision", 422, "A decision says something that is not allowed"}
	unreadable      = &problemKind{"unreadable-document", 422, "The document could not be read"}
	tooManyNumbers  = &problemKind{"too-many-numbers", 422, "The document has too many numbers for one request"}
	ifMatchRequired = &problemKind{"if-match-required", 428, "If-Match must say which version was seen"}
	busy            = &problemKind{"busy", 429, "Too many requests are at work"}
	internal        = &problemKind{"internal", 500, "The server failed"}
	notKept         = &problemKind{"not-kept", 500, "The decision could not be written"}
	tookTooLong     = &problemKind{"took-too-long", 503, "The document takes too long"}
)

// problemKinds lists them in the order of their status, as docs/api.md does.
var problemKinds = []*problemKind{badPath, badParameter, badCursor, badRequest, malformedJSON, unauthorized, foreignOrigin, notFound, wrongMethod,
	notAcceptable, slowBody, ambiguous, conflict, stale, tooLarge, longURI, wrongType, wrongHost, invalidRequest, invalidDecision, unreadable,
	tooManyNumbers, ifMatchRequired, busy, internal, notKept, tookTooLong}

// refuse makes a problem.
func refuse(kind *problemKind, format string, args ...any) *problem {
	return &problem{kind: kind, detail: fmt.Sprintf(format, args...)}
}

// with adds a member and gives the problem.
func (p *problem) with(name string, value any) *problem {
	p.members = append(p.members, member{name, value})
	return p
}

// header adds a header and gives the problem.
func (p *problem) header(name, value string) *problem {
	p.headers = append(p.headers, header{name, value})
	return p
}

func (p *problem) Error() string { return p.kind.title + ": " + p.detail }

// write answers with the problem. instance is the path of the request.
func (p *problem) write(w http.ResponseWriter, instance string) {
	for _, h := range p.headers {
		w.Header().Set(h.name, h.value)
	}
	if p.page != nil {
		writePage(w, p.kind.status, p.page)
		return
	}
	body := []byte(`{"type":` + string(encode(problemPrefix+p.kind.code)) + `,"title":` + string(encode(p.kind.title)) +
		`,"status":` + strconv.Itoa(p.kind.status) + `,"detail":` + string(encode(p.detail)) + `,"instance":` + string(encode(instance)))
	for _, m := range p.members {
		body = append(body, ',')
		body = append(body, encode(m.name)...)
		body = append(body, ':')
		body = append(body, encodeMember(m.value)...)
	}
	body = append(body, '}', '\n')
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.kind.status)
	_, _ = w.Write(body) // nobody is left to tell
}

// encodeMember prints the value of a member.
func encodeMember(v any) []byte {
	if raw, ok := v.(json.RawMessage); ok {
		return raw
	}
	return encode(v)
}
