package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestStrangers: what is asked without a secret, for another host, from another origin, or along a strange path.
func TestStrangers(t *testing.T) {
	s := newSite(t, town, Limits{})
	_, port, _ := net.SplitHostPort(s.address)
	own, other := "http://"+s.address, "http://127.0.0.1:1"
	post := func(headers ...string) []string { return append([]string{"POST", "/v1/reviews"}, headers...) }
	get := func(path string, headers ...string) []string { return append([]string{"GET", path}, headers...) }
	tests := []struct {
		name string
		ask  []string
		kind *problemKind // nil for an answer
	}{
		{"no secret", get("/v1/run", "Authorization", absent), unauthorized},
		{"wrong token", get("/v1/run", "Authorization", "Bearer x"), unauthorized},
		{"empty token", get("/v1/run", "Authorization", "Bearer "), unauthorized},
		{"basic", get("/v1/run", "Authorization", "Basic "+secret), unauthorized},
		{"another cookie", get("/v1/run", "Authorization", absent, "Cookie", "statclaim-"+port+"=x"), unauthorized},
		{"a method nobody has, no secret", []string{"BREW", "/v1/run", "Authorization", absent}, unauthorized},
		{"a path that is not there, no secret", get("/v2", "Authorization", absent), unauthorized},
		{"health is for everybody", get("/healthz", "Authorization", absent), nil},
		{"lower case scheme", get("/v1/run", "Authorization", "bearer "+secret), nil},

		{"localhost", get("/v1/run", "Host", "localhost:"+port), nil},
		{"LOCALHOST through a tunnel", get("/v1/run", "Host", "LOCALHOST:9999"), nil},
		{"IPv6 loopback", get("/v1/run", "Host", "[::1]:"+port), nil},
		{"another name", get("/v1/run", "Host", "rebound.example:"+port), wrongHost},
		{"another name, healthz", get("/healthz", "Host", "rebound.example"), wrongHost},
		{"another address", get("/v1/run", "Host", "192.0.2.1:"+port), wrongHost},
		{"localhost as a label", get("/v1/run", "Host", "localhost.rebound.example"), wrongHost},
		{"a dot behind", get("/v1/run", "Host", "localhost."), wrongHost},

		{"own origin", post("Origin", own), invalidRequest},
		{"own origin behind TLS", post("Origin", strings.Replace(own, "http:", "https:", 1)), invalidRequest},
		{"bearer without origin", post(), invalidRequest},
		{"foreign origin", post("Origin", "http://evil.example"), foreignOrigin},
		{"another port of this machine", post("Origin", other), foreignOrigin},
		{"the null origin", post("Origin", "null"), foreignOrigin},
		{"an origin with a path", post("Origin", own+"/x"), foreignOrigin},
		{"cross-site without origin", post("Sec-Fetch-Site", "cross-site"), foreignOrigin},
		{"same site is not same origin", post("Sec-Fetch-Site", "same-site"), foreignOrigin},
		{"reading from a foreign page", get("/v1/run", "Origin", "http://evil.example"), foreignOrigin},
		{"reading from another port", get("/v1/claims.csv", "Sec-Fetch-Site", "same-site"), foreignOrigin},
		{"a link to the data on a foreign page", get("/v1/claims.csv", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"), foreignOrigin},
		{"a preflight", []string{"OPTIONS", "/v1/reviews", "Origin", "http://evil.example", "Access-Control-Request-Method", "POST"}, wrongMethod},

		{"a path that is not there", get("/v2/claims"), notFound},
		{"a slash behind", get("/v1/claims/"), notFound},
		{"dot dot", get("/static/../openapi.yaml"), badPath},
		{"dot dot, encoded", get("/static/%2e%2e/openapi.yaml"), badPath},
		{"dot dot with an encoded slash", get("/static/..%2fopenapi.yaml"), badPath},
		{"encoded twice", get("/static/%252e%252e/openapi.yaml"), notFound},
		{"a backslash", get("/static/..%5copenapi.yaml"), badPath},
		{"two slashes", get("//v1/run"), badPath},
		{"two slashes inside", get("/v1//run"), badPath},
		{"a dot", get("/v1/./run"), badPath},
		{"NUL", get("/static/index.html%00.js"), badPath},
		{"a line end", get("/v1/claims/a%0d%0aSet-Cookie:x"), badPath},
		{"invalid UTF-8", get("/v1/claims/%ff"), badPath},
		{"a directory", get("/static/"), notFound},
		{"a file of the program", get("/static/openapi.yaml"), notFound},
		{"a slash in an id", get("/v1/documents/a%2fb"), notFound},
		{"a long path", get("/" + strings.Repeat("a", maximumURI)), longURI},
		{"a long query", get("/v1/claims?q=" + strings.Repeat("a", maximumURI)), longURI},

		{"an unknown parameter", get("/v1/claims?indicater=x"), badParameter},
		{"a parameter that is no UTF-8", get("/v1/claims?q=%ff"), badParameter},
		{"a query that is none", get("/v1/claims?q=%zz"), badParameter},
		{"semicolons", get("/v1/claims?a;b"), badParameter},
		{"a wrong limit", get("/v1/claims?limit=1001"), badParameter},
		{"a wrong order", get("/v1/claims?order=random"), badParameter},
		{"a wrong status", get("/v1/claims?status=closed"), badParameter},
		{"a cursor that is none", get("/v1/claims?cursor=xyz"), badCursor},
		{"a cursor of another version", get("/v1/claims?cursor=eyJ2IjoyfQ"), badCursor},
		{"HTML wanted", get("/v1/claims", "Accept", "text/html"), notAcceptable},
		{"JSON refused", get("/v1/claims", "Accept", "application/json;q=0, */*"), notAcceptable},
		{"anything", get("/v1/claims", "Accept", "text/html, */*;q=0.1"), nil},
		{"deleting", []string{"DELETE", "/v1/claims/x"}, wrongMethod},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := *s
			s.TB = t
			body := ""
			if test.ask[0] == "POST" {
				body = "{}"
			}
			got := s.do(test.ask[0], test.ask[1], body, test.ask[2:]...)
			if test.kind == nil {
				got.ok()
				return
			}
			got.problem(test.kind)
			checkHeaders(t, got)
		})
	}
	if got := s.do("DELETE", "/v1/reviews", ""); got.header.Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("Allow: %s", got.header.Get("Allow"))
	}
	if s.session.Last() != 0 {
		t.Error("something was decided")
	}
}

