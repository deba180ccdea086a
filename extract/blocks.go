package extract

// blocks hands out values one by one from slices that are used again once all of them are given back.
type blocks[T any] struct {
	all  [][]T
	used int
}

// perBlock is how many values are made at a time.
const perBlock = 32

// take gives an empty value.
func (b *blocks[T]) take() *T {
	block, i := b.used/perBlock, b.used%perBlock
	if block == len(b.all) {
		b.all = append(b.all, make([]T, perBlock))
	}
	b.used++
	return &b.all[block][i]
}

// giveBack empties all values that were taken.
func (b *blocks[T]) giveBack() {
	for i := 0; i < b.used; i += perBlock {
		clear(b.all[i/perBlock][:min(perBlock, b.used-i)])
	}
	b.used = 0
}

// strips hands out slices of values from one that is used again once all of them are given back.
type strips[T any] struct{ room []T }

// take gives a slice of any values.
func (s *strips[T]) take(n int) []T {
	if cap(s.room)-len(s.room) < n {
		const least, most = 1 << 12, 1 << 16 // more would be kept for the last who holds a part of it
		s.room = make([]T, 0, max(min(2*cap(s.room), most), n, least))
	}
	start := len(s.room)
	s.room = s.room[:start+n]
	return s.room[start : start+n : start+n]
}

// giveBack takes back all that was handed out, but for what stands in slices that were too short for the next.
func (s *strips[T]) giveBack() { s.room = s.room[:0] }
