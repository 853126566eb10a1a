package main

import (
	"flag"
	"fmt"
	"log"
	"time"
)

// directions gives one goroutine the sending end of a channel and another
// the receiving end.
func directions(count int, closing bool) {
	c := make(chan int)

	go sendOnly(c, count, closing)
	go receiveOnly(c)

	time.Sleep(1 * time.Second)
}

// c can only be sent on: to receive from it does not compile.
func sendOnly(c chan<- int, count int, closing bool) {
	for i := range count {
		c <- i
	}
	c <- 777
	if closing {
		close(c)
	}
}

// c can only be received from. Unless the sender closes it, the loop never
// ends, and this goroutine waits until the program is over.
func receiveOnly(c <-chan int) {
	for v := range c {
		fmt.Println("Received i : ", v)
	}
	fmt.Println(<-c)
}

// returned gets its result from a channel that a function returned.
func returned(count int) {
	c := sum(count)
	fmt.Println("Example 1 ", <-c)
}

// sum returns at once; the goroutine it leaves behind sends the result.
func sum(count int) <-chan int {
	out := make(chan int)
	go func() {
		sum := 0
		for i := 1; i <= count; i++ {
			sum += i
		}
		out <- sum
	}()
	return out
}

// chained passes a returned channel on to a function that returns another.
func chained(count int) {
	c := sumAndMore(count)
	output := total(c)
	fmt.Println("Example 1 : ", <-output)
}

func sumAndMore(count int) <-chan int {
	out := make(chan int)
	go func() {
		sum := 0
		for i := 1; i <= count; i++ {
			sum += i
		}
		out <- sum
		out <- 777
		out <- 777
		close(out)
	}()
	return out
}

func total(c <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		total := 0
		for v := range c {
			total += v
		}
		out <- total
		close(out)
	}()
	return out
}

func main() {
	scenario := flag.String("scenario", "directions",
		"directions, returned or chained")
	count := flag.Int("count", -1, "values to send or to sum; "+
		"-1: directions 10, returned 100, chained 100")
	closing := flag.Bool("close", false,
		"directions: the sender closes the channel")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "directions":
		directions(orOwn(*count, 10), *closing)
	case "returned":
		returned(orOwn(*count, 100))
	case "chained":
		chained(orOwn(*count, 100))
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
