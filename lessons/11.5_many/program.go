package main

import (
	"flag"
	"fmt"
	"time"
)

// many starts goroutines in a loop and hopes that a sleep is long enough.
func many(workers int, work, wait time.Duration) {
	for n := range workers {
		go func() {
			time.Sleep(work)
			fmt.Println("goroutine", n)
		}()
	}

	time.Sleep(wait)
	fmt.Println("main ends")
}

func main() {
	workers := flag.Int("workers", 10, "goroutines to start")
	work := flag.Duration("work", 0, "how long each works")
	wait := flag.Duration("wait", time.Second, "how long main sleeps")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	many(*workers, *work, *wait)
}
