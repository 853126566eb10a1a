// Starting, giving way and parking, n at once.
package main

import "runtime"

func spawnAtOnce(c crowd) sample { return spawnWaves(max(c.operations, c.size), c.size) }

func spawnJoinAtOnce(c crowd) sample {
	rounds := c.rounds()
	return together(c.size, c.size*rounds, func(int64) {
		result := make(chan int64)
		sum := int64(0)
		for i := int64(0); i < rounds; i++ {
			go func() { result <- i }()
			sum += <-result
		}
		expect(sum == sumBelow(rounds), "spawn-join: a wrong sum")
	})
}

func goschedAtOnce(c crowd) sample {
	rounds := c.rounds()
	return together(c.size, c.size*rounds, func(int64) {
		for i := int64(0); i < rounds; i++ {
			runtime.Gosched()
		}
	})
}

// Small crowds several times: all but the first find the stacks of the one before. Resident is what the first took,
// and is left out where a page more or less would decide it.
func parkedAtOnce(c crowd) sample {
	times := max(1, c.operations/c.size)
	sum := parked(c.size)
	for i := int64(1); i < times; i++ {
		again := parked(c.size)
		sum.ns += again.ns
		sum.wakeNs += again.wakeNs
	}
	each := float64(times)
	if c.size < 1_000 {
		sum.bytes = 0
	}
	return sample{ns: sum.ns / each, bytes: sum.bytes, wakeNs: sum.wakeNs / each}
}
