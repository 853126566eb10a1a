package main

import (
	"flag"
	"fmt"
	"time"
)

func hello(from string) {
	fmt.Println("hello from", from)
}

// create calls a function and then starts two goroutines: one from the name of
// a function, one from a function literal.
func create(wait time.Duration) {
	hello("a call") // comes back when it is done

	go hello("a goroutine") // comes back at once

	go func() {
		hello("a function literal")
	}()

	fmt.Println("main goes on")
	time.Sleep(wait)
	fmt.Println("main ends")
}

func main() {
	wait := flag.Duration("wait", 100*time.Millisecond, "how long main sleeps")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	create(*wait)
}
