package main

import (
	"flag"
	"fmt"
	"log"
)

// processes is Hoare's example of 1978: three processes that share nothing.
// One reads cards, one makes ^ of every two asterisks, one prints.
func processes(text string, buffer int) {
	west := make(chan rune, buffer)
	east := make(chan rune, buffer)

	go read(text, west)
	go squash(west, east)

	var printed []rune
	for c := range east {
		printed = append(printed, c)
	}
	fmt.Println("read    :", text)
	fmt.Println("printed :", string(printed))
}

func read(text string, west chan<- rune) {
	for _, c := range text {
		west <- c
	}
	close(west)
}

func squash(west <-chan rune, east chan<- rune) {
	for c := range west {
		if c != '*' {
			east <- c
			continue
		}
		next, ok := <-west
		switch {
		case !ok:
			east <- '*'
		case next == '*':
			east <- '^'
		default:
			east <- '*'
			east <- next
		}
	}
	close(east)
}

// selectReady looks once which of two channels has a value.
func selectReady(ready string) {
	ch1 := make(chan int, 1)
	ch2 := make(chan int, 1)
	if ready == "first" || ready == "both" {
		ch1 <- 1
	}
	if ready == "second" || ready == "both" {
		ch2 <- 2
	}

	select {
	case v := <-ch1:
		fmt.Println("channel 1 sends", v)
	case v := <-ch2:
		fmt.Println("channel 2 sends", v)
	default:
		fmt.Println("no channel was ready")
	}
}

func main() {
	scenario := flag.String("scenario", "processes", "processes or select")
	text := flag.String("text", "squares", "processes: squares or odd")
	buffer := flag.Int("buffer", 0, "processes: room in the channels")
	ready := flag.String("ready", "none",
		"select: which channels have a value: none, first, second, both")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	texts := map[string]string{
		"squares": "3**2 + 4**2 = 5**2",
		"odd":     "1*2**3*",
	}
	switch *scenario {
	case "processes":
		processes(texts[*text], *buffer)
	case "select":
		selectReady(*ready)
	default:
		log.Fatal("unknown scenario: ", *scenario)
	}
}
