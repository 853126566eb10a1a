package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"sync"
	"time"
)

// rwmutex: any number of readers at a time, or one writer alone.
func rwmutex() {
	var data int
	var mutex sync.RWMutex

	go func() {
		for range 10 {
			mutex.Lock()
			data++
			fmt.Println("Write : ", data)
			time.Sleep(200 * time.Millisecond)
			mutex.Unlock()
		}
	}()

	for n := 1; n <= 2; n++ {
		go func() {
			for range 10 {
				mutex.RLock()
				fmt.Println("Read", n, ": ", data)
				time.Sleep(1 * time.Second)
				mutex.RUnlock()
			}
		}()
	}
}

// onlyMutex: one at a time, so the readers keep each other out as well.
func onlyMutex() {
	var data int
	var mutex sync.Mutex

	go func() {
		for range 10 {
			mutex.Lock()
			data++
			fmt.Println("Write : ", data)
			time.Sleep(200 * time.Millisecond)
			mutex.Unlock()
		}
	}()

	for n := 1; n <= 2; n++ {
		go func() {
			for range 10 {
				mutex.Lock()
				fmt.Println("Read", n, ": ", data)
				time.Sleep(1 * time.Second)
				mutex.Unlock()
			}
		}()
	}
}

// unsynchronised: nobody waits for anybody, and data is raced for.
func unsynchronised() {
	var data int

	go func() {
		for range 10 {
			data++
			fmt.Println("Write : ", data)
			time.Sleep(200 * time.Millisecond)
		}
	}()

	for n := 1; n <= 2; n++ {
		go func() {
			for range 10 {
				fmt.Println("Read", n, ": ", data)
				time.Sleep(1 * time.Second)
			}
		}()
	}
}

func main() {
	guard := flag.String("sync", "rwmutex", "rwmutex or mutex")
	noSync := flag.Bool("no-sync", false, "no lock at all")
	wait := flag.Duration("wait", -1, "how long main sleeps; "+
		"negative: 10s, with -no-sync 5s")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	if *noSync {
		*guard = "none"
	}
	if *wait < 0 {
		*wait = 10 * time.Second
		if *noSync {
			*wait = 5 * time.Second
		}
	}

	runtime.GOMAXPROCS(*procs)
	switch *guard {
	case "rwmutex":
		rwmutex()
	case "mutex":
		onlyMutex()
	case "none":
		unsynchronised()
	default:
		log.Fatal("unknown sync: ", *guard)
	}
	time.Sleep(*wait) // too short for all of them to finish
}
