//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package disk

import (
	"errors"
	"os"
	"syscall"
)

// TryLock keeps others out until Unlock, until the file is closed, or until the process ends in whatever way. It does not wait:
// the error is ErrLocked where another has the lock.
func TryLock(file *os.File) error {
	return flock(file, syscall.LOCK_EX|syscall.LOCK_NB)
}

// Lock is TryLock that waits for its turn.
func Lock(file *os.File) error {
	return flock(file, syscall.LOCK_EX)
}

// Unlock lets others in.
func Unlock(file *os.File) error {
	return flock(file, syscall.LOCK_UN)
}

func flock(file *os.File, how int) error {
	err := syscall.Flock(int(file.Fd()), how)
	for errors.Is(err, syscall.EINTR) {
		err = syscall.Flock(int(file.Fd()), how)
	}
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return ErrLocked
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOLCK):
		return nil // a file system without locks
	}
	return err
}
