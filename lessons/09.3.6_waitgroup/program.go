package main

import (
	"flag"
	"fmt"
	"sync"
	"time"
)

// What waitGroup is to do wrong.
type mistakes struct {
	missingDone, extraDone, addInside bool
}

// waitGroup waits until as many have called Done as Add has announced.
// (Since Go 1.25 wg.Go(f) does the Add, the go and the Done.)
func waitGroup(workers int, wrong mistakes) {
	var wg sync.WaitGroup

	for n := range workers {
		if !wrong.addInside {
			wg.Add(1)
		}
		go func() {
			if wrong.addInside {
				wg.Add(1) // too late: Wait may have returned already
			}
			fmt.Println("WaitGroup => ", n)

			last := n == workers-1
			if last && wrong.missingDone {
				return
			}
			wg.Done()
			if last && wrong.extraDone {
				wg.Done()
			}
		}()
	}

	wg.Wait()
	fmt.Println("WaitGroup End!")

	if wrong.extraDone {
		// One Done too many can end Wait one goroutine too early. Stay
		// until that one calls Done as well.
		time.Sleep(100 * time.Millisecond)
	}
}

func main() {
	var wrong mistakes
	workers := flag.Int("workers", 100, "goroutines to start")
	flag.BoolVar(&wrong.missingDone, "missing-done", false,
		"one goroutine does not call Done")
	flag.BoolVar(&wrong.extraDone, "extra-done", false,
		"one goroutine calls Done twice")
	flag.BoolVar(&wrong.addInside, "add-inside", false,
		"Add in the goroutine, not before it")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	waitGroup(*workers, wrong)
}
