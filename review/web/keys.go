package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// Who asks: the page, by its cookie, or a client of the API, by a bearer token. Steps of reviews are kept with it.
const (
	originPage = "page"
	originAPI  = "api"
)

// NewToken gives 256 random bits in letters, digits, - and _.
func NewToken() string {
	var bits [32]byte
	_, _ = rand.Read(bits[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(bits[:])
}

// digest stands for a secret where it is kept and compared, so that neither takes time that depends on it.
type digest [sha256.Size]byte

func digestOf(secret string) digest { return sha256.Sum256([]byte(secret)) }

func (d digest) is(o digest) bool { return subtle.ConstantTimeCompare(d[:], o[:]) == 1 }

// maximumSessions bounds the cookies that are known; the oldest are forgotten.
const maximumSessions = 64

// keys tells who may ask.
type keys struct {
	cookie string // name: browsers share cookies between the ports of a host
	bearer *digest

	lock     sync.Mutex
	oneTime  *digest // nil where there is none, or where it is spent
	sessions []digest
}

func newKeys(o Options) *keys {
	k := &keys{cookie: "statclaim"}
	if at, ok := o.Address.(*net.TCPAddr); ok {
		k.cookie = fmt.Sprintf("statclaim-%d", at.Port)
	}
	if o.Bearer != "" {
		d := digestOf(o.Bearer)
		k.bearer = &d
	}
	if o.OneTime != "" {
		d := digestOf(o.OneTime)
		k.oneTime = &d
	}
	return k
}

// who tells who asks; the error is the problem to answer with.
func (k *keys) who(r *http.Request) (string, error) {
	if scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
		if k.knows(digestOf(strings.TrimSpace(token))) {
			return originAPI, nil
		}
		return "", k.stranger("the bearer token is not that of this server")
	}
	if k.signedIn(r) {
		return originPage, nil
	}
	return "", k.stranger("want the cookie of the page, which the printed URL gives, or a bearer token")
}

// knows reports whether a bearer token is that of the file, or the printed one before a browser has spent it: scripts that start a
// server need no browser.
func (k *keys) knows(given digest) bool {
	k.lock.Lock()
	defer k.lock.Unlock()
	return k.bearer != nil && k.bearer.is(given) || k.oneTime != nil && k.oneTime.is(given)
}

func (k *keys) stranger(detail string) *problem {
	return refuse(unauthorized, "%s", detail).header("WWW-Authenticate", `Bearer realm="statclaim"`)
}

func (k *keys) signedIn(r *http.Request) bool {
	k.lock.Lock()
	defer k.lock.Unlock()
	for _, c := range r.CookiesNamed(k.cookie) {
		given := digestOf(c.Value)
		for _, known := range k.sessions {
			if known.is(given) {
				return true
			}
		}
	}
	return false
}

// spend takes the one-time token. It serves once.
func (k *keys) spend(token string) bool {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.oneTime == nil || !k.oneTime.is(digestOf(token)) {
		return false
	}
	k.oneTime = nil
	return true
}

// signIn gives the browser a cookie.
func (k *keys) signIn(w http.ResponseWriter) {
	secret := NewToken()
	k.lock.Lock()
	if len(k.sessions) == maximumSessions {
		k.sessions = k.sessions[1:]
	}
	k.sessions = append(k.sessions, digestOf(secret))
	k.lock.Unlock()
	http.SetCookie(w, &http.Cookie{Name: k.cookie, Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// serveIndex gives the page to who is signed in, signs in who comes with the one-time token, and tells others where it is.
func serveIndex(s *Server, w http.ResponseWriter, q *request) error {
	token, given := q.query.last("token")
	signedIn := s.keys.signedIn(q.Request)
	switch {
	case given && signedIn:
		enter(w, q)
	case given && q.Method == http.MethodGet && s.keys.spend(token):
		s.keys.signIn(w)
		enter(w, q)
	case given:
		return s.signProblem(w, spentText)
	case !signedIn:
		return s.signProblem(w, strangerText)
	default:
		return s.serveAsset(w, q, "index.html")
	}
	return nil
}

// enter leads to the page without the token in its URL.
func enter(w http.ResponseWriter, q *request) {
	if q.Header.Get("Sec-Fetch-Site") == "cross-site" {
		writePage(w, http.StatusOK, []byte(enterPage))
		return
	}
	w.Header().Set("Location", "/")
	w.WriteHeader(http.StatusSeeOther)
}

// signProblem shows a page of words, with the form where there is a token file.
func (s *Server) signProblem(w http.ResponseWriter, text string) error {
	if s.keys.bearer != nil {
		policy := w.Header().Get("Content-Security-Policy")
		w.Header().Set("Content-Security-Policy", strings.Replace(policy, "form-action 'none'", "form-action 'self'", 1))
		w.Header().Set("Referrer-Policy", "same-origin") // without a referrer browsers send forms with the origin null
	}
	p := s.keys.stranger("open the URL that was printed")
	p.page = signPage(text, s.keys.bearer != nil)
	return p
}

// serveSignIn takes the form.
func serveSignIn(s *Server, w http.ResponseWriter, q *request) error {
	form, err := url.ParseQuery(string(q.body))
	if err != nil || s.keys.bearer == nil || !s.keys.bearer.is(digestOf(strings.TrimSpace(form.Get("token")))) {
		return s.signProblem(w, wrongTokenText)
	}
	s.keys.signIn(w)
	enter(w, q)
	return nil
}
