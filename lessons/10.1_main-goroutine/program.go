package main

import (
	"flag"
	"fmt"
	"runtime"
	"time"
)

func work(n int) {
	fmt.Println("goroutine", n, "starts")
	time.Sleep(time.Duration(n) * 300 * time.Millisecond)
	fmt.Println("goroutine", n, "ends")
}

// mainGoroutine starts goroutines of different length and ends after a while.
func mainGoroutine(workers int, wait time.Duration) {
	fmt.Println("goroutines at the start :", runtime.NumGoroutine())

	for n := 1; n <= workers; n++ {
		go work(n)
	}
	fmt.Println("goroutines now :", runtime.NumGoroutine())

	time.Sleep(wait)
	fmt.Println("main ends, and with it :", runtime.NumGoroutine()-1)
}

func main() {
	workers := flag.Int("workers", 5, "goroutines to start")
	wait := flag.Duration("wait", time.Second, "how long main sleeps")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	mainGoroutine(*workers, *wait)
}
