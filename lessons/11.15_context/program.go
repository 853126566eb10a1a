package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"sync"
	"time"
)

// work works on until its context is cancelled.
func work(ctx context.Context, name string, wg *sync.WaitGroup) {
	<-ctx.Done()
	fmt.Println(name, "stops :", ctx.Err())
	wg.Done()
}

// cancelTree has a tree of contexts, with a goroutine at each leaf. One cancel
// stops all that is below it.
func cancelTree(workers int, cancelAfter time.Duration, branch bool) {
	root, cancelRoot := context.WithCancel(context.Background())
	left, cancelLeft := context.WithCancel(root)
	right, cancelRight := context.WithCancel(root)
	defer cancelLeft()
	defer cancelRight()
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(2)
		go work(left, fmt.Sprint("left ", n), &wg)
		go work(right, fmt.Sprint("right ", n), &wg)
	}

	time.Sleep(cancelAfter)
	if branch {
		cancelLeft()
		fmt.Println("left :", left.Err(), "right :", right.Err())
		time.Sleep(cancelAfter)
	}
	cancelRoot()
	wg.Wait()
	fmt.Println("all have stopped")
}

// slow takes some time for its work, and gives up if its context is over.
func slow(ctx context.Context, work time.Duration) error {
	select {
	case <-time.After(work):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// timeout gives the work that much time and no more.
func timeout(limit, work time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()

	if err := slow(ctx, work); err != nil {
		fmt.Println("given up :", err)
		return
	}
	fmt.Println("done in time")
}

// deadline gives a child more time than its parent has.
func deadline(limit, childLimit time.Duration) {
	root, start := context.Background(), time.Now()
	parent, cancelParent := context.WithDeadline(root, start.Add(limit))
	defer cancelParent()
	child, cancelChild := context.WithDeadline(parent, start.Add(childLimit))
	defer cancelChild()

	at, _ := child.Deadline()
	fmt.Println("the child's deadline is after", at.Sub(start))
	<-child.Done()
	fmt.Println("child :", child.Err())
	fmt.Println("parent :", parent.Err())
}

// requestKey is a type of its own, so that no other package has the same key.
type requestKey struct{}

// handle knows nothing of requests, and passes on what it gets.
func handle(ctx context.Context) {
	store(ctx)
}

func store(ctx context.Context) {
	id, ok := ctx.Value(requestKey{}).(int)
	fmt.Println("request :", id, ok)
}

// value carries a request's number through a function that need not know it.
func value() {
	ctx := context.WithValue(context.Background(), requestKey{}, 42)
	handle(ctx)
	handle(context.Background())
}

// cause says why the work was cancelled, and not only that it was.
func cause() {
	ctx, cancel := context.WithCancelCause(context.Background())
	var wg sync.WaitGroup
	wg.Add(1)
	go work(ctx, "worker", &wg)

	cancel(errors.New("the disk is full"))
	wg.Wait()
	fmt.Println("err :", ctx.Err())
	fmt.Println("cause :", context.Cause(ctx))
}

func main() {
	scenario := flag.String("scenario", "cancel",
		"cancel, timeout, deadline, value or cause")
	workers := flag.Int("workers", 2, "cancel: goroutines a branch")
	cancelAfter := flag.Duration("cancel-after", 100*time.Millisecond,
		"cancel: when main cancels")
	branch := flag.Bool("branch", false, "cancel: first the left branch")
	limit := flag.Duration("timeout", 100*time.Millisecond,
		"timeout, deadline: how much time there is")
	workTime := flag.Duration("work", 200*time.Millisecond,
		"timeout: how long the work takes")
	child := flag.Duration("child", 500*time.Millisecond,
		"deadline: how much time the child is given")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "cancel":
		cancelTree(*workers, *cancelAfter, *branch)
	case "timeout":
		timeout(*limit, *workTime)
	case "deadline":
		deadline(*limit, *child)
	case "value":
		value()
	case "cause":
		cause()
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
