package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
	"time"
)

// after waits for a result, but not for longer than limit.
func after(limit, work time.Duration, buffer int) {
	result := make(chan string, buffer)
	go func() {
		time.Sleep(work)
		result <- "done"
		fmt.Println("the worker is free again")
	}()

	select {
	case r := <-result:
		fmt.Println("result :", r)
	case <-time.After(limit):
		fmt.Println("timed out after", limit)
	}
	time.Sleep(2 * work) // main has other things to do
}

// waitGroup waits for several goroutines, but not for longer than limit.
func waitGroup(limit, work time.Duration, workers int) {
	var wg sync.WaitGroup
	for n := range workers {
		wg.Add(1)
		go func() {
			time.Sleep(work)
			fmt.Println("worker", n, "is done")
			wg.Done()
		}()
	}

	done := make(chan bool)
	go func() {
		wg.Wait() // no case of a select, so a goroutine waits for it
		close(done)
	}()

	select {
	case <-done:
		fmt.Println("all are done")
	case <-time.After(limit):
		fmt.Println("timed out after", limit)
	}
}

func main() {
	scenario := flag.String("scenario", "after", "after or waitgroup")
	limit := flag.Duration("timeout", 100*time.Millisecond,
		"how long main waits")
	work := flag.Duration("work", 50*time.Millisecond,
		"how long the work takes")
	buffer := flag.Int("buffer", 0,
		"after: size of the buffer for the result")
	workers := flag.Int("workers", 3, "waitgroup: goroutines")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "after":
		after(*limit, *work, *buffer)
	case "waitgroup":
		waitGroup(*limit, *work, *workers)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
