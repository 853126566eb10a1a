// The programs of order_programs_locks.cpp in Go.
package main

import (
	"runtime"
	"sync"
	"time"
)

func init() { programs = append(programs, lockPrograms...) }

var lockPrograms = []program{
	{"a mutex is queued for", func() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		mu.Lock()
		for i := range 4 {
			wg.Add(1)
			go func() {
				mu.Lock()
				say("locked", i)
				mu.Unlock()
				say("unlocked", i)
				wg.Done()
			}()
		}
		runtime.Gosched()
		mu.Unlock()
		say("main unlocked")
		wg.Wait()
	}},
	{"a running goroutine barges in", func() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		wg.Add(1)
		mu.Lock()
		go func() {
			mu.Lock()
			say("waiter")
			mu.Unlock()
			wg.Done()
		}()
		runtime.Gosched()
		for i := range 3 {
			mu.Unlock()
			mu.Lock()
			say("main again", i)
			runtime.Gosched()
		}
		mu.Unlock()
		wg.Wait()
	}},
	{"a starved waiter is handed the mutex", func() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		wg.Add(1)
		mu.Lock()
		go func() {
			mu.Lock()
			say("waiter")
			mu.Unlock()
			wg.Done()
		}()
		runtime.Gosched()
		spin(2 * time.Millisecond)
		mu.Unlock()
		mu.Lock()
		say("main barged in")
		runtime.Gosched() // the waiter comes, finds it locked, and has starved
		say("main still has it")
		mu.Unlock()
		say("main unlocked")
		mu.Lock()
		say("main at last")
		mu.Unlock()
		wg.Wait()
	}},
	{"starved waiters are served in order", func() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		mu.Lock()
		for i := range 4 {
			wg.Add(1)
			go func() {
				mu.Lock()
				say("waiter", i)
				mu.Unlock()
				say("waiter done", i)
				wg.Done()
			}()
		}
		runtime.Gosched()
		spin(2 * time.Millisecond)
		mu.Unlock()
		mu.Lock()
		runtime.Gosched()
		mu.Unlock()
		say("main unlocked")
		mu.Lock()
		say("main")
		mu.Unlock()
		wg.Wait()
	}},
	{"a mutex is normal again after a quick hand-over", func() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		waiter := func() {
			wg.Add(1)
			go func() {
				mu.Lock()
				say("waiter")
				mu.Unlock()
				wg.Done()
			}()
		}
		mu.Lock()
		waiter()
		runtime.Gosched()
		spin(2 * time.Millisecond)
		mu.Unlock()
		mu.Lock()
		runtime.Gosched() // the first waiter has starved
		waiter()
		runtime.Gosched() // the second has just come
		mu.Unlock()
		say("main unlocked")
		mu.Lock()
		say("main has it")
		waiter()
		runtime.Gosched()
		mu.Unlock()
		mu.Lock()
		say("main barged in")
		mu.Unlock()
		wg.Wait()
	}},
	{"a waiting writer holds new readers back", func() {
		var rw sync.RWMutex
		var wg sync.WaitGroup
		rw.RLock()
		wg.Add(1)
		go func() {
			rw.Lock()
			say("writer")
			rw.Unlock()
			say("writer done")
			wg.Done()
		}()
		runtime.Gosched()
		for i := range 3 {
			wg.Add(1)
			go func() {
				rw.RLock()
				say("reader", i)
				rw.RUnlock()
				wg.Done()
			}()
		}
		runtime.Gosched()
		say("main leaves")
		rw.RUnlock()
		wg.Wait()
	}},
	{"writers queue behind each other", func() {
		var rw sync.RWMutex
		var wg sync.WaitGroup
		rw.Lock()
		for i := range 2 {
			wg.Add(2)
			go func() { rw.Lock(); say("writer", i); rw.Unlock(); wg.Done() }()
			go func() { rw.RLock(); say("reader", i); rw.RUnlock(); wg.Done() }()
		}
		runtime.Gosched()
		rw.Unlock()
		say("main unlocked")
		wg.Wait()
	}},
	{"signal wakes who waited longest", func() {
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Add(1)
			go func() {
				mu.Lock()
				cond.Wait()
				say("woken", i)
				mu.Unlock()
				wg.Done()
			}()
		}
		runtime.Gosched()
		for i := range 4 {
			cond.Signal()
			say("signal", i)
			runtime.Gosched()
		}
		wg.Wait()
	}},
	{"broadcast wakes all", func() {
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		var wg sync.WaitGroup
		for i := range 5 {
			wg.Add(1)
			go func() {
				mu.Lock()
				cond.Wait()
				say("woken", i)
				mu.Unlock()
				say("unlocked", i)
				wg.Done()
			}()
		}
		runtime.Gosched()
		mu.Lock()
		cond.Broadcast()
		say("broadcast")
		mu.Unlock()
		wg.Wait()
	}},
	{"all who wait for a group go on", func() {
		var wg, all sync.WaitGroup
		wg.Add(2)
		for i := range 4 {
			all.Add(1)
			go func() { wg.Wait(); say("waited", i); all.Done() }()
		}
		runtime.Gosched()
		wg.Done()
		say("one left")
		runtime.Gosched()
		wg.Done()
		say("none left")
		all.Wait()
	}},
	{"wg.Go", func() {
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() { say(i) })
		}
		wg.Wait()
		say("end")
	}},
	{"a second caller of Once waits", func() {
		var once sync.Once
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Add(1)
			go func() {
				once.Do(func() {
					say("begins", i)
					runtime.Gosched()
					say("ends", i)
				})
				say("goes on", i)
				wg.Done()
			}()
		}
		wg.Wait()
	}},
}
