package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"sync"
	"time"
)

// cond has goroutines wait on a condition until main wakes them.
func cond(wake string, workers int) {
	var mutex sync.Mutex
	condition := sync.NewCond(&mutex)
	ch := make(chan int, workers) // has room for all: no send waits

	for n := range workers {
		go func() {
			mutex.Lock()
			ch <- 777
			fmt.Println("GoRoutine Wait -> ", n)
			condition.Wait() // unlocks while asleep, then locks again
			fmt.Println("Waiting End", n)
			mutex.Unlock()
		}()
	}

	for range workers {
		fmt.Println("Received : ", <-ch)
	}

	// The last to send may still hold the mutex. To lock it here is to wait
	// until that goroutine, too, is asleep in Wait.
	switch wake {
	case "broadcast":
		mutex.Lock()
		fmt.Println("Wake Goroutine(Broadcast)")
		condition.Broadcast()
		mutex.Unlock()
	case "signal":
		for i := range workers {
			mutex.Lock()
			fmt.Println("Wake GoRoutine(Signal)", i)
			condition.Signal() // wakes one
			mutex.Unlock()
		}
	default:
		log.Fatal("unknown wake: ", wake)
	}

	time.Sleep(2 * time.Second)
}

// condUnlocked looks at and sets its flag without the lock: who has seen
// awake false, but is not in Wait yet, misses the wake-up and sleeps on.
func condUnlocked(wake string, workers int) {
	var mutex sync.Mutex
	condition := sync.NewCond(&mutex)
	ch := make(chan int, workers)
	awake := false

	for n := range workers {
		go func() {
			ch <- 777
			fmt.Println("GoRoutine Wait -> ", n)
			if !awake {
				mutex.Lock() // Wait cannot do without
				condition.Wait()
				mutex.Unlock()
			}
			fmt.Println("Waiting End", n)
		}()
	}

	for range workers {
		fmt.Println("Received : ", <-ch)
	}

	switch wake {
	case "broadcast":
		fmt.Println("Wake Goroutine(Broadcast)")
		awake = true
		condition.Broadcast()
	case "signal":
		awake = true
		for i := range workers {
			fmt.Println("Wake GoRoutine(Signal)", i)
			condition.Signal()
		}
	default:
		log.Fatal("unknown wake: ", wake)
	}

	time.Sleep(2 * time.Second)
}

func main() {
	wake := flag.String("wake", "broadcast", "broadcast or signal")
	noSync := flag.Bool("no-sync", false, "no lock around the state")
	workers := flag.Int("workers", 5, "goroutines that wait")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	runtime.GOMAXPROCS(*procs)
	if *noSync {
		condUnlocked(*wake, *workers)
	} else {
		cond(*wake, *workers)
	}
}
