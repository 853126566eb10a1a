package main

import (
	"flag"
	"fmt"
	"runtime"
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

// forkJoin halves the pieces until one is left: a new goroutine computes one
// half, the caller the other, and then it waits for the first.
func forkJoin(pieces, rounds int) int {
	if pieces == 1 {
		runtime.KeepAlive(spin(rounds))
		return 1
	}
	half := make(chan int, 1)
	go func() { // fork
		half <- forkJoin(pieces/2, rounds)
	}()
	mine := forkJoin(pieces-pieces/2, rounds)
	return mine + <-half // join
}

func main() {
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	count := flag.Int("count", 16, "pieces of work")
	work := flag.Duration("work", 2*time.Millisecond, "how long a piece computes")
	flag.Parse()

	rounds := roundsOf(*work)
	runtime.GOMAXPROCS(*procs)
	fmt.Println("GOMAXPROCS :", runtime.GOMAXPROCS(0))
	fmt.Println("pieces done :", forkJoin(*count, rounds))
}
