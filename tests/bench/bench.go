// The benchmark program in Go: bench.cpp's twin.
//
//	go build -o go_bench tests/bench/*.go
//	go_bench --row NAME --procs N [--scale S] [--goroutines G]     NAME ns=… [bytes=… wake_ns=…]
//	go_bench list                                                  the rows
//	go_bench list-growth                                           those for --goroutines, and from how many on
//	go_bench version                                               the toolchain
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

// What one row measured. Zero is "not measured" in the last two.
type sample struct {
	ns     float64 // an operation
	bytes  float64 // resident, a goroutine
	wakeNs float64 // to wake a goroutine and let it end
}

type row struct {
	name       string
	operations int64 // at --scale 1
	warmUp     int64 // made first, and not measured
	run        func(operations int64) sample
	operation  string // what counts as one
}

var rows = []row{
	{"spawn", 500_000, 100_000, spawn, "start one of 100,000 goroutines that end at once, and wait for all"},
	{"spawn-join", 500_000, 50_000, spawnJoin, "start a goroutine and receive its result"},
	{"gosched", 2_000_000, 100_000, gosched, "a yield of one of two goroutines"},
	{"unbuffered", 1_000_000, 100_000, unbuffered, "a value from producer to consumer"},
	{"buffered", 4_000_000, 400_000, buffered, "a value through a buffer of 128"},
	{"ping-pong", 500_000, 50_000, pingPong, "a round trip over two unbuffered channels"},
	{"producers-consumers", 1_000_000, 100_000, producersConsumers, "a value from 8 to 8 through a buffer of 64"},
	{"select", 500_000, 50_000, selectTwo, "a value from one of two producers through select"},
	{"select-default", 4_000_000, 400_000, selectDefault, "two cases that are not ready, and a default"},
	{"try-receive", 8_000_000, 800_000, tryReceive, "one case that is not ready, and a default"},
	{"mutex", 10_000_000, 1_000_000, mutexAlone, "lock and unlock, nobody else there"},
	{"mutex-contended", 2_000_000, 200_000, mutexContended, "lock, add, unlock by one of 8"},
	{"skynet", 1_000_000, 10_000, skynet, "a leaf of a tree of goroutines with a million leaves, ten below each node"},
	{"parallel-work", 10_000, 1_000, parallelWork, "one of 10,000 goroutines that compute for 20 µs"},
	{"pipeline", 200_000, 10_000, pipeline, "a value through 8 stages that compute for 1 µs each"},
	{"fan-out-in", 500_000, 50_000, fanOutIn, "a value from one to 8 that compute for 1 µs, and on to one"},
	{"rwmutex", 2_000_000, 200_000, rwmutex, "9 reads and a write by each of 16, in turn; one of them"},
	{"many-mutexes", 5_000_000, 500_000, manyMutexes, "lock any of 1,000, add, unlock by one of 10,000"},
	{"timer-reset", 1_000_000, 100_000, timerReset, "reset one of 100,000 tickers by one of 8"},
	{"waitgroup", 500_000, 50_000, waitgroup, "start one of a group of 8, and wait for the group"},
	{"context-tree", 100_000, 10_000, contextTree, "one of 10,000 children with a goroutine each, cancelled with the root"},
	{"sleep", 100_000, 100_000, sleepers, "one of 100,000 sleeps of 1 to 50 ms; the longest taken off the total"},
	{"parked", 1_000_000, 1_000, parked, "start one of a million goroutines that block; then wake it"},
}

func find(name string) *row {
	for i := range rows {
		if rows[i].name == name {
			return &rows[i]
		}
	}
	return nil
}

func scaled(operations int64, scale float64) int64 {
	return max(16, int64(float64(operations)*scale))
}

// Warms up, then measures; nil when the row is not known.
func findWork(name string, scale float64, goroutines int64) func() sample {
	if goroutines > 0 {
		r := findGrowthRow(name, goroutines)
		if r == nil {
			return nil
		}
		return func() sample {
			r.run(crowd{r.fewest, scaled(r.operations/10, scale)})
			return r.run(crowd{goroutines, scaled(r.operations, scale)})
		}
	}
	r := find(name)
	if r == nil {
		return nil
	}
	return func() sample {
		r.run(scaled(r.warmUp, scale))
		return r.run(scaled(r.operations, scale))
	}
}

func measure(name string, work func() sample) {
	s := work()
	fmt.Printf("%s ns=%.2f", name, s.ns)
	if s.bytes > 0 {
		fmt.Printf(" bytes=%.0f", s.bytes)
	}
	if s.wakeNs > 0 {
		fmt.Printf(" wake_ns=%.2f", s.wakeNs)
	}
	fmt.Println()
}

func main() {
	name := flag.String("row", "", "the row to run")
	procs := flag.Int("procs", 0, "GOMAXPROCS")
	scale := flag.Float64("scale", 1, "of the number of operations")
	goroutines := flag.Int64("goroutines", 0, "how many take part; 0: the row as it is")
	flag.Parse()
	work := findWork(*name, *scale, *goroutines)
	switch {
	case flag.Arg(0) == "list":
		for _, r := range rows {
			fmt.Printf("%-20s %s\n", r.name, r.operation)
		}
	case flag.Arg(0) == "list-growth":
		listGrowthRows()
	case flag.Arg(0) == "version":
		fmt.Println(runtime.Version())
	case work == nil || *procs < 1 || *scale <= 0:
		fmt.Fprintln(os.Stderr, "usage: go_bench --row NAME --procs N [--scale S] [--goroutines G] | list | list-growth | version")
		os.Exit(2)
	default:
		runtime.GOMAXPROCS(*procs)
		measure(*name, work)
	}
}

func nsEach(start time.Time, operations int64) float64 {
	return float64(time.Since(start).Nanoseconds()) / float64(operations)
}

// A row that did not do its work must not be measured.
func expect(holds bool, what string) {
	if !holds {
		panic(what)
	}
}

// 0 + 1 + … + (n - 1).
func sumBelow(n int64) int64 { return n * (n - 1) / 2 }

// The same numbers in both programs.
type numbers struct{ state uint64 }

func (n *numbers) below(most int64) int64 {
	n.state = n.state*6364136223846793005 + 1442695040888963407
	return int64(n.state>>33) % most
}
