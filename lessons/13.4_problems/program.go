package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"sync"
)

// deadlock has two goroutines greet each other before they listen.
func deadlock(buffer int) {
	var wg sync.WaitGroup
	toA := make(chan string, buffer)
	toB := make(chan string, buffer)

	wg.Add(1)
	go greet("A", toA, toB, &wg)
	wg.Add(1)
	go greet("B", toB, toA, &wg)
	wg.Wait()
	fmt.Println("both have heard")
}

func greet(name string, in <-chan string, out chan<- string,
	wg *sync.WaitGroup) {
	out <- "hello from " + name
	fmt.Println(name, "hears", <-in)
	wg.Done()
}

// race sells seats: looking and taking must not be torn apart.
func race(workers, count int, noSync bool) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	seats := count

	for range workers {
		wg.Add(1)
		go func() {
			if !noSync {
				mu.Lock()
			}
			if seats > 0 {
				runtime.Gosched() // the customer thinks it over
				seats--
			}
			if !noSync {
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println("seats left :", seats)
}

func main() {
	scenario := flag.String("scenario", "deadlock", "deadlock or race")
	buffer := flag.Int("buffer", 0, "deadlock: room in the channels")
	workers := flag.Int("workers", 10, "race: customers")
	count := flag.Int("count", 3, "race: seats")
	noSync := flag.Bool("no-sync", false, "race: no lock")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "deadlock":
		deadlock(*buffer)
	case "race":
		race(*workers, *count, *noSync)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
