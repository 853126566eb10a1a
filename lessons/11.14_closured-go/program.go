package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
)

// shared has one n for the whole loop, as every loop had before Go 1.22.
func shared(workers int) {
	var wg sync.WaitGroup
	var n int
	for n = 0; n < workers; n++ {
		wg.Add(1)
		go func() {
			fmt.Println("goroutine sees", n)
			wg.Done()
		}()
	}
	wg.Wait()
}

// perIteration declares n by the loop: since Go 1.22 a new one each time.
func perIteration(workers int) {
	var wg sync.WaitGroup
	for n := 0; n < workers; n++ {
		wg.Add(1)
		go func() {
			fmt.Println("goroutine sees", n)
			wg.Done()
		}()
	}
	wg.Wait()
}

// argument copies n when the go statement runs: right in every version.
func argument(workers int) {
	var wg sync.WaitGroup
	var n int
	for n = 0; n < workers; n++ {
		wg.Add(1)
		go func(mine int) {
			fmt.Println("goroutine sees", mine)
			wg.Done()
		}(n)
	}
	wg.Wait()
}

func main() {
	capture := flag.String("capture", "auto", "how the goroutines get the "+
		"loop variable: shared, per-iteration, argument or auto (as -go says)")
	version := flag.String("go", "1.22",
		"auto: 1.21 (shared) or 1.22 (per-iteration)")
	workers := flag.Int("workers", 10, "goroutines to start")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *capture + " " + *version {
	case "shared 1.21", "shared 1.22", "auto 1.21":
		shared(*workers)
	case "per-iteration 1.21", "per-iteration 1.22", "auto 1.22":
		perIteration(*workers)
	case "argument 1.21", "argument 1.22":
		argument(*workers)
	default:
		log.Fatal("unknown capture or version: ", *capture, " ", *version)
	}
}
