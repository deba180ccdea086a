// Package runeset holds sets of code points that are asked for every character of a text: in a few nanoseconds whatever the set is,
// where looking through a string takes one for each of its members. It does nothing else.
package runeset
