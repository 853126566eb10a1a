package main

import (
	"flag"
	"fmt"
	"sync"
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
		}()
	}

	wg.Wait()
	fmt.Println("WaitGroup End!")

	if wrong.extraDone {
		wg.Done() // one more than Add has announced
	}
}

func main() {
	var wrong mistakes
	workers := flag.Int("workers", 100, "goroutines to start")
	flag.BoolVar(&wrong.missingDone, "missing-done", false,
		"one goroutine does not call Done")
	flag.BoolVar(&wrong.extraDone, "extra-done", false,
		"main calls Done once more at the end")
	flag.BoolVar(&wrong.addInside, "add-inside", false,
		"Add in the goroutine, not before it")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	waitGroup(*workers, wrong)
}
