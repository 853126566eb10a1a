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

// task computes in several pieces, and says when each is done.
func task(name string, pieces, rounds int) {
	for i := 1; i <= pieces; i++ {
		runtime.KeepAlive(spin(rounds))
		fmt.Println("task", name, "piece", i)
	}
}

// both runs two tasks on so many processors.
func both(procs, pieces, rounds int) {
	runtime.GOMAXPROCS(procs)
	fmt.Println("processors :", procs)
	start := time.Now()

	var wg sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		wg.Add(1)
		go func() {
			task(name, pieces, rounds)
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println("took", time.Since(start).Round(10*time.Microsecond))
}

func main() {
	procs := flag.Int("procs", 2, "processors to use, after one alone")
	count := flag.Int("count", 6, "pieces of each task")
	work := flag.Duration("work", 5*time.Millisecond, "how long a piece computes")
	flag.Parse()

	rounds := roundsOf(*work)
	both(1, *count, rounds)
	if *procs > 1 {
		both(*procs, *count, rounds)
	}
}
