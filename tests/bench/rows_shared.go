// What several goroutines share: locks, many locks, groups, timers, a tree of contexts.
package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// `work(i)` in each of `count` goroutines: from the first start to the last end.
func nsOf(count int64, work func(i int64)) float64 {
	var group sync.WaitGroup
	group.Add(int(count))
	start := time.Now()
	for i := int64(0); i < count; i++ {
		go func() {
			work(i)
			group.Done()
		}()
	}
	group.Wait()
	return float64(time.Since(start).Nanoseconds())
}

// One in ten writes.
func rwmutex(operations int64) sample {
	const goroutines, reads = 16, 9
	rounds := max(1, operations/goroutines/(reads+1))
	var mutex sync.RWMutex
	count := int64(0)
	var backwards atomic.Int64
	ns := nsOf(goroutines, func(int64) {
		seen := int64(0)
		for i := int64(0); i < rounds; i++ {
			for range reads {
				mutex.RLock()
				if count < seen {
					backwards.Add(1)
				}
				seen = count
				mutex.RUnlock()
			}
			mutex.Lock()
			count++
			mutex.Unlock()
		}
	})
	expect(count == goroutines*rounds && backwards.Load() == 0, "rwmutex: an update got lost")
	return sample{ns: ns / float64(goroutines*rounds*(reads+1))}
}

// A thousand locks, ten thousand goroutines.
func manyMutexes(operations int64) sample {
	const locks, goroutines = 1_000, 10_000
	type counter struct {
		mutex sync.Mutex
		count int64
		_     [48]byte
	}
	each := max(1, operations/goroutines)
	counters := make([]counter, locks)
	ns := nsOf(goroutines, func(i int64) {
		some := numbers{uint64(i)}
		for turn := int64(0); turn < each; turn++ {
			counter := &counters[some.below(locks)]
			counter.mutex.Lock()
			counter.count++
			counter.mutex.Unlock()
		}
	})
	sum := int64(0)
	for i := range counters {
		sum += counters[i].count
	}
	expect(sum == goroutines*each, "many-mutexes: an update got lost")
	return sample{ns: ns / float64(goroutines*each)}
}

// Of 100,000 tickers that are due in an hour, one eighth in the hands of each of eight.
func timerReset(operations int64) sample {
	const count, goroutines = 100_000, 8
	const own = count / goroutines
	each := max(1, operations/goroutines)
	tickers := make([]*time.Ticker, count)
	for i := range tickers {
		tickers[i] = time.NewTicker(time.Hour)
	}
	ns := nsOf(goroutines, func(i int64) {
		some := numbers{uint64(i)}
		for turn := int64(0); turn < each; turn++ {
			tickers[i*own+some.below(own)].Reset(time.Hour + time.Duration(turn))
		}
	})
	for _, ticker := range tickers {
		ticker.Stop()
	}
	return sample{ns: ns / float64(goroutines*each)}
}

// Groups of eight, one group after another.
func waitgroup(operations int64) sample {
	const each = 8
	rounds := operations / each
	var counts [each]int64
	start := time.Now()
	for range rounds {
		var group sync.WaitGroup
		for i := range counts {
			group.Go(func() { counts[i]++ })
		}
		group.Wait()
	}
	s := sample{ns: nsEach(start, each*rounds)}
	for _, count := range counts {
		expect(count == rounds, "waitgroup: somebody was not waited for")
	}
	return s
}

// Trees of ten thousand, each child with a goroutine that waits for its end.
func contextTree(operations int64) sample {
	const children = 10_000
	trees := max(1, operations/children)
	start := time.Now()
	for range trees {
		root, cancel := context.WithCancel(context.Background())
		var ended sync.WaitGroup
		ended.Add(children)
		for range children {
			child, _ := context.WithCancel(root)
			go func() {
				<-child.Done()
				expect(child.Err() == context.Canceled, "context-tree: ended by something else")
				ended.Done()
			}()
		}
		cancel()
		ended.Wait()
	}
	return sample{ns: nsEach(start, trees*children)}
}
