package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// background is a command that runs until it is interrupted.
type background struct {
	url   string // the line that it printed
	stop  func() (code int)
	heard *heard
}

// heard keeps what is said while others read it.
type heard struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.lock.Lock()
	defer h.lock.Unlock()
	return h.text.Write(p)
}

func (h *heard) String() string {
	h.lock.Lock()
	defer h.lock.Unlock()
	return h.text.String()
}

// serving starts a command that serves, and waits for its URL.
func serving(t *testing.T, args ...string) *background {
	t.Helper()
	reader, writer := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	b := &background{heard: &heard{}}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, args, strings.NewReader(""), writer, b.heard)
		_ = writer.Close()
	}()
	b.stop = sync.OnceValue(func() int {
		cancel()
		select {
		case code := <-ended:
			return code
		case <-time.After(20 * time.Second):
			t.Error("does not end")
			return -1
		}
	})
	t.Cleanup(func() { b.stop() })
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("no URL: %v, exit code %d, %s", err, b.stop(), b.heard)
	}
	b.url = strings.TrimSpace(line)
	return b
}

func tokenFile(t *testing.T, token string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(path, []byte(token), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

const longToken = "0123456789abcdefABCDEF+/="

// asks sends a request with a bearer token and gives the answer's status and body.
func asks(t *testing.T, method, url, token, body string, headers ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestReviewServe(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "report.txt"), "2022年，全县刑事发案同比下降13.38%。\n")
	out := filepath.Join(dir, "run")
	command(t, "", "extract", filepath.Join(dir, "report.txt"), "-o", out, "--format", "jsonl", "--quiet")
	b := serving(t, "review", "serve", out, "--no-open", "--reviewer", "王", "--token-file", tokenFile(t, longToken+"\n", 0o600))
	base, token, found := strings.Cut(b.url, "?token=")
	if !found || len(token) < 43 || !strings.HasPrefix(base, "http://127.0.0.1:") {
		t.Fatalf("URL %s", b.url)
	}
	status, body := asks(t, "GET", base+"v1/claims", longToken, "")
	var list struct {
		Claims []struct {
			ID string `json:"claim_id"`
		}
	}
	if err := json.Unmarshal([]byte(body), &list); err != nil || status != 200 || len(list.Claims) != 1 {
		t.Fatalf("got %d %s, %v", status, body, err)
	}
	idle, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(base, "http://"), "/")) // is no reason to wait
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	status, body = asks(t, "PATCH", base+"v1/claims/"+list.Claims[0].ID+"/review", longToken, `{"decision":"accepted"}`, "If-Match", `"0"`, "Content-Type", "application/json")
	if status != 200 || !strings.Contains(body, `"reviewer":"王"`) {
		t.Errorf("got %d %s", status, body)
	}
	if code := b.stop(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	if said := b.heard.String(); !strings.Contains(said, "statclaim: 1 step of decisions in "+filepath.Join(out, "reviews.jsonl")+", 1 of them new\n") || strings.Contains(said, longToken) {
		t.Errorf("said %s", said)
	}
	again := serving(t, "review", "serve", out, "--no-open")
	if again.stop(); !strings.Contains(again.heard.String(), "nothing new was decided; 1 step in ") {
		t.Errorf("said %s", again.heard)
	}
}

