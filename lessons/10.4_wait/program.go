package main

import (
	"flag"
	"fmt"
	"sync"
)

// wait has several goroutines add up a part of the numbers each, and main the
// parts: once all have called Done, or without waiting.
func wait(workers, count int, missingDone, noSync bool) {
	var wg sync.WaitGroup
	part := make([]int, workers)

	wg.Add(workers) // so many tasks
	for n := range workers {
		go func() {
			sum := 0
			for i := n*count + 1; i <= (n+1)*count; i++ {
				sum += i
			}
			part[n] = sum
			fmt.Println("task", n+1, "done :", sum)
			if missingDone && n == 0 {
				return
			}
			wg.Done() // one task less
		}()
	}

	if !noSync {
		wg.Wait() // until no task is left
	}
	total := 0
	for n := range part {
		total += part[n]
	}
	fmt.Println("total :", total)
}

func main() {
	workers := flag.Int("workers", 3, "tasks, a goroutine each")
	count := flag.Int("count", 100, "numbers each task adds up")
	missingDone := flag.Bool("missing-done", false,
		"one goroutine does not call Done")
	noSync := flag.Bool("no-sync", false, "main does not wait")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	wait(*workers, *count, *missingDone, *noSync)
}
