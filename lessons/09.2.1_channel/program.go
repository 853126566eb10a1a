package main

import (
	"flag"
	"fmt"
)

// channel lets three goroutines compute and collects their results.
func channel() {
	c := make(chan int)

	go sumTo(1000, c)
	go sumTo(7000, c)
	go sumTo(5000, c)

	// Each receive waits for whichever goroutine sends next.
	result1 := <-c
	result2 := <-c
	result3 := <-c

	fmt.Println("Example 1 : ", result1)
	fmt.Println("Example 2 : ", result2)
	fmt.Println("Example 3 : ", result3)
}

func sumTo(last int, c chan int) {
	sum := 0
	for i := 1; i <= last; i++ {
		sum += i
	}
	c <- sum
}

func main() {
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	channel()
}
