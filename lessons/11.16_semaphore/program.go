package main

import (
	"flag"
	"fmt"
	"sync"
	"time"
)

// semaphore has a number of permits, of which each user takes some. This is
// what golang.org/x/sync/semaphore does, without contexts.
type semaphore struct {
	mutex   sync.Mutex
	free    int
	waiters []waiter // in the order in which they came
}

type waiter struct {
	n     int
	ready chan struct{} // closed when it has its permits
}

// Acquire takes n permits. Who comes later does not overtake who waits.
func (s *semaphore) Acquire(n int) {
	s.mutex.Lock()
	if s.free >= n && len(s.waiters) == 0 {
		s.free -= n
		s.mutex.Unlock()
		return
	}
	w := waiter{n, make(chan struct{})}
	s.waiters = append(s.waiters, w)
	s.mutex.Unlock()
	<-w.ready
}

// Release gives back n, and lets those in who now fit.
func (s *semaphore) Release(n int) {
	s.mutex.Lock()
	s.free += n
	for len(s.waiters) > 0 && s.waiters[0].n <= s.free {
		s.free -= s.waiters[0].n
		close(s.waiters[0].ready)
		s.waiters = s.waiters[1:]
	}
	s.mutex.Unlock()
}

// limited has many goroutines work, but never for more than permits in all.
// Each third one counts for two.
func limited(workers, permits int, noSync bool) {
	s := &semaphore{free: permits}
	var wg sync.WaitGroup

	for i := range workers {
		weight := 1
		if i%3 == 2 {
			weight = min(2, permits)
		}
		wg.Add(1)
		go func() {
			if !noSync {
				s.Acquire(weight)
			}
			fmt.Println("goroutine", i, "works, weight", weight)
			time.Sleep(100 * time.Millisecond)
			if !noSync {
				s.Release(weight)
			}
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("all are done")
}

func main() {
	workers := flag.Int("workers", 9, "goroutines to start")
	permits := flag.Int("permits", 3, "permits of the semaphore")
	noSync := flag.Bool("no-sync", false, "nobody asks the semaphore")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	limited(*workers, *permits, *noSync)
}
