package rule

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// maxRepeat bounds {m,n}: longer gaps do not describe wording any more.
const maxRepeat = 40

// compile expands the macros of a pattern and anchors it at its target slot: what stands left of the target becomes a
// look-behind and what stands right of it a look-ahead, so that a match consumes the slot alone and hits never hide each other.
func compile(r *Rule, words map[string][]string, all *letters) error {
	if err := checkLinear(r.Pattern); err != nil {
		return err
	}
	at, end, target, err := findTarget(r.Pattern)
	if err != nil {
		return err
	}
	r.target = accepted(r.Pattern[at+1 : end-1])
	inFull := func(name string) (string, error) { return macro(name, words) }
	left, err := expand(r.Pattern[:at], inFull)
	if err != nil {
		return err
	}
	right, err := expand(r.Pattern[end:], inFull)
	if err != nil {
		return err
	}
	if r.expanded, err = expand(r.Pattern, func(name string) (string, error) { return legible(name, words) }); err != nil {
		return err
	}
	if err := checkGroups(left + right); err != nil {
		return err
	}
	source := `\G`
	if left != "" {
		source += "(?<=" + left + ")"
	}
	source += "(?<q>" + target + ")"
	if right != "" {
		source += "(?=" + right + ")"
	}
	return r.prepare(source, all)
}

// prepare makes what matches: our own matcher where it knows all parts of the pattern, else the engine.
func (r *Rule) prepare(source string, all *letters) error {
	tree, err := syntax.Parse(source, syntax.ParseOptions{})
	if err != nil {
		return fmt.Errorf("the pattern does not compile: %w", err)
	}
	for _, name := range tree.Caplist {
		if name != "q" && (name[0] < '0' || name[0] > '9') {
			r.groups = append(r.groups, group{name, tree.Capnames[name]})
		}
	}
	r.needs = needsOf(tree)
	for i := range r.needs {
		r.needs[i].set = all.set(r.needs[i].any)
	}
	r.matcher = newMatcher(tree, all)
	r.engine = sync.OnceValues(func() (*regexp2.Regexp, error) {
		compiled, err := regexp2.Compile(source)
		if err != nil {
			return nil, fmt.Errorf("the pattern does not compile: %w", err)
		}
		compiled.MatchTimeout = fuse
		return compiled, nil
	})
	if r.matcher != nil {
		return nil
	}
	_, err = r.engine()
	return err
}

// findTarget finds the one {q}, {q:kinds} or {zero} outside all groups.
func findTarget(pattern string) (start, end int, class_ string, err error) {
	depth, found := 0, false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
		case '{':
			close := strings.IndexByte(pattern[i:], '}')
			if close < 0 {
				return 0, 0, "", errors.New("an opening { is not closed")
			}
			name := pattern[i+1 : i+close]
			if name != "q" && name != "zero" && !strings.HasPrefix(name, "q:") {
				continue
			}
			if depth != 0 {
				return 0, 0, "", fmt.Errorf("{%s} stands inside a group; the target stands outside all groups (use {n} for other quantities)", name)
			}
			if found {
				return 0, 0, "", errors.New("two targets; a pattern has one {q} or {zero} (use {n} for other quantities)")
			}
			found = true
			start, end = i, i+close+1
			if class_, err = slotClass(name); err != nil {
				return 0, 0, "", err
			}
		}
	}
	if !found {
		return 0, 0, "", errors.New("no target; a pattern has one {q}, {q:kind} or {zero}")
	}
	return start, end, class_, nil
}

// slotClass writes a slot macro as a regular expression: q and n (quantities, optionally :kinds), zero, t (period), w (word).
func slotClass(name string) (string, error) {
	switch base, kinds, _ := strings.Cut(name, ":"); base {
	case "q", "n":
		return class(kinds)
	case "zero":
		return fmt.Sprintf(`\u%04X`, Zero), nil
	case "t":
		return fmt.Sprintf(`\u%04X`, Period), nil
	case "w":
		return fmt.Sprintf(`\u%04X`, Word), nil
	}
	return "", fmt.Errorf("unknown slot {%s}", name)
}

