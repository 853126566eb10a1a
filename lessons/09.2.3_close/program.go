package main

import (
	"flag"
	"fmt"
	"log"
)

// What rangeOver is to do wrong.
type mistakes struct {
	noClose, sendAfterClose, closeTwice bool
}

// rangeOver receives until the sender closes the channel.
func rangeOver(count int, wrong mistakes) {
	ch := make(chan bool)

	go func() {
		for range count {
			ch <- true
		}
		if !wrong.noClose {
			close(ch)
		}
	}()

	for v := range ch { // ends when ch is closed and empty
		fmt.Println("Example 1 : ", v)
	}

	if wrong.sendAfterClose {
		ch <- true
	}
	if wrong.closeTwice {
		close(ch)
	}
}

// commaOk asks with each receive whether the value was really sent.
func commaOk(count int, noClose bool) {
	ch := make(chan int)

	go func() {
		for range count {
			ch <- 7777
		}
		if !noClose {
			close(ch)
		}
	}()

	for {
		v, ok := <-ch
		fmt.Println("Example 1 : ", v, ok)
		if !ok {
			break
		}
	}

	// A closed channel never blocks: it yields the zero value at once.
	v := <-ch
	fmt.Println("Example 2 : ", v)
}

func main() {
	var wrong mistakes
	scenario := flag.String("scenario", "range", "range or comma-ok")
	count := flag.Int("count", -1, "values to send; "+
		"-1: range 5, comma-ok 3")
	flag.BoolVar(&wrong.noClose, "no-close", false,
		"the sender forgets to close")
	flag.BoolVar(&wrong.sendAfterClose, "send-after-close", false,
		"range: send on the closed channel")
	flag.BoolVar(&wrong.closeTwice, "close-twice", false,
		"range: close the channel again")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	switch *scenario {
	case "range":
		rangeOver(orOwn(*count, 5), wrong)
	case "comma-ok":
		commaOk(orOwn(*count, 3), wrong.noClose)
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
