// Package rowcodec turns rows of schema's tables into bytes and back.
//
// It takes pointers to rows and gives bytes that read back as rows which every output shows alike, decimals too large for a column and
// invalid UTF-8 included. It is no file format: the bytes are read by the same build that wrote them. It never opens a file.
package rowcodec
