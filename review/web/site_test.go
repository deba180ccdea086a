package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/review"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// source is a document of a test run.
type source struct{ name, text string }

// town is the run of most tests. Its third document has the text of the second.
var town = []source{
	{"a.txt", "2022年，全市刑事发案同比下降13.38%，连续5年未发生命案。\n全年办结矛盾纠纷36起，发放司法救助金3.3万元，拨打12309热线咨询。"},
	{"b.txt", "2023年，新建农村派出所9个，修路3.5公里。"},
	{"副本/b.txt", "2023年，新建农村派出所9个，修路3.5公里。"},
}

const secret = "a-token-of-the-tests-0123456789"

// writeRun extracts documents and writes the run, as the command does.
func writeRun(t testing.TB, dir string, sources []source) {
	t.Helper()
	var documents []schema.Document
	for _, s := range sources {
		doc, reject := ingest.Parse(s.name, []byte(s.text), ingest.Options{Format: ingest.Text})
		if reject != nil {
			t.Fatal(reject.Message)
		}
		documents = append(documents, *doc)
	}
	reviewtest.WriteRun(t, export.Options{Dir: dir, Formats: []export.Format{export.JSONL}}, "{}", documents...)
}

// site is a server at work, with a client that holds its bearer token.
type site struct {
	testing.TB
	dir     string
	session *review.Session
	server  *Server
	address string
	stop    func()
	said    *lockedBuffer
}

type lockedBuffer struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) say(line string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.text.WriteString(line + "\n")
}

// newSite serves a run of documents; none is a server that only extracts.
func newSite(t testing.TB, sources []source, limits Limits) *site {
	t.Helper()
	s := &site{TB: t, said: &lockedBuffer{}}
	o := Options{Engine: reviewtest.Engine(t), Reviewer: "王", Name: "我的/run", Bearer: secret, OneTime: "once", Limits: limits, Log: s.said.say}
	if sources != nil {
		s.dir = t.TempDir()
		writeRun(t, s.dir, sources)
		session, err := review.Open(s.dir, review.Options{Engine: o.Engine, Clock: func() time.Time { return time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC) }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = session.Close() })
		s.session, o.Session = session, session
	}
	s.serve(o)
	return s
}

func (s *site) serve(o Options) {
	s.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.Fatal(err)
	}
	o.Address = listener.Addr()
	if s.server, err = New(o); err != nil {
		s.Fatal(err)
	}
	s.address = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.server.Serve(ctx, listener) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			s.Error(err)
		}
	})
	s.Cleanup(s.stop)
}

// reply is an answer that was read.
type reply struct {
	testing.TB
	status int
	header http.Header
	body   string
}

// absent takes a header out that requests of the tests have.
const absent = "\x00"

// do asks, with the bearer token, and holds the answer against the description of the API. headers are names and values in turn.
func (s *site) do(method, target, body string, headers ...string) *reply {
	s.Helper()
	r, err := http.NewRequest(method, "http://"+s.address+target, strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	if body == "" {
		r.Body = nil
	}
	r.Header.Set("Authorization", "Bearer "+secret)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		switch name, value := headers[i], headers[i+1]; {
		case name == "Host":
			r.Host = value
		case value == absent:
			r.Header.Del(name)
		default:
			r.Header.Set(name, value)
		}
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 30 * time.Second}
	defer client.CloseIdleConnections()
	answer, err := client.Do(r)
	if err != nil {
		s.Fatalf("%s %s: %v", method, target, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatalf("%s %s: %v", method, target, err)
	}
	got := &reply{s.TB, answer.StatusCode, answer.Header, string(text)}
	checkContract(s.TB, r, body, got, s.session != nil)
	return got
}

func (s *site) get(target string, headers ...string) *reply {
	s.Helper()
	return s.do("GET", target, "", headers...)
}

// ok wants the answer 200.
func (r *reply) ok() *reply {
	r.Helper()
	if r.status != http.StatusOK {
		r.Fatalf("status %d, want 200: %s", r.status, r.body)
	}
	return r
}

// problem wants a problem of a kind.
func (r *reply) problem(kind *problemKind) *reply {
	r.Helper()
	got := "no problem"
	if r.header.Get("Content-Type") == "application/problem+json" {
		got = strings.TrimPrefix(r.at("type").(string), problemPrefix)
	}
	if r.status != kind.status || got != kind.code {
		r.Fatalf("got %d %s, want %d %s: %s", r.status, got, kind.status, kind.code, r.body)
	}
	return r
}

// at reads a value of the answer: names of members and indexes of lists.
func (r *reply) at(path ...any) any {
	r.Helper()
	var value any
	d := json.NewDecoder(strings.NewReader(r.body))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		r.Fatalf("answer: %v: %.300s", err, r.body)
	}
	for _, step := range path {
		switch key := step.(type) {
		case string:
			members, ok := value.(map[string]any)
			if !ok {
				r.Fatalf("no member %s of %v", key, value)
			}
			value = members[key]
		case int:
			list, ok := value.([]any)
			if !ok || key >= len(list) {
				r.Fatalf("no element %d of %v", key, value)
			}
			value = list[key]
		}
	}
	if n, ok := value.(json.Number); ok {
		i, err := n.Int64()
		if err == nil {
			return i
		}
	}
	return value
}

// is compares a value of the answer.
func (r *reply) is(want any, path ...any) *reply {
	r.Helper()
	if n, ok := want.(int); ok {
		want = int64(n)
	}
	if got := r.at(path...); got != want {
		r.Errorf("%v: got %v, want %v: %.1000s", path, got, want, r.body)
	}
	return r
}

// length is how many elements a list of the answer has.
func (r *reply) length(path ...any) int {
	r.Helper()
	list, ok := r.at(path...).([]any)
	if !ok {
		r.Fatalf("%v is no list: %.300s", path, r.body)
	}
	return len(list)
}

// claim finds a claim of the run by its number and gives its id.
func (s *site) claim(name, number string) string {
	s.Helper()
	for _, item := range s.session.Items(name) {
		if item.Claim.NumberText == number {
			return item.Claim.ClaimID
		}
	}
	s.Fatalf("no claim of %s in %s", number, name)
	return ""
}

// reviews is the file of decisions.
func (s *site) reviews() string { return filepath.Join(s.dir, "reviews.jsonl") }
