package main

import (
	"errors"
	"flag"
	"log"
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

var (
	errClosed  = errors.New("the pool is closed")
	errRefused = errors.New("the database does not answer")
)

// connection stands for one to a database.
type connection struct{ id int }

func (c *connection) close() {
	log.Println("close: connection", c.id)
}

// pool keeps connections that nobody uses for those who ask next.
type pool struct {
	mutex     sync.Mutex // guards created and closed
	idle      chan *connection
	created   int
	closed    bool
	noSync    bool
	failEvery int
}

func (p *pool) acquire() (*connection, error) {
	select {
	case c, ok := <-p.idle:
		if !ok {
			return nil, errClosed
		}
		log.Println("acquire: connection", c.id, "again")
		return c, nil
	default:
		c, err := p.create()
		if err != nil {
			return nil, err
		}
		log.Println("acquire: connection", c.id, "is new")
		return c, nil
	}
}

func (p *pool) create() (*connection, error) {
	p.mutex.Lock()
	p.created++
	id := p.created
	p.mutex.Unlock()
	if p.failEvery > 0 && id%p.failEvery == 0 {
		return nil, errRefused
	}
	return &connection{id}, nil
}

func (p *pool) release(c *connection) {
	if !p.noSync {
		p.mutex.Lock()
		defer p.mutex.Unlock()
	}
	if p.closed {
		c.close()
		return
	}
	select {
	case p.idle <- c:
		log.Println("release: connection", c.id, "is kept")
	default:
		log.Println("release: connection", c.id, "finds no room")
		c.close()
	}
}

func (p *pool) close() {
	if !p.noSync {
		p.mutex.Lock()
		defer p.mutex.Unlock()
	}
	p.closed = true
	close(p.idle)
	for c := range p.idle {
		c.close()
	}
}

func query(q int, p *pool, answers chan<- int) {
	c, err := p.acquire()
	if err != nil {
		log.Println("query", q, "fails:", err)
		answers <- q // nobody waits for it in vain
		return
	}
	defer p.release(c)

	time.Sleep(time.Duration(rand.IntN(1000)) * time.Millisecond)
	log.Println("query", q, "by connection", c.id)
	answers <- q // the answer is out, the connection is not back yet
}

// manyQueries closes the pool as soon as all the answers are there, or, with
// closeLast, when all the connections are back.
func manyQueries(workers int, p *pool, every time.Duration, closeLast, late bool) {
	var wg sync.WaitGroup
	answers := make(chan int, workers)
	finish := func() {
		wg.Wait()
		log.Println("done")
	}

	for q := range workers {
		wg.Add(1)
		go func() {
			query(q, p, answers)
			wg.Done()
		}()
		time.Sleep(every)
	}

	for range workers {
		<-answers
	}
	if closeLast {
		finish()
	}
	p.close()
	if late {
		query(workers, p, answers)
	}
	if !closeLast {
		finish()
	}
}

func main() {
	workers := flag.Int("workers", 25, "queries, each in a goroutine")
	size := flag.Int("pool", 2, "connections that the pool keeps")
	every := flag.Duration("every", 0, "from one query to the next")
	noSync := flag.Bool("no-sync", false, "release and close without lock")
	closeLast := flag.Bool("close-last", false, "close when all connections are back")
	late := flag.Bool("late", false, "one more query after close")
	failEvery := flag.Int("fail-every", 0,
		"each time so many are made the last fails; 0: none")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()
	log.SetOutput(os.Stdout)

	p := &pool{idle: make(chan *connection, *size), noSync: *noSync,
		failEvery: *failEvery}
	manyQueries(*workers, p, *every, *closeLast, *late)
}
