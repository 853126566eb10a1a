// What a program gains from processors: goroutines that compute, and that hand on to each other what they computed.
package main

import (
	"sync"
	"sync/atomic"
	"time"
)

// About a microsecond of work, the same in both languages: a chain in which each step needs the one before, a
// multiplication and an addition, so that no compiler makes more or less of it.
const stepsOfMicrosecond = 750

func compute(microseconds int64, start uint64) uint64 {
	state := start
	for i := int64(0); i < microseconds*stepsOfMicrosecond; i++ {
		state = state*6364136223846793005 + 1442695040888963407
	}
	return state
}

func workedOn(value int64) int64 {
	if compute(1, 0) == 0 {
		return value + 1
	}
	return value
}

// The leaves' numbers, added up from below.
func skynetNode(up chan int64, first, leaves int64) {
	if leaves == 1 {
		up <- first
		return
	}
	const children = 10
	each := leaves / children
	below := make(chan int64)
	for i := int64(0); i < children; i++ {
		go skynetNode(below, first+i*each, each)
	}
	sum := int64(0)
	for range children {
		sum += <-below
	}
	up <- sum
}

// A power of ten of leaves, no more than the operations; of those one is a leaf.
func skynet(operations int64) sample {
	leaves := int64(1)
	for leaves*10 <= operations {
		leaves *= 10
	}
	top := make(chan int64)
	start := time.Now()
	go skynetNode(top, 0, leaves)
	sum := <-top
	s := sample{ns: nsEach(start, leaves)}
	expect(sum == sumBelow(leaves), "skynet: a wrong sum")
	return s
}

func parallelWork(operations int64) sample {
	const microseconds = 20
	var same atomic.Int64
	wanted := compute(microseconds, 1)
	var group sync.WaitGroup
	group.Add(int(operations))
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		go func() {
			if compute(microseconds, 1) == wanted {
				same.Add(1)
			}
			group.Done()
		}()
	}
	group.Wait()
	s := sample{ns: nsEach(start, operations)}
	expect(same.Load() == operations, "parallel-work: a wrong result")
	return s
}

func pipeline(operations int64) sample {
	const stages = 8
	var between [stages + 1]chan int64
	for i := range between {
		between[i] = make(chan int64, 16)
	}
	start := time.Now()
	for i := range stages {
		go func() {
			for value := range between[i] {
				between[i+1] <- workedOn(value)
			}
			close(between[i+1])
		}()
	}
	go func() {
		for i := int64(0); i < operations; i++ {
			between[0] <- i
		}
		close(between[0])
	}()
	sum := int64(0)
	for value := range between[stages] {
		sum += value
	}
	s := sample{ns: nsEach(start, operations)}
	expect(sum == sumBelow(operations), "pipeline: a value got lost")
	return s
}

func fanOutIn(operations int64) sample {
	out := make(chan int64, 16)
	in := make(chan int64, 16)
	start := time.Now()
	for range 8 {
		go func() {
			for value := range out {
				in <- workedOn(value)
			}
		}()
	}
	go func() {
		for i := int64(0); i < operations; i++ {
			out <- i
		}
		close(out)
	}()
	sum := int64(0)
	for i := int64(0); i < operations; i++ {
		sum += <-in
	}
	s := sample{ns: nsEach(start, operations)}
	expect(sum == sumBelow(operations), "fan-out-in: a value got lost")
	return s
}
