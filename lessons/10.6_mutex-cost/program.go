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

// part is one worker's share of the data.
type part struct {
	mutex sync.Mutex
	done  int
}

func (p *part) advance(rounds int) {
	runtime.KeepAlive(spin(rounds))
	p.done++
}

// perSecond has each worker advance its part, guarded as told, and returns
// how many such steps all of them made in a second.
func perSecond(guard string, workers, count, rounds int) float64 {
	parts := make([]part, workers)
	var one sync.Mutex
	var wg sync.WaitGroup
	start := time.Now()

	for n := range parts {
		wg.Add(1)
		go func() {
			for range count {
				switch guard {
				case "none": // nobody else uses this part
					parts[n].advance(rounds)
				case "one":
					one.Lock()
					parts[n].advance(rounds)
					one.Unlock()
				case "each":
					parts[n].mutex.Lock()
					parts[n].advance(rounds)
					parts[n].mutex.Unlock()
				}
			}
			wg.Done()
		}()
	}

	wg.Wait()
	return float64(workers*count) / time.Since(start).Seconds()
}

// mutexCost prints a row for 1, 2, 4, … processors.
func mutexCost(procs, workers, count, rounds int) {
	fmt.Println("steps a second")
	fmt.Printf("%5s %10s %10s %14s\n", "procs", "no lock", "one lock", "lock per part")
	for p := 1; p <= procs; p *= 2 {
		runtime.GOMAXPROCS(p)
		none := perSecond("none", workers, count, rounds)
		one := perSecond("one", workers, count, rounds)
		each := perSecond("each", workers, count, rounds)
		fmt.Printf("%5d %10.0f %10.0f %14.0f\n", p, none, one, each)
	}
}

func main() {
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use at most")
	workers := flag.Int("workers", 4, "goroutines, each with a part of its own")
	count := flag.Int("count", 100, "steps of each")
	work := flag.Duration("work", 50*time.Microsecond, "how long a step computes")
	flag.Parse()

	mutexCost(*procs, *workers, *count, roundsOf(*work))
}
