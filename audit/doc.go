// Package audit finds claims that cannot both be true.
package audit
