// Channels, n goroutines at once.
package main

import "sync/atomic"

// One for each pair.
func channels(c crowd, capacity int) []chan int64 {
	var all []chan int64
	for i := int64(0); i < c.size/2; i++ {
		all = append(all, make(chan int64, capacity))
	}
	return all
}

func sendAll(values chan int64, count int64) {
	for i := int64(0); i < count; i++ {
		values <- i
	}
}

func receiveAll(values chan int64, count int64) {
	sum := int64(0)
	for i := int64(0); i < count; i++ {
		sum += <-values
	}
	expect(sum == sumBelow(count), "a value got lost")
}

func pairs(c crowd, capacity int) sample {
	rounds := 2 * c.rounds()
	values := channels(c, capacity)
	return together(c.size, c.size/2*rounds, func(i int64) {
		if i%2 == 0 {
			sendAll(values[i/2], rounds)
		} else {
			receiveAll(values[i/2], rounds)
		}
	})
}

func unbufferedPairs(c crowd) sample { return pairs(c, 0) }
func bufferedPairs(c crowd) sample   { return pairs(c, 128) }

func pingPongPairs(c crowd) sample {
	rounds := 2 * c.rounds()
	pings := channels(c, 0)
	pongs := channels(c, 0)
	return together(c.size, c.size/2*rounds, func(i int64) {
		ping, pong := pings[i/2], pongs[i/2]
		value := int64(0)
		for turn := int64(0); turn < rounds; turn++ {
			if i%2 == 0 {
				ping <- value
				value = <-pong
			} else {
				value = <-ping + 1
				pong <- value
			}
		}
		expect(value == rounds, "ping-pong: a wrong count")
	})
}

func producersConsumersAtOnce(c crowd) sample {
	rounds := 2 * c.rounds()
	values := make(chan int64, 64)
	var total atomic.Int64
	s := together(c.size, c.size/2*rounds, func(i int64) {
		if i%2 == 0 {
			sendAll(values, rounds)
			return
		}
		sum := int64(0)
		for turn := int64(0); turn < rounds; turn++ {
			sum += <-values
		}
		total.Add(sum)
	})
	expect(total.Load() == c.size/2*sumBelow(rounds), "producers-consumers: a wrong sum")
	return s
}

// Two more send, each on a channel of its own.
func selectsAtOnce(c crowd) sample {
	rounds := c.rounds()
	each := c.size * rounds / 2
	a := make(chan int64)
	b := make(chan int64)
	var total atomic.Int64
	s := together(c.size+2, 2*each, func(i int64) {
		if i == 0 {
			sendAll(a, each)
			return
		}
		if i == 1 {
			sendAll(b, each)
			return
		}
		sum := int64(0)
		for turn := int64(0); turn < rounds; turn++ {
			select {
			case value := <-a:
				sum += value
			case value := <-b:
				sum += value
			}
		}
		total.Add(sum)
	})
	expect(total.Load() == 2*sumBelow(each), "select: a wrong sum")
	return s
}
