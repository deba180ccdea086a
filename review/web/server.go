package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/review"
)

// Options says what a server serves, and to whom.
type Options struct {
	Session  *review.Session // nil for a server that only extracts
	Engine   *extract.Engine
	Reviewer string          // who decides where a request does not say
	Name     string          // of the run: downloads are called by it
	Info     export.Info     // of downloads
	Workbook export.Workbook // how downloaded workbooks look
	Bearer   string          // token of API clients and of sign-in; "" for none
	OneTime  string          // token that is exchanged for a cookie once; "" for none
	Address  net.Addr        // that the server listens at: other hosts are refused
	Hosts    []string        // names that it has besides
	Limits   Limits
	Log      func(message string) // what went wrong inside; nil for nobody
}

// Limits bound what requests may cost. A zero is the default.
type Limits struct {
	Connections int // open at once; beyond, the one that has waited longest without a request is closed. 512
	Requests    int // answered at once; beyond is 429. 64
	Extractions int // documents extracted at once; four times as many may wait, beyond is 429. One for each processor

	ExtractBytes int64 // of a body of /v1/extract. 16 MiB
	BodyBytes    int64 // of any other body. 1 MiB
	Numbers      int   // of a document to extract. 200,000

	HeaderTime  time.Duration // for a request's headers to arrive. 5 s
	BodyTime    time.Duration // for a body to arrive. 30 s
	WriteTime   time.Duration // for a client to take 64 KiB of an answer. 30 s
	IdleTime    time.Duration // of a connection between requests. 60 s
	ExtractTime time.Duration // for a document to be extracted. 60 s
}

func or[N int | int64 | time.Duration](given, standard N) N {
	if given == 0 {
		return standard
	}
	return given
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Connections:  or(l.Connections, 512),
		Requests:     or(l.Requests, 64),
		Extractions:  or(l.Extractions, runtime.GOMAXPROCS(0)),
		ExtractBytes: or(l.ExtractBytes, 16<<20),
		BodyBytes:    or(l.BodyBytes, 1<<20),
		Numbers:      or(l.Numbers, 200_000),
		HeaderTime:   or(l.HeaderTime, 5*time.Second),
		BodyTime:     or(l.BodyTime, 30*time.Second),
		WriteTime:    or(l.WriteTime, 30*time.Second),
		IdleTime:     or(l.IdleTime, time.Minute),
		ExtractTime:  or(l.ExtractTime, time.Minute),
	}
}

// Server answers requests. It is an [http.Handler]; [Server.Serve] adds the limits on connections.
type Server struct {
	options     Options
	limits      Limits
	keys        *keys
	hosts       hosts
	assets      map[string]asset
	openAPI     []byte
	schema      []byte
	mux         *http.ServeMux
	atWork      chan struct{}
	extractions *queue
	downloads   *queue // workbooks being made
}

// New makes a server.
func New(o Options) (*Server, error) {
	s := &Server{options: o, limits: o.Limits.withDefaults(), keys: newKeys(o), hosts: newHosts(o.Address, o.Hosts), mux: http.NewServeMux()}
	s.atWork = make(chan struct{}, s.limits.Requests)
	s.extractions, s.downloads = newQueue(s.limits.Extractions), newQueue(1)
	var err error
	if s.assets, err = loadAssets(assets); err != nil {
		return nil, err
	}
	if s.schema, err = jsonSchema(); err != nil {
		return nil, err
	}
	s.addRoutes()
	if s.openAPI, err = openAPI(s.has); err != nil {
		return nil, err
	}
	return s, nil
}

// Serve answers the connections of a listener until ctx ends; then requests at work have half a second to end.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	d := newDoor(listener, s.limits.Connections)
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.HeaderTime,
		IdleTimeout:       s.limits.IdleTime,
		MaxHeaderBytes:    maximumHeaders,
		ConnContext:       withVisitor,
		ErrorLog:          silent(),

		DisableGeneralOptionsHandler: true, // OPTIONS * is a path like another
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(d) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 500*time.Millisecond)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		_ = server.Close() // what is still open is cut off
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	}
	return nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w, limit: s.limits.WriteTime}
	setHeaders(w.Header())
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.log(panicText(p))
			s.fail(a, r, refuse(internal, "this request made the server fail; the others go on"))
		}
	}()
	if err := s.check(r); err != nil {
		s.fail(a, r, err)
		return
	}
	s.mux.ServeHTTP(a, r)
}

// fail answers with a problem, where the answer has not begun.
func (s *Server) fail(a *answer, r *http.Request, err error) {
	var p *problem
	if !errors.As(err, &p) {
		s.log(fmt.Sprintf("%s %s: %v", r.Method, r.URL.EscapedPath(), err))
		p = refuse(internal, "%v", err)
	}
	if a.begun {
		panic(http.ErrAbortHandler) // cuts the connection: half an answer shall not look like a whole one
	}
	if r.ContentLength != 0 && !a.bodyRead {
		leaveBody(a)
	}
	p.write(a, r.URL.EscapedPath())
}

func (s *Server) log(message string) {
	if s.options.Log != nil {
		s.options.Log(message)
	}
}

// panicText tells a panic in one line.
func panicText(p any) string { return strings.Join(strings.Fields(fmt.Sprint("panic: ", p)), " ") }

// answer is a response that knows whether it has begun. From then on the client has a limited time to take it; until then it
// may be the server that takes long.
type answer struct {
	http.ResponseWriter
	limit    time.Duration
	begun    bool
	bodyRead bool // of the request
}

func (a *answer) begin() {
	if !a.begun {
		a.begun = true
		setWriteDeadline(a.ResponseWriter, a.limit)
	}
}

func (a *answer) WriteHeader(status int) {
	a.begin()
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(p []byte) (int, error) {
	a.begin()
	return a.ResponseWriter.Write(p)
}

// Unwrap serves http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
