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
