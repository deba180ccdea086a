package ingest

import (
	"errors"
	"fmt"
	"io"
)

// Limits of archives and compressed files. They are far above what collections of documents need, and far below what an
// archive made to exhaust a machine asks for. The size of one document is bounded by Options.MaxBytes.
const (
	MaxDepth   = 3         // archives and compressed files inside each other; .tar.gz counts as two
	MaxMembers = 1_000_000 // of one source, those of nested archives too
	MaxTotal   = 1 << 40   // bytes that one source may unpack to
	MaxRatio   = 200       // times its packed size that a source may unpack to, beyond RatioFree
	RatioFree  = 16 << 20  // bytes that are never held against the ratio
)

var errTooLarge = errors.New("too large")

// Error lets a fault be the error of a reader.
func (f *fault) Error() string { return f.message }

// budget is what one source may still unpack.
type budget struct {
	members  int
	packed   int64 // bytes read from the outermost input
	unpacked int64
}

func newBudget() *budget { return &budget{} }

// member counts one member.
func (b *budget) member() *fault {
	b.members++
	if b.members > MaxMembers {
		return &fault{"archive_limit", fmt.Sprintf("more than %d members", MaxMembers), -1}
	}
	return nil
}

// spend counts unpacked bytes.
func (b *budget) spend(n int64) *fault {
	b.unpacked += n
	if b.unpacked > MaxTotal {
		return &fault{"archive_limit", fmt.Sprintf("unpacks to more than %d bytes", int64(MaxTotal)), -1}
	}
	if b.unpacked > RatioFree && b.unpacked/MaxRatio > b.packed {
		return &fault{"archive_limit", fmt.Sprintf("unpacks to more than %d times its size", MaxRatio), -1}
	}
	return nil
}

// packedReader counts what is read from the outermost input.
type packedReader struct {
	r      io.Reader
	budget *budget
}

func (p *packedReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.budget.packed += int64(n)
	return n, err
}

// unpackedReader counts what comes out of a decompressor and stops it at the limits.
type unpackedReader struct {
	r      io.Reader
	budget *budget
	fault  *fault
}

func (u *unpackedReader) Read(b []byte) (int, error) {
	if u.fault != nil {
		return 0, u.fault
	}
	n, err := u.r.Read(b)
	if u.fault = u.budget.spend(int64(n)); u.fault != nil {
		return 0, u.fault
	}
	return n, err
}
