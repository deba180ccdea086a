package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// atOnceKey is the key of the context that a command's context carries.
type atOnceKey struct{}

// atOnce gives the context that ends when a command shall stop at once. ctx itself ends when it shall come to an end: what is at
// work may still be finished then.
func atOnce(ctx context.Context) context.Context {
	if now, ok := ctx.Value(atOnceKey{}).(context.Context); ok {
		return now
	}
	return context.Background()
}

// withAtOnce gives a context that carries now.
func withAtOnce(ctx, now context.Context) context.Context {
	return context.WithValue(ctx, atOnceKey{}, now)
}

// cleanUp is how long a command may take to remove what it has begun when it shall stop at once.
const cleanUp = time.Second

// interrupts gives the context of a command: it ends with the first signal. With the second the command shall stop at once, and
// after a moment, or with the third, exit is called.
func interrupts(exit func(code int)) context.Context {
	now, stopNow := context.WithCancel(context.Background())
	ctx, stop := context.WithCancel(withAtOnce(context.Background(), now))
	signals := make(chan os.Signal, 3)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		stop()
		<-signals
		stopNow()
		select {
		case <-signals:
		case <-time.After(cleanUp):
		}
		exit(exitInterrupted)
	}()
	return ctx
}
