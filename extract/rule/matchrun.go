package rule

// The steps for single characters, runs of one class, and words. Each takes a direction: what stands before the slot is read backward.

func one(class *test, backward bool, next step) step {
	if backward {
		return func(t *try, at int) bool { return at > 0 && class.fits(t.text[at-1]) && next(t, at-1) }
	}
	return func(t *try, at int) bool { return at < len(t.text) && class.fits(t.text[at]) && next(t, at+1) }
}

func word(w []rune, backward bool, next step) step {
	if backward {
		return func(t *try, at int) bool {
			for i := 1; i <= len(w); i++ {
				if at < i || t.text[at-i] != w[len(w)-i] {
					return false
				}
			}
			return next(t, at-len(w))
		}
	}
	return func(t *try, at int) bool {
		for i, r := range w {
			if at+i >= len(t.text) || t.text[at+i] != r {
				return false
			}
		}
		return next(t, at+len(w))
	}
}

// run gives how many characters of a class stand at a position, at most high.
func (t *try) run(class *test, at, high int, backward bool) int {
	n := 0
	for n < high {
		r, ok := t.next(at+signed(n, backward), backward)
		if !ok || !class.fits(r) {
			break
		}
		n++
	}
	return n
}

// signed is a number of characters as a step of the position.
func signed(n int, backward bool) int {
	if backward {
		return -n
	}
	return n
}

func greedy(class *test, low, high int, backward bool, next step) step {
	return func(t *try, at int) bool {
		for n := t.run(class, at, high, backward); n >= low; n-- {
			if t.steps++; t.steps >= maxSteps {
				return false
			}
			if next(t, at+signed(n, backward)) {
				return true
			}
		}
		return false
	}
}

func lazy(class *test, low, high int, backward bool, next step) step {
	return func(t *try, at int) bool {
		for n := 0; ; n++ {
			if t.steps++; t.steps >= maxSteps {
				return false
			}
			here := at + signed(n, backward)
			if n >= low && next(t, here) {
				return true
			}
			if r, ok := t.next(here, backward); n == high || !ok || !class.fits(r) {
				return false
			}
		}
	}
}

func atomicLoop(class *test, low, high int, backward bool, next step) step {
	return func(t *try, at int) bool {
		n := t.run(class, at, high, backward)
		return n >= low && next(t, at+signed(n, backward))
	}
}
