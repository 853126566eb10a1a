package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"time"
)

// unbuffered: each send waits until main receives.
func unbuffered(buffer, count int) {
	ch := make(chan bool, buffer)

	go func() {
		for i := range count {
			ch <- true
			fmt.Println("Go => ", i)
			time.Sleep(1 * time.Second)
		}
	}()

	for i := range count {
		<-ch
		fmt.Println("Main : ", i)
	}
}

// buffered: the sender runs ahead of main by as much as the buffer holds.
func buffered(procs, buffer, count int) {
	runtime.GOMAXPROCS(procs)
	ch := make(chan bool, buffer)

	go func() {
		for i := range count {
			ch <- true
			fmt.Println("Go => ", i)
		}
	}()

	for i := range count {
		<-ch
		fmt.Println("Main : ", i)
	}
}

// noReceiver: with no room in the buffer the send would wait for ever.
func noReceiver(buffer int) {
	ch := make(chan int, buffer)

	ch <- 101

	fmt.Println(<-ch)
}

func main() {
	scenario := flag.String("scenario", "unbuffered",
		"unbuffered, buffered or no-receiver")
	buffer := flag.Int("buffer", -1, "values the channel can hold; "+
		"-1: unbuffered 0, buffered 2, no-receiver 1")
	count := flag.Int("count", -1, "values to send; "+
		"-1: unbuffered 6, buffered 12")
	procs := flag.Int("procs", 1,
		"buffered: processors to use (the others: set GOMAXPROCS instead)")
	flag.Parse()

	switch *scenario {
	case "unbuffered":
		unbuffered(orOwn(*buffer, 0), orOwn(*count, 6))
	case "buffered":
		buffered(*procs, orOwn(*buffer, 2), orOwn(*count, 12))
	case "no-receiver":
		noReceiver(orOwn(*buffer, 1))
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}

// orOwn replaces a flag left at -1 by the scenario's own default.
func orOwn(value, own int) int {
	if value < 0 {
		return own
	}
	return value
}
