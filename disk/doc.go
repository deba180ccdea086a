// Package disk is what the product asks of a file system beyond package os: locks that end with the process, and names of a
// directory that are on the disk.
//
// It takes open files and paths and gives nothing but errors. It never reads or writes the content of a file.
package disk

import (
	"errors"
	"os"
)

// ErrLocked says that another process, or another open file of this one, holds the lock.
var ErrLocked = errors.New("locked by another process")

// SyncDirectory puts the names of a directory on the disk, where the system can. Its files are whole and in place already, so
// there is no error to give.
func SyncDirectory(dir string) {
	d, err := os.Open(dir)
	if err != nil {
		return
	}
	defer d.Close()
	_ = d.Sync()
}
