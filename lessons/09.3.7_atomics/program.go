package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"sync"
	"sync/atomic"
)

// total is what the goroutines of counter share.
type total struct {
	cnt   int64
	mutex sync.Mutex
}

func (t *total) add(guard string, delta int64) {
	switch guard {
	case "atomic":
		atomic.AddInt64(&t.cnt, delta)
	case "mutex":
		t.mutex.Lock()
		t.cnt += delta
		t.mutex.Unlock()
	case "none":
		t.cnt += delta // read, add, write: an update can get lost
	default:
		log.Fatal("unknown sync: ", guard)
	}
}

// counter adds and subtracts one in many goroutines.
func counter(guard string, adds, subs int) {
	var t total
	var wg sync.WaitGroup

	for range adds {
		wg.Add(1)
		go func() {
			t.add(guard, 1)
			wg.Done()
		}()
	}

	for range subs {
		wg.Add(1)
		go func() {
			t.add(guard, -1)
			wg.Done()
		}()
	}

	wg.Wait()
	// After Wait nobody writes any more: a plain read is safe ...
	fmt.Println("WaitGroup End! cnt : ", t.cnt)
	if guard == "atomic" {
		// ... and yields the same as an atomic one.
		cnt := atomic.LoadInt64(&t.cnt)
		fmt.Println("WaitGroup End! cnt : ", cnt)
	}
}

// operations shows each operation of the type atomic.Int64 (Go 1.19).
func operations(workers, count int) {
	var num atomic.Int64

	sum := num.Add(10)
	fmt.Println("Add : ", 0, "->", sum)

	fmt.Println("Load : ", num.Load())

	num.Store(20)
	fmt.Println("Store : ", sum, "->", num.Load())

	old := num.Swap(30)
	fmt.Println("Swap : ", old, "->", num.Load())

	// Swaps only if the value still is the expected one.
	ok := num.CompareAndSwap(30, 40)
	fmt.Println("CompareAndSwap 30 : ", 30, "->", num.Load(), ok)
	ok = num.CompareAndSwap(30, 50)
	fmt.Println("CompareAndSwap 30 : ", 40, "->", num.Load(), ok)

	casLoop(workers, count)
}

// casLoop adds by CompareAndSwap: whoever was overtaken tries again.
func casLoop(workers, count int) {
	var num, retries atomic.Int64
	var wg sync.WaitGroup

	for range workers {
		wg.Add(1)
		go func() {
			for range count {
				old := num.Load()
				for !num.CompareAndSwap(old, old+1) {
					retries.Add(1)
					old = num.Load()
				}
			}
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("WaitGroup End! num : ", num.Load())
	fmt.Println("Retries : ", retries.Load())
}

func main() {
	scenario := flag.String("scenario", "counter", "counter or operations")
	guard := flag.String("sync", "atomic", "counter: atomic, mutex or none")
	noSync := flag.Bool("no-sync", false, "counter: same as -sync none")
	adds := flag.Int("adds", 5000, "counter: goroutines that add one")
	subs := flag.Int("subs", 2000, "counter: goroutines that subtract one")
	workers := flag.Int("workers", 4, "operations: goroutines that add")
	count := flag.Int("count", 1000, "operations: how often each one adds")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	if *noSync {
		*guard = "none"
	}

	runtime.GOMAXPROCS(*procs)
	switch *scenario {
	case "counter":
		counter(*guard, *adds, *subs)
	case "operations":
		operations(*workers, *count)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
