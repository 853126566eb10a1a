// Values through channels.
package main

import (
	"sync"
	"sync/atomic"
	"time"
)

func pass(operations int64, capacity int) sample {
	values := make(chan int64, capacity)
	sum := int64(0)
	start := time.Now()
	go func() {
		for i := int64(0); i < operations; i++ {
			values <- i
		}
		close(values)
	}()
	for value := range values {
		sum += value
	}
	s := sample{ns: nsEach(start, operations)}
	expect(sum == sumBelow(operations), "a value got lost")
	return s
}

func unbuffered(operations int64) sample { return pass(operations, 0) }
func buffered(operations int64) sample   { return pass(operations, 128) }

func pingPong(operations int64) sample {
	ping := make(chan int64)
	pong := make(chan int64)
	value := int64(0)
	start := time.Now()
	go func() {
		for i := int64(0); i < operations; i++ {
			pong <- <-ping + 1
		}
	}()
	for i := int64(0); i < operations; i++ {
		ping <- value
		value = <-pong
	}
	s := sample{ns: nsEach(start, operations)}
	expect(value == operations, "ping-pong: a wrong count")
	return s
}

func producersConsumers(operations int64) sample {
	const many = 8
	share := operations / many
	values := make(chan int64, 64)
	var producers, consumers sync.WaitGroup
	var total atomic.Int64
	producers.Add(many)
	consumers.Add(many)
	start := time.Now()
	for p := int64(0); p < many; p++ {
		go func() {
			for i := int64(0); i < share; i++ {
				values <- p*share + i
			}
			producers.Done()
		}()
		go func() {
			sum := int64(0)
			for value := range values {
				sum += value
			}
			total.Add(sum)
			consumers.Done()
		}()
	}
	producers.Wait()
	close(values)
	consumers.Wait()
	s := sample{ns: nsEach(start, many*share)}
	expect(total.Load() == sumBelow(many*share), "producers-consumers: a wrong sum")
	return s
}
