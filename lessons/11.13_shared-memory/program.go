package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
)

// memory is one value that many goroutines use, and what guards it.
type memory struct {
	data    int
	mutex   sync.Mutex
	rwmutex sync.RWMutex
	add     chan int // to the monitor
	get     chan int // from the monitor
}

// monitor is the only goroutine that uses the value; others ask it by channels.
func (m *memory) monitor() {
	for {
		select {
		case delta := <-m.add:
			m.data += delta
		case m.get <- m.data:
		}
	}
}

func (m *memory) increment(guard string) {
	switch guard {
	case "none":
		m.data++
	case "mutex":
		m.mutex.Lock()
		m.data++
		m.mutex.Unlock()
	case "rwmutex":
		m.rwmutex.Lock()
		m.data++
		m.rwmutex.Unlock()
	case "monitor":
		m.add <- 1
	default:
		log.Fatal("unknown sync: ", guard)
	}
}

func (m *memory) read(guard string) int {
	var now int
	switch guard {
	case "none":
		now = m.data
	case "mutex":
		m.mutex.Lock()
		now = m.data
		m.mutex.Unlock()
	case "rwmutex":
		m.rwmutex.RLock() // readers do not keep each other out
		now = m.data
		m.rwmutex.RUnlock()
	case "monitor":
		now = <-m.get
	}
	return now
}

// sharedMemory has many goroutines increment one value and read it.
func sharedMemory(guard string, workers, count int) {
	m := &memory{add: make(chan int), get: make(chan int)}
	if guard == "monitor" {
		go m.monitor()
	}
	var wg sync.WaitGroup

	for range workers {
		wg.Add(1)
		go func() {
			for range count {
				m.increment(guard)
				m.read(guard)
			}
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("value :", m.read(guard))
}

func main() {
	guard := flag.String("sync", "mutex",
		"what guards the value: mutex, rwmutex, monitor or none")
	noSync := flag.Bool("no-sync", false, "the same as -sync none")
	workers := flag.Int("workers", 10, "goroutines")
	count := flag.Int("count", 100, "how often each increments")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	if *noSync {
		*guard = "none"
	}
	sharedMemory(*guard, *workers, *count)
}
