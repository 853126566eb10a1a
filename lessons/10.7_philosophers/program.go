package main

import (
	"flag"
	"fmt"
	"log"
	"sync"
	"time"
)

// cutlery is a fork or a spoon: one diner at a time has it.
type cutlery struct {
	sync.Mutex
	name string
}

// dine has a diner eat several times, with both pieces in hand.
func dine(diner string, first, second *cutlery, meals int) {
	for i := 1; i <= meals; i++ {
		first.Lock()
		fmt.Println(diner, "has the", first.name)
		second.Lock()
		fmt.Println(diner, "has the", second.name)
		fmt.Println(diner, "eats", i)
		time.Sleep(5 * time.Millisecond)
		second.Unlock()
		first.Unlock()
	}
}

// philosophers has diners share one fork and one spoon. In the opposite
// order, every other one takes the spoon first.
func philosophers(order string, workers, meals int) {
	if order != "opposite" && order != "same" {
		log.Fatal("unknown order: ", order)
	}
	fork := &cutlery{name: "fork"}
	spoon := &cutlery{name: "spoon"}
	var wg sync.WaitGroup

	for n := range workers {
		diner := string(rune('A' + n))
		first, second := fork, spoon
		if order == "opposite" && n%2 == 1 {
			first, second = spoon, fork
		}
		wg.Add(1)
		go func() {
			dine(diner, first, second, meals)
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("all have eaten")
}

func main() {
	order := flag.String("order", "opposite",
		"in which order the diners take fork and spoon: opposite or same")
	workers := flag.Int("workers", 2, "diners")
	count := flag.Int("count", 3, "how often each eats")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	philosophers(*order, *workers, *count)
}
