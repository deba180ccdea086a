package export

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// output is one file of a run, written in the run's hidden directory until it is put in its place. Its errors name the path that it
// will have.
type output struct {
	trackedWriter
	temporary string
	file      *os.File
	buffer    *bufio.Writer
}

// createOutput opens the file that will be dir/name.
func createOutput(dir, temporaryDir, name string) (*output, error) {
	o := &output{temporary: filepath.Join(temporaryDir, name)}
	o.name = filepath.Join(dir, name)
	file, err := os.OpenFile(o.temporary, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", o.name, unwrapPath(err))
	}
	o.file = file
	o.buffer = bufio.NewWriterSize(file, 1<<16)
	o.w = o.buffer
	return o, nil
}

// finish puts every byte on the disk. The file stays open for reading.
func (o *output) finish() error {
	if o.err != nil {
		return o.err
	}
	if err := o.buffer.Flush(); err != nil {
		o.err = fmt.Errorf("write %s: %w", o.name, unwrapPath(err))
		return o.err
	}
	if err := o.file.Sync(); err != nil {
		o.err = fmt.Errorf("write %s to the disk: %w", o.name, unwrapPath(err))
	}
	return o.err
}

func (o *output) close() error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	o.file = nil
	if err != nil {
		return fmt.Errorf("close %s: %w", o.name, unwrapPath(err))
	}
	return nil
}

// unwrapPath drops a path that an error carries already, a temporary one: the caller names the one that the user knows.
func unwrapPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
