package main

import (
	"errors"
	"flag"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
)

var (
	errTimeout   = errors.New("out of time")
	errInterrupt = errors.New("interrupted")
)

// runner does tasks one after another until they are done, its time is up,
// or the system interrupts it.
type runner struct {
	interrupt chan os.Signal
	complete  chan error
	timeout   <-chan time.Time
	urgent    <-chan os.Signal // what start listens to: nil, so nothing
	tasks     []func(id int)
}

func newRunner(limit time.Duration, buffer, room int, prompt bool) *runner {
	r := &runner{
		interrupt: make(chan os.Signal, room), // with room for one none is lost
		complete:  make(chan error, buffer),
		timeout:   time.After(limit),
	}
	if prompt {
		r.urgent = r.interrupt
	}
	return r
}

func (r *runner) start() error {
	signal.Notify(r.interrupt, os.Interrupt)
	defer signal.Stop(r.interrupt)

	go func() {
		r.complete <- r.run()
	}()

	select {
	case err := <-r.complete:
		return err
	case <-r.timeout:
		return errTimeout
	case <-r.urgent:
		return errInterrupt
	}
}

// add appends any number of tasks.
func (r *runner) add(tasks ...func(id int)) {
	r.tasks = append(r.tasks, tasks...)
}

func (r *runner) run() error {
	for id, task := range r.tasks {
		if r.interrupted() { // between two tasks, and only there
			return errInterrupt
		}
		task(id)
	}
	return nil
}

func (r *runner) interrupted() bool {
	select {
	case <-r.interrupt:
		return true
	default:
		return false
	}
}

// sleepyTask takes as many seconds as its number.
func sleepyTask(id int) {
	log.Println("task", id, "starts")
	time.Sleep(time.Duration(id) * time.Second)
	log.Println("task", id, "done")
}

// interruptAfter does what Ctrl-C does.
func interruptAfter(delay time.Duration) {
	time.Sleep(delay)
	log.Println("sending SIGINT")
	syscall.Kill(syscall.Getpid(), syscall.SIGINT)
}

func main() {
	timeout := flag.Duration("timeout", 3*time.Second, "time for all tasks")
	tasks := flag.Int("tasks", 3, "tasks, of 0, 1, 2, … seconds")
	interrupt := flag.Duration("interrupt-after", 0,
		"the program sends itself SIGINT then; 0s: never")
	prompt := flag.Bool("prompt", false, "start, too, listens for SIGINT")
	buffer := flag.Int("buffer", 0, "room in the channel complete")
	room := flag.Int("interrupt-buffer", 1, "room in the channel interrupt")
	linger := flag.Duration("linger", 0, "how long main goes on afterwards")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()
	log.SetOutput(os.Stdout)

	log.Println("start")
	r := newRunner(*timeout, *buffer, *room, *prompt)
	for range *tasks {
		r.add(sleepyTask)
	}
	if *interrupt > 0 {
		go interruptAfter(*interrupt)
	}

	err := r.start()
	if err == nil {
		log.Println("all tasks done")
	} else {
		log.Println(err)
	}
	time.Sleep(*linger)
	switch err {
	case errTimeout:
		os.Exit(1)
	case errInterrupt:
		os.Exit(2)
	}
}
