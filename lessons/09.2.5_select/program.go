package main

import (
	"flag"
	"fmt"
	"log"
	"sync/atomic"
	"time"
)

// selectReady receives from whichever of two channels has a value.
// (select is a keyword, so the function needs a longer name.)
func selectReady(withDefault bool, duration time.Duration) {
	ch1 := make(chan int)
	ch2 := make(chan string)
	var spins atomic.Int64

	go func() {
		for {
			ch1 <- 77
			time.Sleep(250 * time.Millisecond)
		}
	}()

	go func() {
		for {
			ch2 <- "Golang Hi!"
			time.Sleep(500 * time.Millisecond)
		}
	}()

	if withDefault {
		go poll(ch1, ch2, &spins)
	} else {
		go listen(ch1, ch2)
	}

	time.Sleep(duration)
	if withDefault {
		fmt.Println("Default :", spins.Load())
	}
}

// listen sleeps in select until a channel is ready.
func listen(ch1 <-chan int, ch2 <-chan string) {
	for {
		select {
		case num := <-ch1:
			fmt.Println("Channel 1 => ", num)
		case str := <-ch2:
			fmt.Println("Channel 2 => ", str)
		}
	}
}

// poll never sleeps: with nothing ready, select takes the default case.
func poll(ch1 <-chan int, ch2 <-chan string, spins *atomic.Int64) {
	for {
		select {
		case num := <-ch1:
			fmt.Println("Channel 1 => ", num)
		case str := <-ch2:
			fmt.Println("Channel 2 => ", str)
		default:
			spins.Add(1)
		}
	}
}

// random counts which case is taken while both channels are ready.
func random(count int) {
	ch1 := make(chan int, count)
	ch2 := make(chan int, count)
	for range count {
		ch1 <- 1
		ch2 <- 2
	}

	taken1 := 0
	taken2 := 0
	for range count {
		select {
		case <-ch1:
			taken1++
		case <-ch2:
			taken2++
		}
	}
	fmt.Println("Channel 1 => ", taken1)
	fmt.Println("Channel 2 => ", taken2)
}

func main() {
	scenario := flag.String("scenario", "select", "select or random")
	withDefault := flag.Bool("default", false,
		"select: with a default case, counted")
	duration := flag.Duration("duration", 7*time.Second,
		"select: how long main sleeps")
	count := flag.Int("count", 1000,
		"random: rounds in which both channels are ready")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "select":
		selectReady(*withDefault, *duration)
	case "random":
		random(*count)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
