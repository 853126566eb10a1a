// Very many goroutines at once.
package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// Of this process, in bytes.
func resident() float64 {
	var total, pages int64
	text, err := os.ReadFile("/proc/self/statm")
	expect(err == nil, "cannot read /proc/self/statm")
	fmt.Sscan(string(text), &total, &pages)
	return float64(pages) * float64(os.Getpagesize())
}

// The last goroutine started is one of those that sleep longest, so the total is at least the time to start all plus
// the longest sleep. What is left without the longest sleep is what the sleeping cost.
func sleepers(operations int64) sample {
	const longest = 50
	var group sync.WaitGroup
	group.Add(int(operations))
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		go func() {
			time.Sleep(time.Duration(1+i%longest) * time.Millisecond)
			group.Done()
		}()
	}
	group.Wait()
	cost := float64(time.Since(start).Nanoseconds()) - longest*1e6
	expect(cost > 0, "sleep: shorter than the longest sleep")
	return sample{ns: cost / float64(operations)}
}

func parked(operations int64) sample {
	gate := make(chan int64)
	var arrived, ended sync.WaitGroup
	arrived.Add(int(operations))
	ended.Add(int(operations))
	before := resident()
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		go func() {
			arrived.Done()
			<-gate
			ended.Done()
		}()
	}
	arrived.Wait()
	s := sample{ns: nsEach(start, operations)}
	s.bytes = (resident() - before) / float64(operations)
	start = time.Now()
	close(gate)
	ended.Wait()
	s.wakeNs = nsEach(start, operations)
	return s
}
