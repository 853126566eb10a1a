package main

import (
	"flag"
	"fmt"
)

// selectKeyword has three cases to choose from. A closed channel is always
// ready: a and b from the beginning, end after count rounds.
func selectKeyword(count int, endFirst bool) {
	a := make(chan int)
	b := make(chan int)
	end := make(chan int)
	close(a)
	close(b)

	fromA, fromB := 0, 0
	for ended := false; !ended; {
		if fromA+fromB == count {
			close(end)
		}
		if endFirst {
			select {
			case <-end:
				ended = true
				continue
			default:
			}
		}
		select {
		case <-a:
			fromA++
		case <-b:
			fromB++
		case <-end:
			ended = true
		}
	}
	fmt.Println("a :", fromA)
	fmt.Println("b :", fromB)
	fmt.Println("after the end :", fromA+fromB-count)
}

func main() {
	count := flag.Int("count", 1000, "rounds until the end is told")
	endFirst := flag.Bool("end-first", false,
		"look at the end channel before the others")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	selectKeyword(*count, *endFirst)
}