// expand replaces what stands in braces, {n}, {t}, {w}, {gap:N} and {list}; {m,n} of the expression language stays.
func expand(pattern string, replace func(name string) (string, error)) (string, error) {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '\\' && i+1 < len(pattern) {
			b.WriteString(pattern[i : i+2])
			i++
			continue
		}
		if pattern[i] != '{' || i+1 < len(pattern) && pattern[i+1] >= '0' && pattern[i+1] <= '9' {
			b.WriteByte(pattern[i])
			continue
		}
		close := strings.IndexByte(pattern[i:], '}')
		if close < 0 {
			return "", errors.New("an opening { is not closed")
		}
		text, err := replace(pattern[i+1 : i+close])
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		i += close
	}
	return b.String(), nil
}

func macro(name string, words map[string][]string) (string, error) {
	if n, ok := strings.CutPrefix(name, "gap:"); ok {
		k, err := strconv.Atoi(n)
		if err != nil || k < 1 || k > maxRepeat {
			return "", fmt.Errorf("{gap:%s}: want a number from 1 to %d", n, maxRepeat)
		}
		return fmt.Sprintf(`[^，,；;。：:！？!?]{0,%d}?`, k), nil
	}
	if list, ok := words[name]; ok {
		sorted := append([]string(nil), list...)
		sort.SliceStable(sorted, func(i, j int) bool { return len(sorted[i]) > len(sorted[j]) })
		for i := range sorted {
			sorted[i] = regexp2.Escape(sorted[i])
		}
		return "(?:" + strings.Join(sorted, "|") + ")", nil
	}
	text, err := slotClass(name)
	if err != nil {
		return "", fmt.Errorf("unknown {%s}; allowed are n, n:kind, t, w, gap:N and the word lists %s", name, strings.Join(sortedKeys(words), ", "))
	}
	return text, nil
}

// legible is macro for readers: word lists and gaps are written out, slots stay in braces.
func legible(name string, words map[string][]string) (string, error) {
	if _, list := words[name]; !list {
		if _, err := slotClass(name); err == nil {
			return "{" + name + "}", nil
		}
	}
	return macro(name, words)
}

// checkLinear refuses what would make matching slower than linear: unbounded repeats and repeats of repeats.
func checkLinear(pattern string) error {
	type open struct{ repeats bool }
	if len(pattern) > maxPatternBytes {
		return fmt.Errorf("a pattern of %d bytes; want at most %d: use word lists", len(pattern), maxPatternBytes)
	}
	var stack []open
	closed := open{} // what the group that just closed holds
	after := byte(0)
	mark := func() {
		for i := range stack {
			stack[i].repeats = true
		}
	}
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\':
			i++
		case c == '[':
			for i++; i < len(pattern) && pattern[i] != ']'; i++ {
				if pattern[i] == '\\' {
					i++
				}
			}
		case c == '(':
			if stack = append(stack, open{}); len(stack) > maxGroups {
				return fmt.Errorf("groups inside each other at byte %d; want at most %d deep", i, maxGroups)
			}
		case c == ')' && len(stack) > 0:
			closed = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
		case c == '*' || c == '+':
			return fmt.Errorf("unbounded repeat %q at byte %d; write {m,n} or {gap:N}", c, i)
		case c == '{':
			end := strings.IndexByte(pattern[i:], '}')
			if end < 0 {
				return errors.New("an opening { is not closed")
			}
			body := pattern[i+1 : i+end]
			if strings.HasPrefix(body, "gap:") {
				mark()
			}
			if body != "" && body[0] >= '0' && body[0] <= '9' {
				if err := checkRepeat(body); err != nil {
					return err
				}
				if after == ')' && closed.repeats {
					return fmt.Errorf("a repeat of a repeat at byte %d; write the inner one out", i)
				}
				mark()
			}
			i += end
			c = '}'
		}
		after = c
	}
	return nil
}

func checkRepeat(body string) error {
	low, high, two := strings.Cut(body, ",")
	if !two {
		high = low
	}
	n, err := strconv.Atoi(high)
	if err != nil || n > maxRepeat {
		return fmt.Errorf("repeat {%s}: want an upper bound of at most %d", body, maxRepeat)
	}
	return nil
}

// checkGroups refuses a group name that is used twice: the engine would accept it silently.
func checkGroups(source string) error {
	seen := map[string]bool{}
	for _, part := range strings.Split(source, "(?<")[1:] {
		name, _, ok := strings.Cut(part, ">")
		if !ok || strings.ContainsAny(name[:1], "=!") {
			continue
		}
		if seen[name] {
			return fmt.Errorf("group %q is used twice", name)
		}
		seen[name] = true
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
