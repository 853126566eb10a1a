// The programs of order_programs_sync.cpp in Go.
package main

import (
	"sync"
	"sync/atomic"
	"time"
)

// try says whether a lock let itself be taken, and gives it back.
func try(name string, lock func() bool, unlock func()) {
	ok := lock()
	say(name, ok)
	if ok {
		unlock()
	}
}

func tryBoth(when string, rw *sync.RWMutex) {
	say(when)
	try("  to write", rw.TryLock, rw.Unlock)
	try("  to read", rw.TryRLock, rw.RUnlock)
}

// recovered says what f panics with.
func recovered(f func()) {
	defer func() { say("recovered", recover()) }()
	f()
}

func init() { programs = append(programs, syncPrograms...) }

var syncPrograms = []program{
	{"what a read-write lock lets try", func() {
		var rw sync.RWMutex
		tryBoth("free", &rw)
		rw.RLock()
		tryBoth("read", &rw)
		written := make(chan bool)
		go func() {
			rw.Lock()
			say("writer")
			rw.Unlock()
			written <- true
		}()
		time.Sleep(10 * time.Millisecond)
		tryBoth("read, and a writer waits", &rw)
		rw.RUnlock()
		<-written
		rw.Lock()
		tryBoth("written", &rw)
		rw.Unlock()
		tryBoth("free again", &rw)
	}},
	{"each operation of a shared map", func() {
		var m sync.Map
		tell := func(what string) func(v any, ok bool) {
			return func(v any, ok bool) {
				if v == nil {
					v = 0
				}
				say(what, v, ok)
			}
		}
		tell("Load of none")(m.Load("a"))
		m.Store("a", 1)
		tell("Load")(m.Load("a"))
		tell("LoadOrStore of one")(m.LoadOrStore("a", 2))
		tell("LoadOrStore of none")(m.LoadOrStore("b", 3))
		tell("Swap of one")(m.Swap("b", 4))
		tell("Swap of none")(m.Swap("c", 5))
		say("CompareAndSwap of another value", m.CompareAndSwap("a", 9, 6))
		say("CompareAndSwap", m.CompareAndSwap("a", 1, 6))
		say("CompareAndSwap of none", m.CompareAndSwap("d", 0, 6))
		say("CompareAndDelete of another value", m.CompareAndDelete("a", 1))
		say("CompareAndDelete", m.CompareAndDelete("a", 6))
		say("CompareAndDelete of none", m.CompareAndDelete("a", 6))
		tell("LoadAndDelete")(m.LoadAndDelete("b"))
		tell("LoadAndDelete of none")(m.LoadAndDelete("b"))
		m.Delete("b")
		m.Store("c", 7)
		tell("Load")(m.Load("c"))
		m.Clear()
		tell("Load after Clear")(m.Load("c"))
		m.Store("c", 8)
		m.Delete("c")
		tell("Load after Delete")(m.Load("c"))
	}},
	{"a shared map is changed while it is visited", func() {
		var m sync.Map
		count := func() (keys, sum int) {
			m.Range(func(k, v any) bool {
				keys++
				sum += v.(int)
				return true
			})
			return
		}
		for i := range 10 {
			m.Store(i, 10*i)
		}
		say(count())
		m.Range(func(k, v any) bool {
			m.Range(func(other, _ any) bool {
				if other != k {
					m.Delete(other)
				}
				return true
			})
			m.Store(k, 5)
			return true
		})
		keys, sum := count()
		say(keys, sum)
		visits := 0
		m.Range(func(any, any) bool { visits++; return false })
		say(visits)
		m.Clear()
		say(count())
	}},
	{"bits that are set and cleared", func() {
		var a atomic.Int32
		say(a.Or(0b1011), a.Load())
		say(a.And(0b0110), a.Load())
		say(a.Or(-1), a.Load())
		say(a.And(-4), a.Load())
		var u atomic.Uint32
		say(u.Or(1<<31), u.Load())
		var w atomic.Uint64
		say(w.Or(1<<63|1), w.And(1<<63), w.Load())
	}},
	{"a pointer that is exchanged", func() {
		var p atomic.Pointer[int]
		one, two := new(int), new(int)
		say(p.Load() == nil, p.CompareAndSwap(one, two), p.CompareAndSwap(nil, one))
		say(p.Load() == one, p.Swap(two) == one, p.Load() == two)
		p.Store(nil)
		say(p.Load() == nil, p.CompareAndSwap(two, one))
	}},
	{"a ticker with another interval", func() {
		ticker := time.NewTicker(time.Hour)
		ticks := func(d time.Duration) {
			if d != 0 {
				ticker.Reset(d)
			}
			count := 0
			for late := time.After(200 * time.Millisecond); ; count++ {
				select {
				case <-ticker.C:
					continue
				case <-late:
				}
				break
			}
			say(d, count > 0, count > 2)
		}
		ticks(0)
		ticks(10 * time.Millisecond)
		ticks(150 * time.Millisecond)
		ticks(time.Hour)
		ticker.Stop()
		ticks(0)
		ticks(10 * time.Millisecond)
		time.Sleep(20 * time.Millisecond)
		ticker.Reset(time.Hour)
		select {
		case <-ticker.C:
			say("a tick from before")
		default:
			say("no tick from before")
		}
		recovered(func() { ticker.Reset(0) })
		recovered(func() { ticker.Reset(-1) })
	}},
}