func TestServe(t *testing.T) {
	b := serving(t, "serve")
	_, after, _ := strings.Cut(b.heard.String(), "token of this process: ")
	token, _, _ := strings.Cut(after, " ")
	if !strings.HasPrefix(b.url, "http://127.0.0.1:") || strings.Contains(b.url, "?") || len(token) != 43 {
		t.Fatalf("URL %s, said %s", b.url, b.heard)
	}
	status, got := asks(t, "POST", b.url+"v1/extract", token, "全县小学9所。", "Content-Type", "text/plain", "Accept", "application/jsonl")
	want := command(t, "全县小学9所。", "extract", "-", "-o", "-", "--format", "jsonl", "--quiet")
	if status != 200 || got != want {
		t.Errorf("got %d %s\nwant %s", status, got, want)
	}
	for path, want := range map[string]int{"v1/claims": 404, "": 404, "healthz": 200, "openapi.json": 200} {
		if status, body := asks(t, "GET", b.url+path, token, ""); status != want {
			t.Errorf("%s: got %d %s", path, status, body)
		}
	}
	if status, _ := asks(t, "GET", b.url+"v1/schema", "", ""); status != 401 {
		t.Errorf("without a token: %d", status)
	}
	if code := b.stop(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestServeForOthers(t *testing.T) {
	b := serving(t, "serve", "--listen", "0.0.0.0:0", "--token-file", tokenFile(t, longToken, 0o600))
	if status, _ := asks(t, "GET", b.url+"v1/schema", longToken, ""); status != 200 || !strings.HasPrefix(b.url, "http://127.0.0.1:") {
		t.Errorf("got %d of %s", status, b.url)
	}
}

// TestServeRefuses: what is wrong is said before anything listens, with what is allowed.
func TestServeRefuses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	tests := []struct {
		name string
		args []string
		says string
	}{
		{"every address without a token file", []string{"serve", "--listen", ":0"}, "needs --token-file"},
		{"another address", []string{"serve", "--listen", "192.0.2.1:80"}, "needs --token-file"},
		{"no port", []string{"serve", "--listen", "127.0.0.1"}, "want an address and a port"},
		{"a port that is taken", []string{"serve", "--listen", taken.Addr().String()}, "address already in use"},
		{"a token that others may read", []string{"serve", "--token-file", tokenFile(t, longToken, 0o640)}, "mode 0640"},
		{"a short token", []string{"serve", "--token-file", tokenFile(t, "secret\n", 0o600)}, "16 to 1024"},
		{"two lines", []string{"serve", "--token-file", tokenFile(t, longToken+"\n"+longToken, 0o600)}, "one line"},
		{"a long token", []string{"serve", "--token-file", tokenFile(t, strings.Repeat("a", 5000), 0o600)}, "16 to 1024"},
		{"no token file", []string{"serve", "--token-file", "nowhere"}, "--token-file nowhere: no such file"},
		{"a directory as token file", []string{"serve", "--token-file", t.TempDir()}, "want a file"},
		{"an argument", []string{"serve", "run"}, "unknown command"},
		{"no run", []string{"review", "serve"}, "want one directory"},
		{"a directory that is no run", []string{"review", "serve", t.TempDir(), "--no-open"}, "statclaim: "},
		{"a directory that is not there", []string{"review", "serve", "nowhere", "--no-open"}, "nowhere"},
		{"rules that are not there", []string{"serve", "--rules", "nowhere"}, "nowhere"},
		{"no subcommand", []string{"review"}, "Available Commands"},
		{"an unknown subcommand", []string{"review", "server"}, "unknown command"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out, said bytes.Buffer
			ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			if code := run(ctx, test.args, strings.NewReader(""), &out, &said); code != exitUsage || !strings.Contains(said.String(), test.says) || out.Len() > 0 {
				t.Errorf("exit code %d, want %d; printed %q, said %q, want %q", code, exitUsage, out.String(), said.String(), test.says)
			}
		})
	}
}

func TestBrowserCommand(t *testing.T) {
	screen := map[string]string{"DISPLAY": ":0"}
	for _, test := range []struct {
		system      string
		environment map[string]string
		want        string
	}{{"linux", screen, "xdg-open"}, {"linux", nil, ""}, {"freebsd", map[string]string{"WAYLAND_DISPLAY": "w"}, "xdg-open"}, {"darwin", nil, "open"}, {"windows", nil, "rundll32"}} {
		if got, _ := browserCommand(test.system, func(name string) string { return test.environment[name] }); got != test.want {
			t.Errorf("%s %v: %q, want %q", test.system, test.environment, got, test.want)
		}
	}
}
