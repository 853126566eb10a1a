package main

import (
	"flag"
	"log"
	"os"
	"sync"
	"time"
)

var names = []string{"steve", "bob", "mary", "therese", "jason"}

// pool has a fixed number of goroutines that do what is handed to them.
type pool struct {
	work chan func() // unbuffered: who hands over knows it is being done
	wg   sync.WaitGroup
}

func newPool(workers int) *pool {
	p := &pool{work: make(chan func())}
	for range workers {
		p.wg.Add(1)
		go func() {
			for task := range p.work {
				task()
			}
			p.wg.Done()
		}()
	}
	return p
}

func (p *pool) run(task func()) {
	p.work <- task
}

func (p *pool) shutdown() {
	close(p.work)
	p.wg.Wait()
}

// manyTasks has as many goroutines as tasks, each handing over one.
func manyTasks(workers, count int) {
	start := time.Now()
	p := newPool(workers)
	var wg sync.WaitGroup

	for range count {
		for _, name := range names {
			wg.Add(1)
			go func() {
				p.run(func() {
					log.Println(name)
					time.Sleep(time.Second)
				})
				wg.Done()
			}()
		}
	}

	wg.Wait()
	p.shutdown()
	took := time.Since(start).Round(100 * time.Millisecond)
	log.Println(count*len(names), "tasks in", took)
}

func main() {
	workers := flag.Int("workers", 10, "goroutines that do the tasks")
	count := flag.Int("count", 100, "tasks for each of the five names")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()
	log.SetOutput(os.Stdout)

	manyTasks(*workers, *count)
}
