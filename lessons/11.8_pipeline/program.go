package main

import (
	"flag"
	"fmt"
	"math/rand"
)

// produce is the first stage: random numbers below count, until one of them
// comes again.
func produce(out chan<- int, count int) {
	seen := make(map[int]bool)
	for {
		n := rand.Intn(count)
		if seen[n] {
			fmt.Println("produced :", len(seen))
			close(out)
			return
		}
		seen[n] = true
		out <- n
	}
}

// filter is the second stage: only even numbers go on.
func filter(in <-chan int, out chan<- int, noClose bool) {
	passed := 0
	for n := range in {
		if n%2 == 0 {
			passed++
			out <- n
		}
	}
	fmt.Println("passed :", passed)
	if !noClose {
		close(out)
	}
}

// sum is the third stage: it adds up what arrives.
func sum(in <-chan int) {
	total := 0
	for n := range in {
		total += n
	}
	fmt.Println("sum :", total)
}

// pipeline connects the stages by two channels.
func pipeline(count, buffer int, noClose bool) {
	numbers := make(chan int, buffer)
	evens := make(chan int, buffer)

	go produce(numbers, count)
	go filter(numbers, evens, noClose)
	sum(evens)
}

func main() {
	count := flag.Int("count", 1000, "the numbers are below this")
	buffer := flag.Int("buffer", 0, "size of the channels' buffers")
	noClose := flag.Bool("no-close", false,
		"the second stage does not close its channel")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	pipeline(*count, *buffer, *noClose)
}
