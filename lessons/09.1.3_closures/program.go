package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"time"
)

// captured starts goroutines that use the loop variable itself.
func captured(capture string, workers int, wait time.Duration) {
	switch capture {
	case "shared":
		captureShared(workers)
	case "per-iteration":
		capturePerIteration(workers)
	default:
		log.Fatal("unknown capture: ", capture)
	}
	time.Sleep(wait)
}

// One i for the whole loop, as every loop had it before Go 1.22: most
// goroutines run when the loop is over, and find in i what it left there.
func captureShared(workers int) {
	var i int
	for i = 0; i < workers; i++ {
		go func() {
			fmt.Println("Closure Test => ", i)
		}()
	}
}

// Since Go 1.22 an i declared by the loop is a new one in each iteration.
func capturePerIteration(workers int) {
	for i := 0; i < workers; i++ {
		go func() {
			fmt.Println("Closure Test => ", i)
		}()
	}
}

// passed hands each goroutine a copy, made when the go statement runs.
func passed(procs, workers int, wait time.Duration) {
	runtime.GOMAXPROCS(procs)
	s := "Go Routine Closure : "

	for i := 0; i < workers; i++ {
		go func(n int) {
			fmt.Println(s, n, " - ", time.Now())
		}(i)
	}
	time.Sleep(wait)
}

func main() {
	scenario := flag.String("scenario", "captured", "captured or passed")
	capture := flag.String("capture", "",
		"captured: shared or per-iteration (default what -go says)")
	version := flag.String("go", "1.22",
		"captured: 1.21 (shared) or 1.22 (per-iteration)")
	workers := flag.Int("workers", 1000, "goroutines to start")
	wait := flag.Duration("wait", 5*time.Second, "how long main sleeps")
	procs := flag.Int("procs", 1,
		"passed: processors to use (captured: set GOMAXPROCS instead)")
	flag.Parse()

	if *capture == "" {
		switch *version {
		case "1.21":
			*capture = "shared"
		case "1.22":
			*capture = "per-iteration"
		default:
			log.Fatal("unknown Go version: ", *version)
		}
	}

	switch *scenario {
	case "captured":
		captured(*capture, *workers, *wait)
	case "passed":
		passed(*procs, *workers, *wait)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
