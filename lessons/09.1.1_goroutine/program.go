package main

import (
	"flag"
	"fmt"
	"log"
	"time"
)

// basics calls the first task and starts the other two as goroutines.
func basics(wait time.Duration) {
	task("exe1") // an ordinary call: returns before anything else happens

	fmt.Println("Main Routine Start", time.Now())
	go task("exe2")
	go task("exe3")

	// When main returns, the program ends, whatever else is still running.
	time.Sleep(wait)
	fmt.Println("Main Routine End", time.Now())
}

func task(name string) {
	fmt.Println(name, "func start", time.Now())
	time.Sleep(1 * time.Second)
	fmt.Println(name, "func end", time.Now())
}

// loop does the same with tasks that print many lines and never sleep.
func loop(count int, wait time.Duration) {
	countUp("t1", count)

	fmt.Println("Main Routine Start : ", time.Now())
	go countUp("t2", count)
	go countUp("t3", count)

	time.Sleep(wait)
	fmt.Println("Main Routine End : ", time.Now())
}

func countUp(name string, count int) {
	fmt.Println(name, "Start : ", time.Now())
	for i := range count {
		fmt.Println(name, ">>>>>", i)
	}
	fmt.Println(name, "End : ", time.Now())
}

func main() {
	scenario := flag.String("scenario", "basics", "basics or loop")
	count := flag.Int("count", 1000, "lines each task of loop prints")
	wait := flag.Duration("wait", 4*time.Second, "how long main sleeps")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "basics":
		basics(*wait)
	case "loop":
		loop(*count, *wait)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
