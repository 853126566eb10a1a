// The programs of order_programs_context.cpp in Go.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"
)

func tell(name string, ctx context.Context) { say(name, ctx.Err(), context.Cause(ctx)) }

// kill sends the process a signal and waits until it has come.
func kill(sig syscall.Signal) {
	syscall.Kill(os.Getpid(), sig)
	time.Sleep(20 * time.Millisecond)
}

func pending(c chan os.Signal) {
	select {
	case sig := <-c:
		say(sig)
	default:
		say("nothing")
	}
}

func init() { programs = append(programs, contextPrograms...) }

var contextPrograms = []program{
	{"a cancelled context wakes all who wait for it", func() {
		var wg sync.WaitGroup
		ctx, cancel := context.WithCancel(context.Background())
		for i := range 5 {
			wg.Add(1)
			go func() { <-ctx.Done(); say(i, ctx.Err()); wg.Done() }()
		}
		runtime.Gosched()
		cancel()
		say("cancelled")
		wg.Wait()
	}},
	{"cancelling goes down, not up", func() {
		var wg sync.WaitGroup
		top, stopTop := context.WithCancel(context.Background())
		middle, stopMiddle := context.WithCancel(top)
		below, stopBelow := context.WithCancel(middle)
		defer stopBelow()
		for i, ctx := range []context.Context{top, middle, below} {
			wg.Add(1)
			go func() { <-ctx.Done(); say(i, ctx.Err()); wg.Done() }()
		}
		runtime.Gosched()
		stopMiddle()
		say("middle", top.Err(), middle.Err(), below.Err())
		runtime.Gosched()
		stopTop()
		wg.Wait()
	}},
	{"what err and cause say", func() {
		why, other := errors.New("why"), errors.New("other")
		top, stopTop := context.WithCancelCause(context.Background())
		below, stopBelow := context.WithCancelCause(top)
		tell("before", below)
		stopTop(why)
		stopBelow(other)
		tell("top first: top", top)
		tell("top first: below", below)

		top, stopTop = context.WithCancelCause(context.Background())
		below, stopBelow = context.WithCancelCause(top)
		stopBelow(other)
		stopTop(why)
		stopBelow(why)
		tell("below first: top", top)
		tell("below first: below", below)

		late, stopLate := context.WithCancel(top)
		tell("made too late", late)
		stopLate()
		tell("made too late", late)

		none, stopNone := context.WithCancelCause(context.Background())
		stopNone(nil)
		tell("no cause", none)

		plain, stopPlain := context.WithCancel(none)
		stopPlain()
		tell("below it", plain)
		tell("background", context.Background())
	}},
	{"what is left of a deadline", func() {
		why := errors.New("slow")
		long, stopLong := context.WithTimeout(context.Background(), time.Hour)
		defer stopLong()
		short, stopShort := context.WithTimeoutCause(long, 20*time.Millisecond, why)
		defer stopShort()
		below, stopBelow := context.WithTimeoutCause(short, time.Hour, errors.New("never"))
		defer stopBelow()
		have, _ := short.Deadline()
		inherited, ok := below.Deadline()
		say(have.Equal(inherited), ok)
		<-below.Done()
		tell("long", long)
		tell("short", short)
		tell("below", below)
		stopShort()
		tell("short", short)

		past, stopPast := context.WithDeadlineCause(long, time.Now().Add(-time.Second), why)
		tell("past", past)
		stopPast()
		tell("past", past)
		none, stopNone := context.WithTimeout(long, 0)
		tell("none", none)
		stopNone()

		ahead, stopAhead := context.WithTimeoutCause(long, time.Hour, why)
		stopAhead()
		tell("cancelled ahead", ahead)
		_, ok = context.WithoutCancel(short).Deadline()
		say(ok)
		say(errors.Is(short.Err(), context.DeadlineExceeded), errors.Is(ahead.Err(), context.DeadlineExceeded))
	}},
	{"functions after a context", func() {
		ctx, cancel := context.WithCancel(context.Background())
		below, stopBelow := context.WithCancel(ctx)
		defer stopBelow()
		stop := context.AfterFunc(below, func() { say("ran", below.Err()) })
		stopped := context.AfterFunc(below, func() { say("never") })
		say(stopped())
		say(stopped())
		cancel()
		say("cancelled")
		time.Sleep(5 * time.Millisecond)
		say(stop())
		late := context.AfterFunc(ctx, func() { say("at once, but not here") })
		say("registered")
		time.Sleep(5 * time.Millisecond)
		say(late())
		none := context.AfterFunc(context.Background(), func() { say("never") })
		say(none())
		say(none())
	}},
	{"a deadline and a timer of the same time", func() {
		done := make(chan bool)
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
		defer cancel()
		go func() { <-ctx.Done(); say("context", ctx.Err()); done <- true }()
		go func() { <-time.After(30 * time.Millisecond); say("timer"); done <- true }()
		<-done
		<-done
	}},
	{"how contexts are printed", func() {
		type name string
		ctx, cancel := context.WithCancel(context.TODO())
		defer cancel()
		say(context.Background(), ctx)
		caused, stop := context.WithCancelCause(context.WithoutCancel(ctx))
		defer stop(nil)
		say(caused)
		notified, enough := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		say(notified)
		enough()
		all, enough := signal.NotifyContext(context.Background())
		say(all)
		enough()
	}},
	{"a signal waits for no one", func() {
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGUSR1)
		signal.Notify(c, syscall.SIGUSR2)
		kill(syscall.SIGUSR1)
		kill(syscall.SIGUSR2)
		pending(c)
		pending(c)
		other := make(chan os.Signal, 2)
		signal.Notify(other, syscall.SIGUSR2)
		kill(syscall.SIGUSR2)
		kill(syscall.SIGUSR1)
		pending(c)
		pending(other)
		pending(other)
		signal.Stop(c)
		kill(syscall.SIGUSR2)
		pending(c)
		pending(other)
		signal.Ignore(syscall.SIGUSR2)
		kill(syscall.SIGUSR2)
		pending(other)
		signal.Notify(c, syscall.SIGUSR2)
		kill(syscall.SIGUSR2)
		pending(other)
		pending(c)
	}},
	{"a context that a signal cancels", func() {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGUSR1)
		below, cancel := context.WithCancel(ctx)
		defer cancel()
		say(ctx.Err(), runtime.NumGoroutine())
		kill(syscall.SIGUSR1)
		<-below.Done()
		tell("below", below)
		say(errors.Is(context.Cause(below), context.Canceled), context.Cause(ctx) == context.Canceled)
		stop()
		stop()
		tell("after", ctx)

		ctx, stop = signal.NotifyContext(context.Background(), syscall.SIGUSR1)
		stop()
		tell("stopped", ctx)
	}},
	{"names of signals", func() {
		for n := 1; n < 42; n++ {
			say(syscall.Signal(n))
		}
	}},
	{"a pool at one processor", func() {
		p := sync.Pool{New: func() any { return "new" }}
		for _, text := range []string{"a", "b", "c", "d"} {
			p.Put(text)
		}
		for range 5 {
			say(p.Get())
		}
		say(new(sync.Pool).Get())
	}},
	{"a value computed once", func() {
		value := sync.OnceValue(func() int { say("computed"); return 7 })
		say(value(), value())
		broken := sync.OnceFunc(func() { say("tried"); panic("broken") })
		for range 3 {
			func() {
				defer func() { say("recovered", recover()) }()
				broken()
			}()
		}
		var wg sync.WaitGroup
		slow := sync.OnceValue(func() string { time.Sleep(5 * time.Millisecond); return "slow" })
		for i := range 3 {
			wg.Add(1)
			go func() { say(i, slow()); wg.Done() }()
		}
		wg.Wait()
	}},
	{"errors in errors", func() {
		lost := errors.New("lost")
		found := fmt.Errorf("open: %w", lost)
		again := fmt.Errorf("start: %w", found)
		say(again, errors.Is(again, lost), errors.Is(lost, again), errors.Unwrap(again) == found)
		say(errors.New("lost") == lost, errors.Is(nil, lost), errors.Is(nil, nil), error(nil))
	}},
}
