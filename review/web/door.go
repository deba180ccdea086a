package web

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// door is a listener that bounds the open connections. At the limit a new one takes the place of the one that has waited longest
// without being at work: for its headers, its body, or its next request. Thousands of slow clients therefore keep nobody out.
type door struct {
	net.Listener
	limit int

	lock   sync.Mutex
	inside []*visitor // those that wait in the order of how long
}

// visitor is an open connection.
type visitor struct {
	net.Conn
	door    *door
	working bool // a handler is at work for it
}

func newDoor(listener net.Listener, limit int) *door { return &door{Listener: listener, limit: limit} }

// Accept waits for the next connection.
func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		v := &visitor{Conn: c, door: d}
		displaced, admitted := d.admit(v)
		if displaced != nil {
			_ = displaced.Conn.Close() // its server sees it and forgets it
		}
		if admitted {
			return v, nil
		}
		_ = c.Close()
	}
}

// admit takes a connection in, and gives the one that has to leave for it. It fails where all are at work.
func (d *door) admit(v *visitor) (displaced *visitor, admitted bool) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if len(d.inside) >= d.limit {
		for _, waiting := range d.inside {
			if !waiting.working {
				displaced = waiting
				break
			}
		}
		if displaced == nil {
			return nil, false
		}
		d.remove(displaced)
	}
	d.inside = append(d.inside, v)
	return displaced, true
}

func (d *door) remove(v *visitor) bool {
	for i, other := range d.inside {
		if other == v {
			d.inside = append(d.inside[:i], d.inside[i+1:]...)
			return true
		}
	}
	return false
}

// Close ends the connection.
func (v *visitor) Close() error {
	v.door.lock.Lock()
	v.door.remove(v)
	v.door.lock.Unlock()
	return v.Conn.Close()
}

// work marks the connection as one that is worked for, or as one that waits from now on.
func (v *visitor) work(working bool) {
	d := v.door
	d.lock.Lock()
	defer d.lock.Unlock()
	v.working = working
	if d.remove(v) {
		d.inside = append(d.inside, v)
	}
}

// visitorKey is the key of the connection in a request's context.
type visitorKey struct{}

func withVisitor(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, visitorKey{}, c)
}

// begin takes a place among the requests at work, and gives how to leave it.
func (s *Server) begin(r *http.Request) (release func(), err error) {
	select {
	case s.atWork <- struct{}{}:
	default:
		return nil, tooBusy("requests")
	}
	v, _ := r.Context().Value(visitorKey{}).(*visitor) // none in tests without a connection
	if v != nil {
		v.work(true)
	}
	return func() {
		<-s.atWork
		if v != nil {
			v.work(false)
		}
	}, nil
}

func tooBusy(what string) *problem {
	return refuse(busy, "too many %s are at work: try again in a second", what).header("Retry-After", "1")
}
