package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
)

// mutex: one at a time.
func mutex(workers int, noSync bool) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	hits := 0

	for range workers {
		wg.Add(1)
		go func() {
			if !noSync {
				mu.Lock()
			}
			hits++
			if !noSync {
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println("hits :", hits)
}

// waitGroup: until all are done.
func waitGroup(workers int, noSync bool) {
	var wg sync.WaitGroup
	for n := range workers {
		wg.Add(1)
		go func() {
			fmt.Println("worker", n)
			wg.Done()
		}()
	}
	if !noSync {
		wg.Wait()
	}
	fmt.Println("main ends")
}

// once: the first who needs it computes it, and all get the same.
func once(workers int) {
	var wg sync.WaitGroup
	load := sync.OnceValue(func() int {
		fmt.Println("loading")
		return 42
	})
	for n := range workers {
		wg.Add(1)
		go func() {
			fmt.Println("worker", n, "got", load())
			wg.Done()
		}()
	}
	wg.Wait()
}

// cond: sleep until there may be something to do.
func cond(workers int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	filled := sync.NewCond(&mu)
	items := 0

	for n := range workers {
		wg.Add(1)
		go func() {
			mu.Lock()
			for items == 0 { // somebody else may have been quicker
				filled.Wait()
			}
			items--
			mu.Unlock()
			fmt.Println("worker", n, "has an item")
			wg.Done()
		}()
	}
	for range workers {
		mu.Lock()
		items++
		mu.Unlock()
		filled.Signal()
	}
	wg.Wait()
}

// pool: what is put back is used again.
func pool(count int, noPut bool) {
	made := 0
	buffers := sync.Pool{New: func() any {
		made++
		return new([1024]byte)
	}}
	for range count {
		buffer := buffers.Get().(*[1024]byte)
		buffer[0]++
		if !noPut {
			buffers.Put(buffer)
		}
	}
	fmt.Println("buffers made :", made)
}

func main() {
	scenario := flag.String("scenario", "mutex",
		"mutex, waitgroup, once, cond or pool")
	workers := flag.Int("workers", 3, "goroutines to start")
	noSync := flag.Bool("no-sync", false, "without Lock, without Wait")
	count := flag.Int("count", 10, "pool: how often a buffer is needed")
	noPut := flag.Bool("no-put", false, "pool: nobody puts it back")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "mutex":
		mutex(*workers, *noSync)
	case "waitgroup":
		waitGroup(*workers, *noSync)
	case "once":
		once(*workers)
	case "cond":
		cond(*workers)
	case "pool":
		pool(*count, *noPut)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
