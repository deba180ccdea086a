package journal

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// shardWriter writes one shard. It holds no record: they go to the file as they come.
type shardWriter struct {
	file    *os.File
	buffer  *bufio.Writer
	digest  hash.Hash
	zstd    *zstd.Encoder
	records int
	raw     int64 // bytes of records
	size    int64 // of the file
}

func createShard(path string) (*shardWriter, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	s := &shardWriter{file: file, digest: sha256.New()}
	s.buffer = bufio.NewWriterSize(io.MultiWriter(file, s.digest, (*counter)(&s.size)), 1<<16)
	s.zstd, err = zstd.NewWriter(s.buffer, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	return s, err
}

func (s *shardWriter) append(record []byte) error {
	length := binary.AppendUvarint(nil, uint64(len(record)))
	if _, err := s.zstd.Write(length); err != nil {
		return err
	}
	if _, err := s.zstd.Write(record); err != nil {
		return err
	}
	s.records++
	s.raw += int64(len(record))
	return nil
}

// finish puts the shard on the disk and gives its line for the manifest.
func (s *shardWriter) finish(name string) (entry, error) {
	err := s.zstd.Close()
	if err == nil {
		err = s.buffer.Flush()
	}
	if err == nil {
		err = s.file.Sync()
	}
	if closed := s.file.Close(); err == nil {
		err = closed
	}
	return entry{Shard: name, Records: s.records, Bytes: s.size, SHA256: hex.EncodeToString(s.digest.Sum(nil))}, err
}

func (s *shardWriter) discard() {
	_ = s.zstd.Close() // it is thrown away
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// counter counts the bytes that are written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// errDamaged says that a shard is not what the manifest tells.
var errDamaged = errors.New("damaged")

// readShard checks a shard, then gives its records. Each serves until the next.
func readShard(path string, e entry, use func(record []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return errDamaged
	}
	defer file.Close()
	digest := sha256.New()
	size, err := io.Copy(digest, file)
	if err != nil || size != e.Bytes || hex.EncodeToString(digest.Sum(nil)) != e.SHA256 {
		return errDamaged
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	decoder, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer decoder.Close()
	in := bufio.NewReaderSize(decoder, 1<<16)
	var record []byte
	for range e.Records {
		if record, err = readRecord(in, record); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		if err := use(record); err != nil {
			return err
		}
	}
	return nil
}

// readRecord reads the next record, into the room of the last one where it is enough.
func readRecord(in *bufio.Reader, room []byte) ([]byte, error) {
	length, err := binary.ReadUvarint(in)
	if err != nil {
		return nil, err
	}
	if uint64(cap(room)) < length {
		room = make([]byte, length) // the digest holds: there are as many bytes
	}
	room = room[:length]
	_, err = io.ReadFull(in, room)
	return room, err
}
