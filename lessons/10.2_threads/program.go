package main

import (
	"flag"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// spin computes: so many rounds of a loop that calls nothing.
func spin(rounds int) uint32 {
	x := uint32(1)
	for range rounds {
		x = x*1664525 + 1013904223
	}
	return x
}

// roundsOf is how many rounds of spin take so long, as measured now.
func roundsOf(work time.Duration) int {
	const rounds = 10_000_000
	start := time.Now()
	runtime.KeepAlive(spin(rounds))
	return int(rounds * float64(work) / float64(time.Since(start)))
}

// threads has goroutines compute, more of them than there are processors.
func threads(procs, workers int, work time.Duration) {
	rounds := roundsOf(work)
	runtime.GOMAXPROCS(procs)
	fmt.Println("processors", runtime.GOMAXPROCS(0), "goroutines", workers)

	var wg sync.WaitGroup
	for n := 1; n <= workers; n++ {
		wg.Add(1)
		go func() {
			fmt.Println("goroutine", n, "starts")
			runtime.KeepAlive(spin(rounds)) // computes, and never waits
			fmt.Println("goroutine", n, "ends")
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("all done")
}

func main() {
	procs := flag.Int("procs", 2, "processors to use")
	workers := flag.Int("workers", 3, "goroutines to start")
	work := flag.Duration("work", 5*time.Millisecond, "how long each computes")
	flag.Parse()

	threads(*procs, *workers, *work)
}
