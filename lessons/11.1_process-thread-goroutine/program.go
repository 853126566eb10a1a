package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// status reads a number that the system keeps of this process.
func status(name string) int {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), name+":")
	number := strings.Fields(rest)
	if len(number) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(number[0])
	return n
}

// count prints how many there are of each kind, and the memory they take.
func count(when string) int {
	fmt.Println(when)
	fmt.Println("  processes :", 1, "with the id", os.Getpid())
	fmt.Println("  threads :", status("Threads"))
	fmt.Println("  goroutines :", runtime.NumGoroutine())
	kib := status("VmRSS")
	fmt.Println("  memory :", kib/1024, "MiB")
	return kib
}

// parked starts goroutines that do nothing but wait.
func parked(workers int) {
	gate := make(chan bool)
	ready := make(chan bool)
	var wg sync.WaitGroup
	before := count("before")

	start := time.Now()
	for range workers {
		wg.Add(1)
		go func() {
			ready <- true
			<-gate // parked here
			wg.Done()
		}()
	}
	took := time.Since(start)
	for range workers {
		<-ready
	}

	after := count("with all of them parked")
	fmt.Println("starting one :", took/time.Duration(workers))
	fmt.Printf("a goroutine : %.1f KiB\n", float64(after-before)/float64(workers))
	close(gate) // lets all of them go
	wg.Wait()
}

func main() {
	workers := flag.Int("workers", 10_000, "goroutines to park")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	parked(*workers)
}
