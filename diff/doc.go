// Package diff compares two versions of a table row by row.
//
// It takes two sources of rows that can be read more than once, and gives every row that was added, removed or changed, with the
// columns that changed. Rows are paired by their key, the n-th row of a key with its n-th row in the other version. Decimals are
// compared by value, times and texts as they are; a null is nothing but a null.
//
// Memory does not grow with the size of rows: of the second version a digest of every row is held (some 100 bytes), and of the
// rows that differ a bounded number at a time. The sources are read again for the rest: twice each where the order is the same.
//
// It never reads files, never prints, and changes no row.
package diff
