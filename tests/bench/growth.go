// The rows of `scripts/bench --growth`: growth.hpp's, growth.cpp's twin.
package main

import (
	"fmt"
	"sync"
	"time"
)

// How many goroutines take part, and about how many operations they make together.
type crowd struct{ size, operations int64 }

// What each of size does of them.
func (c crowd) rounds() int64 { return max(10, c.operations/c.size) }

type growthRow struct {
	name       string
	fewest     int64 // goroutines for which the row has a meaning
	operations int64
	run        func(c crowd) sample
	operation  string
}

// Left out with ten: what is left of ten sleeps or ten timers, the waiting taken off, is how late the system wakes a
// thread.
const many = 1_000

var growthRows = []growthRow{
	{"spawn", 10, 1_000_000, spawnAtOnce, "start one of n that end at once, and wait for all"},
	{"spawn-join", 10, 1_000_000, spawnJoinAtOnce, "n start one each and receive its result, again and again"},
	{"gosched", 10, 2_000_000, goschedAtOnce, "a yield of one of n"},
	{"unbuffered", 10, 1_000_000, unbufferedPairs, "a value in one of n/2 pairs"},
	{"buffered", 10, 2_000_000, bufferedPairs, "a value through one of n/2 buffers of 128"},
	{"ping-pong", 10, 500_000, pingPongPairs, "a round trip in one of n/2 pairs"},
	{"producers-consumers", 10, 1_000_000, producersConsumersAtOnce, "a value from n/2 to n/2 through 64"},
	{"select", 10, 500_000, selectsAtOnce, "a value for one of n that wait for the same two channels"},
	{"select-default", 10, 4_000_000, selectDefaultAmong, "two cases not ready, while n - 1 are parked"},
	{"try-receive", 10, 8_000_000, tryReceiveAmong, "one case not ready, while n - 1 are parked"},
	{"mutex", 10, 10_000_000, mutexAmong, "lock and unlock, while n - 1 are parked"},
	{"mutex-contended", 10, 2_000_000, mutexContendedAtOnce, "lock, add, unlock by one of n"},
	{"sleep", many, 1, sleepersAtOnce, "one of n sleeps, all pending at once; the longest taken off"},
	{"timer-stop", 10, 1_000_000, timerStop, "stop any of n pending timers and start another"},
	{"timer-fire", many, 1, timerFire, "one of n timers goes off and runs its function"},
	{"parked", 10, 100_000, parkedAtOnce, "start one of n that block; then wake it"},
}

// Nil when there is no such row, or it has no meaning with so few.
func findGrowthRow(name string, goroutines int64) *growthRow {
	for i := range growthRows {
		if growthRows[i].name == name && goroutines >= growthRows[i].fewest {
			return &growthRows[i]
		}
	}
	return nil
}

func listGrowthRows() {
	for _, r := range growthRows {
		fmt.Printf("%-20s %6d  %s\n", r.name, r.fewest, r.operation)
	}
}

// Runs body(i) in goroutines 0 … size - 1, which begin together; the time until all have ended, for each operation.
func together(size, operations int64, body func(i int64)) sample {
	gate := make(chan int64)
	var ready, ended sync.WaitGroup
	ready.Add(int(size))
	ended.Add(int(size))
	for i := int64(0); i < size; i++ {
		go func() {
			ready.Done()
			<-gate
			body(i)
			ended.Done()
		}()
	}
	ready.Wait()
	start := time.Now()
	close(gate)
	ended.Wait()
	return sample{ns: nsEach(start, operations)}
}
