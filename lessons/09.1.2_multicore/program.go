package main

import (
	"flag"
	"fmt"
	"math/rand"
	"runtime"
	"time"
)

// multicore starts many goroutines and lets all processors run them.
func multicore(procs, workers, count int, wait time.Duration) {
	runtime.GOMAXPROCS(procs)
	// GOMAXPROCS(0) changes nothing, it only reports.
	fmt.Println("Current System CPU : ", runtime.GOMAXPROCS(0))

	fmt.Println("Main Routine Start : ", time.Now())
	for n := range workers {
		go work(n, count)
	}

	time.Sleep(wait)
	fmt.Println("Main Routine End : ", time.Now())
}

func work(n, count int) {
	r := rand.Intn(100)
	fmt.Println(n, "Start : ", time.Now())
	for i := range count {
		fmt.Println(n, ">>>>>>>", r, i)
	}
	fmt.Println(n, "End : ", time.Now())
}

func main() {
	// Since Go 1.5 all cores are in use without being asked for.
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	workers := flag.Int("workers", 100, "goroutines to start")
	count := flag.Int("count", 100, "lines each goroutine prints")
	wait := flag.Duration("wait", 5*time.Second, "how long main sleeps")
	flag.Parse()

	multicore(*procs, *workers, *count, *wait)
}