// checkHeaders wants what keeps every answer from being run, framed, kept or guessed at.
func checkHeaders(t *testing.T, got *reply) {
	t.Helper()
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		"Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": ""} {
		if value := got.header.Get(name); value != want {
			t.Errorf("%s: %q, want %q", name, value, want)
		}
	}
	policy := got.header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; style-src 'self'") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("policy %s", policy)
	}
}

func TestOneTimeToken(t *testing.T) {
	s := newSite(t, town, Limits{})
	ask := func(method, path string, headers ...string) *reply {
		t.Helper()
		return s.do(method, path, "", append([]string{"Authorization", absent}, headers...)...)
	}
	wants := func(got *reply, status int, says string) *reply {
		t.Helper()
		if got.status != status || !strings.Contains(got.body, says) {
			t.Errorf("got %d %.400s, want %d %s", got.status, got.body, status, says)
		}
		return got
	}
	wants(ask("GET", "/"), 401, "Open the link from the terminal")
	wants(ask("GET", "/?token=twice"), 401, "used already")
	wants(ask("GET", "/?token="), 401, "used already")
	wants(ask("HEAD", "/?token=once"), 401, "")                // what looks at links does not use them up
	ask("GET", "/v1/run", "Authorization", "Bearer once").ok() // programs do not use it up
	in := wants(ask("GET", "/?token=once", "Sec-Fetch-Site", "none"), 303, "")
	wants(ask("GET", "/v1/run", "Authorization", "Bearer once"), 401, "bearer token")
	if in.header.Get("Location") != "/" {
		t.Errorf("Location %q", in.header.Get("Location"))
	}
	cookie := in.header.Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "statclaim-") || !strings.HasSuffix(cookie, "; Path=/; HttpOnly; SameSite=Strict") {
		t.Fatalf("cookie %q", cookie)
	}
	cookie, _, _ = strings.Cut(cookie, ";")
	wants(ask("GET", "/?token=once"), 401, "used already")
	wants(ask("GET", "/?token=once", "Cookie", cookie), 303, "") // the same link in the same browser
	page := wants(ask("GET", "/", "Cookie", cookie), 200, "<!doctype html>")
	wants(ask("GET", "/", "Cookie", cookie, "If-None-Match", page.header.Get("ETag")), 304, "")
	wants(ask("GET", "/static/index.html", "Cookie", cookie), 200, "<!doctype html>")
	wants(ask("GET", "/static/index.html"), 401, "")
	ask("GET", "/v1/run", "Cookie", cookie).ok()
	write := func(headers ...string) *reply {
		t.Helper()
		return s.do("POST", "/v1/reviews", "{}", append([]string{"Authorization", absent, "Cookie", cookie}, headers...)...)
	}
	write().problem(foreignOrigin) // a cookie alone does not write
	write("Sec-Fetch-Site", "none").problem(invalidRequest)
	write("Origin", "http://"+s.address).problem(invalidRequest)
	write("Origin", "http://"+s.address, "Content-Type", "text/plain").problem(wrongType)
	id := s.claim("a.txt", "36起")
	s.do("PATCH", "/v1/claims/"+id+"/review", `{"decision":"accepted"}`, "Authorization", absent, "Cookie", cookie, "Origin", "http://"+s.address, "If-Match", `"0"`).ok()
	s.get("/v1/reviews").ok().is("page", "steps", 0, "origin")
}

