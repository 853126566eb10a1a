package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"sync"
	"sync/atomic"
)

// counter is what all the goroutines share. The last three fields are the
// means to guard num; increment uses one of them, or none.
type counter struct {
	num     int64
	mutex   sync.Mutex
	rwmutex sync.RWMutex
	token   chan bool
}

func (c *counter) increment(guard string) {
	switch guard {
	case "none":
		c.num++ // read, add, write: another goroutine can come in between
	case "mutex":
		c.mutex.Lock()
		c.num++
		c.mutex.Unlock()
	case "rwmutex":
		c.rwmutex.Lock()
		c.num++
		c.rwmutex.Unlock()
	case "atomic":
		atomic.AddInt64(&c.num, 1)
	case "channel":
		c.token <- true // there is room for one: the next must wait
		c.num++
		<-c.token
	default:
		log.Fatal("unknown sync: ", guard)
	}
}

func (c *counter) result() {
	fmt.Println(c.num)
}

// race has many goroutines increment one counter.
func race(procs int, guard string, workers int) {
	runtime.GOMAXPROCS(procs)

	c := counter{token: make(chan bool, 1)}
	done := make(chan bool)

	for range workers {
		go func() {
			c.increment(guard)
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
	guard := flag.String("sync", "none",
		"guard of the counter: none, mutex, rwmutex, atomic or channel")
	noSync := flag.Bool("no-sync", false, "the same as -sync none")
	workers := flag.Int("workers", 10000, "goroutines to start")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "processors to use")
	flag.Parse()

	if *noSync {
		*guard = "none"
	}
	race(*procs, *guard, *workers)
}
