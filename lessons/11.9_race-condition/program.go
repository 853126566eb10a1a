package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
	"sync/atomic"
)

// office has tickets to sell.
type office struct {
	left  int64
	mutex sync.Mutex
}

// sell sells a ticket if one is left.
func (o *office) sell(guard string) bool {
	switch guard {
	case "none":
		if o.left <= 0 {
			return false
		}
		o.left-- // read, subtract, write
	case "atomic":
		if atomic.LoadInt64(&o.left) <= 0 {
			return false
		}
		atomic.AddInt64(&o.left, -1) // another may have come in between
	case "mutex":
		o.mutex.Lock()
		if o.left <= 0 {
			o.mutex.Unlock()
			return false
		}
		o.left--
		o.mutex.Unlock()
	default:
		log.Fatal("unknown sync: ", guard)
	}
	return true
}

// raceCondition has several clerks sell what one office has. Each tries as
// often as there are tickets.
func raceCondition(guard string, workers, tickets int) {
	o := office{left: int64(tickets)}
	sold := make(chan int)

	for range workers {
		go func() {
			mine := 0
			for range tickets {
				if o.sell(guard) {
					mine++
				}
			}
			sold <- mine
		}()
	}

	all := 0
	for range workers {
		all += <-sold
	}
	fmt.Println("tickets :", tickets)
	fmt.Println("sold :", all)
	fmt.Println("left :", o.left)
}

func main() {
	guard := flag.String("sync", "none",
		"what guards the tickets: none, atomic or mutex")
	noSync := flag.Bool("no-sync", false, "the same as -sync none")
	workers := flag.Int("workers", 2, "clerks")
	count := flag.Int("count", 1000, "tickets")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	if *noSync {
		*guard = "none"
	}
	raceCondition(*guard, *workers, *count)
}
