package web

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// query is the query of a URL, its names in the order in which they are allowed.
type query struct {
	names  []string
	values map[string][]string
}

// readQuery reads the query and refuses what the route does not know: a filter that is misspelled would show everything.
func readQuery(r *http.Request, allowed []string) (query, error) {
	q := query{names: allowed}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return q, refuse(badParameter, "the query is not encoded as a query: %v", err)
	}
	for name, list := range values {
		if !slices.Contains(allowed, name) {
			return q, refuse(badParameter, "unknown parameter %q: want %s", clipped(name), listed(allowed)).with("parameter", clipped(name))
		}
		for _, value := range list {
			if !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
				return q, refuse(badParameter, "parameter %s: want valid UTF-8", name).with("parameter", name)
			}
		}
	}
	q.values = values
	return q, nil
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// last gives the value of a parameter that makes sense once.
func (q query) last(name string) (value string, given bool) {
	list := q.values[name]
	if len(list) == 0 {
		return "", false
	}
	return list[len(list)-1], true
}

// number reads a whole number between bounds.
func (q query) number(name string, standard, least, most int64) (int64, error) {
	text, given := q.last(name)
	if !given {
		return standard, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least || n > most {
		return 0, refuse(badParameter, "%s=%s: want a whole number from %d to %d", name, clipped(text), least, most).with("parameter", name)
	}
	return n, nil
}

// oneOf reads a word out of several; the first is the standard one.
func (q query) oneOf(name string, words ...string) (string, error) {
	text, given := q.last(name)
	if !given {
		return words[0], nil
	}
	if !slices.Contains(words, text) {
		return "", refuse(badParameter, "%s=%s: want %s", name, clipped(text), strings.Join(words, " or ")).with("parameter", name)
	}
	return text, nil
}

// choose picks the form of the answer by the header Accept: of those that the client likes best the first. Without the header, or with
// only a problem's type in it, that is the first.
func choose(r *http.Request, gives []string) (string, error) {
	if len(gives) == 0 {
		gives = []string{typeJSON}
	}
	header := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(header) == "" || gives[0] == "*/*" {
		return gives[0], nil
	}
	best, most := "", 0.0
	for _, form := range gives {
		if liked := quality(header, form); liked > most {
			best, most = form, liked
		}
	}
	if best == "" {
		return "", refuse(notAcceptable, "Accept %q: this is given as %s", clipped(header), strings.Join(gives, ", "))
	}
	return best, nil
}

// quality is how much a header Accept likes a media type, from 0 to 1: the weight of the most exact range that holds it (RFC 9110).
func quality(header, mediaType string) float64 {
	found, exactness := 0.0, -1
	for part := range strings.SplitSeq(header, ",") {
		span, parameters, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		level := -1
		family, _, _ := strings.Cut(mediaType, "/")
		switch span {
		case mediaType:
			level = 2
		case family + "/*":
			level = 1
		case "*/*":
			level = 0
		}
		if level <= exactness {
			continue
		}
		weight := 1.0
		if text, given := parameters["q"]; given {
			if weight, err = strconv.ParseFloat(text, 64); err != nil || !(weight >= 0 && weight <= 1) {
				continue
			}
		}
		found, exactness = weight, level
	}
	return found
}

// matches reports whether a header of entity tags (If-None-Match) names one, weak or strong.
func matches(headers []string, etag string) bool {
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		if part = strings.TrimSpace(part); part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}

// readTags reads If-Match: the versions that it names; any tells *.
func readTags(headers []string) (versions []int64, anyVersion bool, err error) {
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		part = strings.TrimSpace(part)
		if part == "*" {
			return nil, true, nil
		}
		digits, quoted := strings.CutPrefix(part, `"`)
		digits, closed := strings.CutSuffix(digits, `"`)
		n, bad := strconv.ParseInt(digits, 10, 64)
		if !quoted || !closed || bad != nil || n < 0 {
			return nil, false, refuse(badParameter, `If-Match %q: want the ETag of the claim, such as "3"`, clipped(part)).with("parameter", "If-Match")
		}
		versions = append(versions, n)
	}
	return versions, false, nil
}
