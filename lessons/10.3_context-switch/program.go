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

// number is the one behind a name in a file of the system.
func number(file, name string) float64 {
	text, _ := os.ReadFile(file)
	_, rest, _ := strings.Cut(string(text), name)
	if words := strings.Fields(rest); len(words) > 0 {
		n, _ := strconv.ParseFloat(words[0], 64)
		return n
	}
	return 0
}

func residentKiB() float64     { return number("/proc/self/status", "VmRSS:") }
func kernelStacksKiB() float64 { return number("/proc/meminfo", "KernelStack:") }

// pingPong hands a ball to and fro and returns how long each turn took: a
// switch from one to the other. With onThreads each has a thread of its own.
func pingPong(count int, onThreads bool) time.Duration {
	ping, pong := make(chan bool), make(chan bool)
	go func() {
		if onThreads {
			runtime.LockOSThread()
		}
		for range ping {
			pong <- true
		}
		close(pong)
	}()
	if onThreads {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}

	start := time.Now()
	for range count {
		ping <- true
		<-pong
	}
	turn := time.Since(start) / time.Duration(2*count)
	close(ping)
	<-pong
	return turn
}

// sizeOf parks so many and returns what one takes of the machine's memory:
// of this process's, and of the kernel's for its stack there.
func sizeOf(count int, onThreads bool) (own, kernel float64) {
	ready, gate := make(chan bool), make(chan bool)
	var wg sync.WaitGroup
	ownBefore, kernelBefore := residentKiB(), kernelStacksKiB()

	for range count {
		wg.Add(1)
		go func() {
			if onThreads {
				runtime.LockOSThread()
			}
			ready <- true
			<-gate
			wg.Done()
		}()
	}
	for range count {
		<-ready
	}

	own = (residentKiB() - ownBefore) / float64(count)
	kernel = (kernelStacksKiB() - kernelBefore) / float64(count)
	close(gate)
	wg.Wait()
	return own, kernel
}

// contextSwitch prints what threads and goroutines cost.
func contextSwitch(count, workers, threads int) {
	fmt.Println("processors :", runtime.GOMAXPROCS(0))
	fmt.Println("a switch between goroutines :", pingPong(count, false))
	fmt.Println("a switch between threads :", pingPong(count, true))

	goroutine, _ := sizeOf(workers, false)
	thread, kernel := sizeOf(threads, true)
	fmt.Printf("memory of a goroutine : %.1f KiB\n", goroutine)
	fmt.Printf("memory of a thread : %.1f KiB\n", thread)
	fmt.Printf("and in the kernel : %.1f KiB\n", kernel)

	memory := number("/proc/meminfo", "MemTotal:")
	limit := number("/proc/sys/kernel/threads-max", "")
	fmt.Printf("memory of the machine : %.1f GiB\n", memory/1024/1024)
	fmt.Printf("goroutines that fit : %.0f\n", memory/goroutine)
	fmt.Printf("threads that fit : %.0f\n", memory/(thread+kernel))
	fmt.Printf("threads the kernel allows : %.0f\n", limit)
}

func main() {
	count := flag.Int("count", 20_000, "how often the ball goes to and fro")
	workers := flag.Int("workers", 10_000, "goroutines to weigh")
	threads := flag.Int("threads", 200, "threads to weigh")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	contextSwitch(*count, *workers, *threads)
}