// TestLinkOnAnotherPage enters without a redirect: a strict cookie would not be sent along it.
func TestLinkOnAnotherPage(t *testing.T) {
	s := newSite(t, town, Limits{})
	got := s.get("/?token=once", "Authorization", absent, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate").ok()
	if !strings.Contains(got.body, `http-equiv="refresh" content="0;url=/"`) || got.header.Get("Set-Cookie") == "" {
		t.Errorf("got %s", got.body)
	}
}

func TestSignIn(t *testing.T) {
	s := newSite(t, town, Limits{})
	sign := func(token string, headers ...string) *reply {
		return s.do("POST", "/session", "token="+token, append([]string{"Authorization", absent, "Content-Type", typeForm}, headers...)...)
	}
	form := s.get("/", "Authorization", absent)
	if !strings.Contains(form.body, `action="/session"`) || !strings.Contains(form.header.Get("Content-Security-Policy"), "form-action 'self'") || form.header.Get("Referrer-Policy") != "same-origin" {
		t.Errorf("form: %v %s", form.header, form.body)
	}
	sign(secret).problem(foreignOrigin)
	sign(secret, "Origin", "http://evil.example").problem(foreignOrigin)
	if got := sign("wrong", "Origin", "http://"+s.address); got.status != 401 || got.header.Get("Set-Cookie") != "" {
		t.Errorf("got %d %s", got.status, got.header.Get("Set-Cookie"))
	}
	in := sign(secret, "Origin", "http://"+s.address)
	cookie, _, _ := strings.Cut(in.header.Get("Set-Cookie"), ";")
	if in.status != 303 || cookie == "" {
		t.Fatalf("got %d", in.status)
	}
	s.get("/v1/run", "Authorization", absent, "Cookie", cookie).ok()
	s.server.keys.bearer = nil // a server without a token file
	if got := sign("", "Origin", "http://"+s.address); got.status != 401 || strings.Contains(got.body, "<form") {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

func TestSessionsAreBounded(t *testing.T) {
	s := newSite(t, town, Limits{})
	for range maximumSessions + 5 {
		s.do("POST", "/session", "token="+secret, "Content-Type", typeForm, "Origin", "http://"+s.address)
	}
	if n := len(s.server.keys.sessions); n != maximumSessions {
		t.Errorf("%d sessions", n)
	}
}

func TestHostsOfAServerForOthers(t *testing.T) {
	tests := []struct {
		bound, host string
		want        bool
	}{
		{"0.0.0.0", "192.0.2.7:80", true},
		{"0.0.0.0", "[2001:db8::1]", true},
		{"0.0.0.0", "rebound.example", false},
		{"::", "localhost:1", true},
		{"192.0.2.7", "192.0.2.7:80", true},
		{"192.0.2.7", "192.0.2.8", false},
		{"192.0.2.7", "stats.example:80", true},
		{"127.0.0.1", "192.0.2.7", false},
	}
	for _, test := range tests {
		h := newHosts(&net.TCPAddr{IP: net.ParseIP(test.bound), Port: 80}, []string{"Stats.example"})
		if got := h.allow(test.host); got != test.want {
			t.Errorf("bound to %s, asked for %s: %v, want %v", test.bound, test.host, got, test.want)
		}
	}
}

func TestBodies(t *testing.T) {
	s := newSite(t, town, Limits{BodyBytes: 1000, ExtractBytes: 2000})
	text := []string{"Content-Type", "text/plain"}
	tests := []struct {
		name, path, body string
		headers          []string
		kind             *problemKind
	}{
		{"at the limit", "/v1/extract", strings.Repeat("长", 666) + "  ", text, nil},
		{"one byte more", "/v1/extract", strings.Repeat("长", 667), text, tooLarge},
		{"of another path", "/v1/reviews", `{"undoes":1` + strings.Repeat(" ", 1000) + `}`, nil, tooLarge},
		{"compressed", "/v1/extract", "\x1f\x8b\x08\x00", append(text, "Content-Encoding", "gzip"), wrongType},
		{"not compressed, and said so", "/v1/extract", "长", append(text, "Content-Encoding", "identity"), nil},
		{"no type", "/v1/extract", "长", []string{"Content-Type", absent}, wrongType},
		{"a strange type", "/v1/extract", "长", []string{"Content-Type", ";;"}, wrongType},
		{"a form", "/v1/reviews", "{}", []string{"Content-Type", typeForm}, wrongType},
		{"text for JSON", "/v1/reviews", "{}", text, wrongType},
		{"several parts", "/v1/extract", "--x--", []string{"Content-Type", "multipart/form-data; boundary=x"}, wrongType},
		{"a body for a reader", "/v1/run", "{}", nil, tooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := *s
			s.TB = t
			method := "POST"
			if test.path == "/v1/run" {
				method = "GET"
			}
			got := s.do(method, test.path, test.body, test.headers...)
			if test.kind == nil {
				got.ok()
				return
			}
			got.problem(test.kind)
		})
	}
	if got := s.do("POST", "/v1/extract", "x", "Content-Type", "image/png").header.Get("Accept-Post"); got != "application/json, text/plain, text/markdown, text/html" {
		t.Errorf("Accept-Post: %s", got)
	}
}

// raw sends bytes and reads the answer's first line until the server closes or a time has passed.
func raw(t *testing.T, address, text string, wait time.Duration) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(wait))
	_, _ = io.WriteString(c, text)
	line, _ := bufio.NewReader(c).ReadString('\n')
	return strings.TrimSpace(line)
}

