package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
	"time"
)

// produce sends some values, with a pause before each, and closes its channel.
func produce(name string, pause time.Duration) <-chan string {
	out := make(chan string)
	go func() {
		for i := range 3 {
			time.Sleep(pause)
			out <- fmt.Sprint(name, " ", i)
		}
		close(out)
	}()
	return out
}

// merge prints what two channels bring. One that is closed is set to nil:
// select never takes a case of a nil channel.
func merge(noNil bool) {
	a := produce("a", 10*time.Millisecond)
	b := produce("b", 25*time.Millisecond)
	empty := 0

	for aOpen, bOpen := true, true; aOpen || bOpen; {
		select {
		case v, ok := <-a:
			if aOpen = ok; ok {
				fmt.Println(v)
				continue
			}
			if !noNil {
				a = nil
			}
		case v, ok := <-b:
			if bOpen = ok; ok {
				fmt.Println(v)
				continue
			}
			if !noNil {
				b = nil
			}
		}
		empty++
	}
	fmt.Println("received from closed channels :", empty)
}

// signal lets goroutines start together: closing a channel wakes all who wait.
func signal(workers int, send bool) {
	start := make(chan struct{})
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(1)
		go func() {
			<-start
			fmt.Println("goroutine", n, "starts")
			wg.Done()
		}()
	}

	time.Sleep(100 * time.Millisecond)
	fmt.Println("the signal")
	if send {
		start <- struct{}{} // wakes one
	} else {
		close(start)
	}
	wg.Wait()
}

// semaphore lets as many work at a time as the channel has room for tokens.
func semaphore(workers, permits int, noSync bool) {
	tokens := make(chan struct{}, permits)
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(1)
		go func() {
			if !noSync {
				tokens <- struct{}{}
			}
			fmt.Println("goroutine", n, "works")
			time.Sleep(50 * time.Millisecond)
			if !noSync {
				<-tokens
			}
			wg.Done()
		}()
	}
	wg.Wait()
}

// pool has a few workers take many jobs from one channel.
func pool(workers, count, buffer int, noClose bool) {
	jobs := make(chan int, buffer)
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(1)
		go func() {
			for job := range jobs {
				time.Sleep(50 * time.Millisecond)
				fmt.Println("worker", n, "has done job", job)
			}
			wg.Done()
		}()
	}

	for job := range count {
		jobs <- job
	}
	fmt.Println("all jobs are given out")
	if !noClose {
		close(jobs)
	}
	wg.Wait()
	fmt.Println("all jobs are done")
}

// order has each goroutine wait for its turn and then tell the next.
func order(workers int, noSync bool) {
	turn := make([]chan struct{}, workers+1)
	for n := range turn {
		turn[n] = make(chan struct{})
	}
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(1)
		go func() {
			if !noSync {
				<-turn[n]
			}
			fmt.Println("goroutine", n)
			close(turn[n+1])
			wg.Done()
		}()
	}

	close(turn[0])
	wg.Wait()
}

func main() {
	scenario := flag.String("scenario", "nil",
		"nil, signal, semaphore, pool or order")
	noNil := flag.Bool("no-nil", false,
		"nil: closed channels stay in the select")
	send := flag.Bool("send", false,
		"signal: send one value instead of closing")
	workers := flag.Int("workers", -1, "goroutines to start; -1: 3, "+
		"semaphore 8, order 5")
	buffer := flag.Int("buffer", -1, "size of the channel's buffer; -1: "+
		"semaphore 3, pool 0")
	count := flag.Int("count", 9, "pool: jobs")
	noSync := flag.Bool("no-sync", false,
		"semaphore, order: wait for no token and no turn")
	noClose := flag.Bool("no-close", false, "pool: main does not close")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "nil":
		merge(*noNil)
	case "signal":
		signal(orOwn(*workers, 3), *send)
	case "semaphore":
		semaphore(orOwn(*workers, 8), orOwn(*buffer, 3), *noSync)
	case "pool":
		pool(orOwn(*workers, 3), *count, orOwn(*buffer, 0), *noClose)
	case "order":
		order(orOwn(*workers, 5), *noSync)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}

// orOwn replaces a flag left at -1 by the scenario's own default.
func orOwn(value, own int) int {
	if value < 0 {
		return own
	}
	return value
}
