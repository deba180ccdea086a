package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestLockKeepsOthersOut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks here")
	}
	path := filepath.Join(t.TempDir(), "lock")
	open := func() *os.File {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = file.Close() })
		return file
	}
	first, second := open(), open()
	if err := TryLock(first); err != nil {
		t.Fatal(err)
	}
	if err := TryLock(second); !errors.Is(err, ErrLocked) {
		t.Errorf("a second lock gives %v, want %v", err, ErrLocked)
	}
	if err := Unlock(first); err != nil {
		t.Fatal(err)
	}
	if err := Lock(second); err != nil {
		t.Errorf("the lock that was let go gives %v", err)
	}
}
