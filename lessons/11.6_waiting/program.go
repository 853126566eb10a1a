package main

import (
	"flag"
	"fmt"
	"sync"
	"time"
)

// waiting waits for as many goroutines as it has started. Each works longer
// than the one before.
func waiting(workers int, missingDone, extraDone bool) {
	var wg sync.WaitGroup

	for n := range workers {
		wg.Add(1)
		go func() {
			time.Sleep(time.Duration(n+1) * 100 * time.Millisecond)
			fmt.Println("goroutine", n, "is done")

			if missingDone && n == 0 {
				return
			}
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("all are done")

	if extraDone {
		wg.Done()
	}
}

func main() {
	workers := flag.Int("workers", 5, "goroutines to start")
	missingDone := flag.Bool("missing-done", false,
		"goroutine 0 does not call Done: more Add than Done")
	extraDone := flag.Bool("extra-done", false,
		"main calls Done once more: more Done than Add")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	waiting(*workers, *missingDone, *extraDone)
}
