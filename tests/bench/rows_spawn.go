// Starting goroutines, and giving way.
package main

import (
	"runtime"
	"sync"
	"time"
)

func spawn(operations int64) sample { return spawnWaves(operations, 100_000) }

func spawnWaves(operations, atOnce int64) sample {
	start := time.Now()
	for left := operations; left > 0; left -= atOnce {
		count := min(left, atOnce)
		var group sync.WaitGroup
		group.Add(int(count))
		for i := int64(0); i < count; i++ {
			go func() { group.Done() }()
		}
		group.Wait()
	}
	return sample{ns: nsEach(start, operations)}
}

func spawnJoin(operations int64) sample {
	result := make(chan int64)
	sum := int64(0)
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		go func() { result <- i }()
		sum += <-result
	}
	s := sample{ns: nsEach(start, operations)}
	expect(sum == sumBelow(operations), "spawn-join: a wrong sum")
	return s
}

func gosched(operations int64) sample {
	each := operations / 2
	var group sync.WaitGroup
	group.Add(2)
	start := time.Now()
	for range 2 {
		go func() {
			for turn := int64(0); turn < each; turn++ {
				runtime.Gosched()
			}
			group.Done()
		}()
	}
	group.Wait()
	return sample{ns: nsEach(start, 2*each)}
}