// TestRawRequests: what no client library sends. Package net/http answers some of it before a handler sees it.
func TestRawRequests(t *testing.T) {
	s := newSite(t, town, Limits{HeaderTime: time.Second, BodyTime: 200 * time.Millisecond})
	auth := "Host: localhost\r\nAuthorization: Bearer " + secret + "\r\n"
	tests := []struct{ name, request, want string }{
		{"no host", "GET /v1/run HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
		{"two hosts", "GET /v1/run HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", "HTTP/1.1 400"},
		{"HTTP/1.0 without a host", "GET /v1/run HTTP/1.0\r\n\r\n", "HTTP/1.0 421"},
		{"a whole URL", "GET http://evil.example/v1/run HTTP/1.1\r\n" + auth + "\r\n", "HTTP/1.1 421"},
		{"not HTTP", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", "HTTP/1.1 400"},
		{"a flood of headers", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: "+strings.Repeat("y", 1000)+"\r\n", 60) + "\r\n", "HTTP/1.1 431"},
		{"a body of two lengths", "POST /v1/reviews HTTP/1.1\r\n" + auth + "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "HTTP/1.1 400"},
		{"a huge length", "POST /v1/reviews HTTP/1.1\r\n" + auth + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 413"},
		{"a body that stops", "POST /v1/reviews HTTP/1.1\r\n" + auth + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{", "HTTP/1.1 408"},
		{"a body of a stranger that stops", "POST /v1/reviews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{", "HTTP/1.1 401"},
		{"chunks without end", "POST /v1/reviews HTTP/1.1\r\n" + auth + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + strings.Repeat("10000\r\n"+strings.Repeat("x", 0x10000)+"\r\n", 20), "HTTP/1.1 413"},
		{"a star", "OPTIONS * HTTP/1.1\r\n" + auth + "\r\n", "HTTP/1.1 400"},
		{"headers that stop", "GET /v1/run HTTP/1.1\r\nHost: loc", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := raw(t, s.address, test.request, 5*time.Second); !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	s.get("/v1/run").ok()
}

// TestSlowConnections lets many connections send nothing, or a byte now and then, while others are answered.
func TestSlowConnections(t *testing.T) {
	const slow = 200
	s := newSite(t, town, Limits{Connections: 50})
	beginnings := []string{"", "GET /healthz HTTP/1.1\r\nHost: lo",
		"POST /v1/reviews HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"}
	for i := range slow {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		if _, err := io.WriteString(c, beginnings[i%len(beginnings)]); err != nil && i < 50 {
			t.Fatal(err)
		}
		if i%20 == 0 {
			s.get("/v1/run").ok()
		}
	}
	client := http.Client{Timeout: 5 * time.Second}
	for range 20 {
		answer, err := client.Get("http://" + s.address + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
	}
	begun := time.Now()
	s.stop()
	if took := time.Since(begun); took > 5*time.Second { // half a second is meant; other tests are at work too
		t.Errorf("ended after %v", took)
	}
}

func TestTooManyRequests(t *testing.T) {
	s := newSite(t, town, Limits{Requests: 1})
	s.server.atWork <- struct{}{}
	if got := s.get("/v1/run").problem(busy).header.Get("Retry-After"); got != "1" {
		t.Errorf("Retry-After: %s", got)
	}
	s.get("/healthz").ok()
	<-s.server.atWork
	s.get("/v1/run").ok()
}

// TestDoorLetsTheLongestWaitingGo: who is at work stays.
func TestDoorLetsTheLongestWaitingGo(t *testing.T) {
	d := newDoor(nil, 2)
	a, b, c := &visitor{door: d}, &visitor{door: d}, &visitor{door: d}
	d.admit(a)
	d.admit(b)
	a.work(true)
	if out, in := d.admit(c); out != b || !in {
		t.Errorf("got %p %v, want %p", out, in, b)
	}
	c.work(true)
	if out, in := d.admit(b); out != nil || in {
		t.Error("all were at work")
	}
	a.work(false)
	c.work(false)
	if out, _ := d.admit(b); out != a {
		t.Errorf("got %p, want %p", out, a)
	}
	a.work(true) // has left, and does not come back
	if fmt.Sprint(d.inside) != fmt.Sprint([]*visitor{c, b}) {
		t.Error("who left is inside")
	}
}
