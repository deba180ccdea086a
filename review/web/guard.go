package web

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maximumHeaders = 32 << 10 // bytes of the headers of a request; beyond is 431, which package net/http answers
	maximumURI     = 16 << 10 // bytes of a URI
)

// setHeaders sets what every answer has. Data is kept by nobody, and nothing of an answer runs, loads or is framed but the page's own files.
func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cache-Control", "no-store")
}

// check looks at what no route may see: strange paths and other hosts.
func (s *Server) check(r *http.Request) error {
	if len(r.RequestURI) > maximumURI {
		return refuse(longURI, "the URI has %d bytes: want at most %d", len(r.RequestURI), maximumURI)
	}
	if !plainPath(r.URL.Path) {
		return refuse(badPath, "want a path without . and .. and empty parts, backslashes and control characters, encoded or not")
	}
	if !s.hosts.allow(r.Host) {
		return refuse(wrongHost, "the host %q is not one of this server; open it by the address that it printed", clipped(r.Host))
	}
	return nil
}

// plainPath reports whether a decoded path says what it means: the same file whoever reads it.
func plainPath(p string) bool {
	if p == "" || p[0] != '/' || !utf8.ValidString(p) || strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7F || r == '\\' }) {
		return false
	}
	clean := path.Clean(p)
	return p == clean || p == clean+"/"
}

// hosts are the values of Host that a server answers for. Another name may be one that an attacker points at this machine (DNS rebinding);
// an address cannot be. The port is left out: tunnels change it.
type hosts struct {
	any   bool // any address of the machine, given as digits
	names []string
}

func newHosts(address net.Addr, more []string) hosts {
	h := hosts{names: []string{"localhost"}}
	for _, name := range more {
		h.names = append(h.names, strings.ToLower(name))
	}
	at, ok := address.(*net.TCPAddr)
	if !ok {
		return h
	}
	if at.IP.IsLoopback() {
		h.names = append(h.names, "127.0.0.1", "::1")
	}
	h.any = at.IP.IsUnspecified()
	h.names = append(h.names, at.IP.String())
	if name, err := os.Hostname(); err == nil && !at.IP.IsLoopback() {
		h.names = append(h.names, strings.ToLower(name))
	}
	return h
}

func (h hosts) allow(host string) bool {
	name := strings.ToLower(hostName(host))
	if slices.Contains(h.names, name) {
		return true
	}
	_, err := netip.ParseAddr(name)
	return h.any && err == nil
}

// hostName drops the port and the brackets of an IPv6 address.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// checkOrigin refuses what pages of other origins ask for. Browsers say where a request comes from; a cookie alone does not count
// where something is changed, a bearer token does.
func checkOrigin(r *http.Request, origin string) error {
	from, fetch := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	safe := r.Method == http.MethodGet || r.Method == http.MethodHead
	navigation := safe && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.URL.Path == "/"
	switch {
	case from != "" && !sameOrigin(from, r.Host):
		return refuse(foreignOrigin, "the origin %q is not this server", clipped(from))
	case (fetch == "cross-site" || fetch == "same-site") && !navigation:
		return refuse(foreignOrigin, "a page of another origin asks (Sec-Fetch-Site: %s)", fetch)
	case !safe && from == "" && fetch == "" && origin != originAPI:
		return refuse(foreignOrigin, "want an Origin, or a bearer token")
	}
	return nil
}

// sameOrigin compares an origin with the host that was asked. Before a proxy that speaks TLS the scheme is https.
func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Path == "" && u.User == nil && strings.EqualFold(u.Host, host)
}

// clipped bounds what is said back of a header.
func clipped(s string) string {
	const most = 100
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= most {
		return s
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// silent is the log of package net/http, which tells of clients that hang up.
func silent() *log.Logger { return log.New(io.Discard, "", 0) }
