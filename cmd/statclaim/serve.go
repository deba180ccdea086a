package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/review/web"
)

// serveFlags are the flags of commands that serve.
type serveFlags struct {
	listen    string
	tokenFile string
	rules     []string
	address   *net.TCPAddr // listen as it is meant
}

func (f *serveFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.listen, "listen", "127.0.0.1:0", "`ADDRESS` and port to listen at; port 0 takes a free one")
	flags.StringVar(&f.tokenFile, "token-file", "", "`FILE` with the token of API clients and of browsers elsewhere; only its owner may read it")
	rulesFlag(c, &f.rules)
}

func newServe(s *streams) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Extract over HTTP: an API for documents that are sent and not kept",
		Long: `Serve prints its URL on standard output and answers requests with the claims of the
documents that they hold (POST /v1/extract). It reads and writes no files. Ctrl-C ends it.

Requests need a token: that of --token-file FILE, which nobody else may read, or else one
that is made for this process and printed on standard error. Only this machine can reach the
server unless there is a token file and --listen says otherwise. What is sent is not
encrypted: put a proxy that speaks TLS before it, or use a tunnel.

The API is described by 'statclaim schema --format openapi' and in docs/api.md. To review a
run with the same API: 'statclaim review serve'.`,
		Example: `  statclaim serve --listen 127.0.0.1:8080 --token-file token
  curl -H "Authorization: Bearer $(cat token)" -H 'Content-Type: text/plain' \
       --data-binary @report.txt http://127.0.0.1:8080/v1/extract`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runServe(c.Context(), s, f) },
	}
	f.add(c)
	return c
}

func runServe(ctx context.Context, s *streams, f serveFlags) error {
	bearer, err := f.check()
	if err != nil {
		return usage(err)
	}
	engine, err := extract.New(extract.Options{RuleDirs: f.rules})
	if err != nil {
		return usage(err)
	}
	d := &daemon{streams: s, flags: f}
	if bearer == "" {
		bearer = web.NewToken()
		d.say("token of this process: " + bearer + " (Authorization: Bearer …; --token-file keeps one of yours)")
	}
	d.options = web.Options{Engine: engine, Bearer: bearer, Info: export.Info{ToolVersion: readBuild().version, RulesetVersion: engine.RulesetVersion()}}
	return d.run(ctx)
}

// check reads the flags together and gives the token of the file, "" without one. Only this machine may reach a server without one.
func (f *serveFlags) check() (token string, err error) {
	f.address, err = net.ResolveTCPAddr("tcp", f.listen)
	if err != nil {
		return "", fmt.Errorf("--listen %q: want an address and a port, such as 127.0.0.1:8080: %w", f.listen, err)
	}
	if f.tokenFile != "" {
		return readToken(f.tokenFile)
	}
	if !f.address.IP.IsLoopback() {
		return "", fmt.Errorf("--listen %s: others could reach it, which needs --token-file FILE; without one want a loopback address such as 127.0.0.1:0", f.listen)
	}
	return "", nil
}

const (
	shortestToken = 16
	longestToken  = 1024
)

// readToken reads the token of a file that only its owner may read.
func readToken(path string) (string, error) {
	wrong := func(format string, args ...any) (string, error) {
		return "", fmt.Errorf("--token-file %s: "+format, append([]any{path}, args...)...)
	}
	file, err := os.Open(path)
	if err != nil {
		return wrong("%w", reason(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return wrong("%w", reason(err))
	}
	if !info.Mode().IsRegular() {
		return wrong("want a file")
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
		return wrong("others may read or change it (mode %04o): want 0600 (chmod 600 %s)", mode, path)
	}
	content, err := io.ReadAll(io.LimitReader(file, longestToken+2))
	if err != nil {
		return wrong("%w", reason(err))
	}
	token := strings.TrimRight(string(content), "\r\n")
	if len(token) < shortestToken || len(token) > longestToken || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return wrong("want one line of %d to %d letters, digits and signs (such as: head -c 32 /dev/urandom | base64)", shortestToken, longestToken)
	}
	return token, nil
}

// daemon is a server at work.
type daemon struct {
	streams *streams
	flags   serveFlags
	options web.Options
	started func(url string) // nil for nothing to do then

	lock sync.Mutex // of what is said: requests fail side by side
}

// say writes a line to standard error.
func (d *daemon) say(line string) {
	d.lock.Lock()
	defer d.lock.Unlock()
	fmt.Fprintf(d.streams.err, "statclaim: %s\n", clean(line))
}

// run listens, prints the URL and serves until ctx ends.
func (d *daemon) run(ctx context.Context) error {
	listener, err := net.ListenTCP("tcp", d.flags.address)
	if err != nil {
		return usage(fmt.Errorf("listen at %s: %w", d.flags.listen, cause(err)))
	}
	defer listener.Close()
	d.options.Address, d.options.Log = listener.Addr(), d.say
	server, err := web.New(d.options)
	if err != nil {
		return err
	}
	url := urlOf(listener.Addr().(*net.TCPAddr), d.options.OneTime)
	if _, err := fmt.Fprintln(d.streams.out, url); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	d.say("serving at " + listener.Addr().String() + "; Ctrl-C ends it")
	if d.started != nil {
		d.started(url)
	}
	if err := server.Serve(ctx, listener); err != nil {
		return &failure{exitIO, err}
	}
	return nil
}

// cause is the last error of a chain, without the addresses that the user gave.
func cause(err error) error {
	var operation *net.OpError
	if errors.As(err, &operation) {
		return operation.Err
	}
	return err
}

// urlOf is where this machine reaches a server.
func urlOf(at *net.TCPAddr, token string) string {
	host := at.IP
	if host.IsUnspecified() {
		host = net.IPv4(127, 0, 0, 1)
	}
	url := "http://" + net.JoinHostPort(host.String(), fmt.Sprint(at.Port)) + "/"
	if token != "" {
		url += "?token=" + token
	}
	return url
}
