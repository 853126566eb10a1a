// Locks.
package main

import (
	"sync"
	"time"
)

func mutexAlone(operations int64) sample {
	var mutex sync.Mutex
	count := int64(0)
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		mutex.Lock()
		count++
		mutex.Unlock()
	}
	s := sample{ns: nsEach(start, operations)}
	expect(count == operations, "mutex: a wrong count")
	return s
}

func mutexContended(operations int64) sample {
	const goroutines = 8
	each := operations / goroutines
	var mutex sync.Mutex
	var group sync.WaitGroup
	count := int64(0)
	group.Add(goroutines)
	start := time.Now()
	for range goroutines {
		go func() {
			for i := int64(0); i < each; i++ {
				mutex.Lock()
				count++
				mutex.Unlock()
			}
			group.Done()
		}()
	}
	group.Wait()
	s := sample{ns: nsEach(start, goroutines*each)}
	expect(count == goroutines*each, "mutex-contended: an update got lost")
	return s
}
