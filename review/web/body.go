package web

import (
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// readBody reads the body of a request whole, within its limits of size and time. The connection counts as one that waits until then.
func (s *Server) readBody(rt *route, a *answer, q *request) error {
	if len(rt.takes) == 0 {
		if q.ContentLength != 0 {
			return refuse(tooLarge, "want a request without a body")
		}
		return nil
	}
	if encoding := q.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return refuse(wrongType, "Content-Encoding %q: want a body that is not compressed", clipped(encoding)).header("Accept-Encoding", "identity")
	}
	mediaType, _, err := mime.ParseMediaType(q.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(rt.takes, mediaType) {
		want := strings.Join(rt.takes, ", ")
		return refuse(wrongType, "Content-Type %q: want %s", clipped(q.Header.Get("Content-Type")), want).header("Accept-"+accepting(rt.method), want)
	}
	q.takes = mediaType
	limit := s.limits.BodyBytes
	if rt.large {
		limit = s.limits.ExtractBytes
	}
	if q.ContentLength > limit {
		return refuse(tooLarge, "the body has %d bytes: want at most %d", q.ContentLength, limit)
	}
	control := http.NewResponseController(a)
	_ = control.SetReadDeadline(time.Now().Add(s.limits.BodyTime)) // a response without a connection, as in tests, has none
	body, err := io.ReadAll(http.MaxBytesReader(a.ResponseWriter, q.Body, limit))
	if err != nil {
		return bodyProblem(err, limit)
	}
	_ = control.SetReadDeadline(time.Time{})
	a.bodyRead = true
	q.body = body
	return nil
}

func bodyProblem(err error, limit int64) error {
	var large *http.MaxBytesError
	var network net.Error
	switch {
	case errors.As(err, &large):
		return refuse(tooLarge, "the body has more than %d bytes", limit)
	case errors.As(err, &network) && network.Timeout():
		return refuse(slowBody, "the body did not arrive in time")
	}
	return refuse(badRequest, "the body could not be read: %v", err)
}

// accepting is the header that lists the types of bodies: Accept-Post, Accept-Patch (RFC 5789).
func accepting(method string) string { return method[:1] + strings.ToLower(method[1:]) }

// leaveBody ends the connection behind the answer, so that nobody waits for the rest of a body that is not read.
func leaveBody(a *answer) {
	a.Header().Set("Connection", "close")
	_ = http.NewResponseController(a).SetReadDeadline(time.Now().Add(time.Second))
}

func setWriteDeadline(w http.ResponseWriter, d time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(d)) // as above
}
