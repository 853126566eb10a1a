package main

import (
	"flag"
	"fmt"
	"runtime"
	"sync"
)

// counter is what all the goroutines share; mutex guards num.
type counter struct {
	num   int
	mutex sync.Mutex
}

func (c *counter) increment() {
	c.mutex.Lock()
	c.num++
	c.mutex.Unlock()
}

func (c *counter) incrementUnlocked() {
	c.num++
}

func (c *counter) result() {
	fmt.Println(c.num)
}

// mutex has many goroutines increment one counter, one at a time.
func mutex(procs int, noSync bool, workers int) {
	runtime.GOMAXPROCS(procs)

	var c counter
	done := make(chan bool)

	for range workers {
		go func() {
			if noSync {
				c.incrementUnlocked()
			} else {
				c.increment()
			}
			done <- true
			runtime.Gosched() // let another goroutine run
		}()
	}

	for range workers {
		<-done
	}

	c.result()
}

func main() {
	noSync := flag.Bool("no-sync", false, "increment without the mutex")
	workers := flag.Int("workers", 10000, "goroutines to start")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	mutex(*procs, *noSync, *workers)
}
