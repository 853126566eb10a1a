package main

import (
	"flag"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// setup stands for what may be done only once.
func setup() {
	fmt.Println("Once Test Execute!")
}

// once has several goroutines ask for the setup.
func once(procs int, noSync bool, workers int) {
	runtime.GOMAXPROCS(procs)

	var first sync.Once
	isSetUp := false // what -no-sync has in place of the Once

	for n := range workers {
		go func() {
			fmt.Println("Go Routine -> ", n)
			if !noSync {
				first.Do(setup)
			} else if !isSetUp {
				setup() // others can get here before the flag is set
				isSetUp = true
			}
		}()
	}

	time.Sleep(2 * time.Second)
}

func main() {
	noSync := flag.Bool("no-sync", false, "a plain flag, not a sync.Once")
	workers := flag.Int("workers", 5, "goroutines to start")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	once(*procs, *noSync, *workers)
}
