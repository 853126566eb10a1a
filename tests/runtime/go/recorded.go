// The programs of order_programs.cpp in Go: what real Go does at one processor is what golearn must do.
//
//	tests/runtime/go/record        runs them all and writes recorded.txt
//	GOMAXPROCS=1 go run recorded*.go NAME
//
// A program says what happens with say(); it is printed at the end, so that no write to a file gets between.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

var said []string

func say(words ...any) { said = append(said, fmt.Sprintln(words...)) }

// spin computes without giving way.
func spin(d time.Duration) {
	for start := time.Now(); time.Since(start) < d; {
	}
}

type program struct {
	name string
	main func()
}

var programs = []program{
	{"last started runs first", func() {
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Add(1)
			go func() { say(i); wg.Done() }()
		}
		wg.Wait()
	}},
	{"goroutines start goroutines", func() {
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Add(1)
			go func() {
				say("outer", i)
				for j := range 3 {
					wg.Add(1)
					go func() { say("inner", i, j); wg.Done() }()
				}
				say("outer end", i)
				wg.Done()
			}()
		}
		wg.Wait()
	}},
	{"a full ring spills its older half", func() {
		var wg sync.WaitGroup
		for i := range 700 {
			wg.Add(1)
			go func() { say(i); wg.Done() }()
		}
		wg.Wait()
	}},
	{"the ring spills while it drains", func() {
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Add(1)
			go func() {
				for j := range 20 {
					wg.Add(1)
					go func() { say(i, j); wg.Done() }()
				}
				wg.Done()
			}()
		}
		wg.Wait()
	}},
	{"every 61st slice looks at the global queue", func() {
		var wg sync.WaitGroup
		for i := range 250 {
			wg.Add(1)
			go func() { say(i); wg.Done() }()
		}
		runtime.Gosched()
		say("main")
		runtime.Gosched()
		say("main again")
		wg.Wait()
	}},
	{"Gosched goes to the back", func() {
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Add(1)
			go func() {
				for j := range 4 {
					say(i, j)
					runtime.Gosched()
				}
				wg.Done()
			}()
		}
		for j := range 3 {
			say("main", j)
			runtime.Gosched()
		}
		wg.Wait()
	}},
	{"a hog is made to give way", func() {
		go say("other")
		spin(60 * time.Millisecond)
		say("hog")
	}},
	{"a woken goroutine inherits the slice", func() {
		ping, pong := make(chan int), make(chan int)
		other := make(chan bool)
		go func() { say("third"); other <- true }()
		go func() {
			for v := range ping {
				pong <- v + 1
			}
		}()
		for i := range 3 {
			ping <- i
			say(<-pong)
		}
		<-other
		say("end")
	}},
	{"rhythm with buffer 0", func() { rhythm(0) }},
	{"rhythm with buffer 1", func() { rhythm(1) }},
	{"rhythm with buffer 2", func() { rhythm(2) }},
	{"rhythm with buffer 5", func() { rhythm(5) }},
	{"blocked senders are served in order", func() {
		ch := make(chan int)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Add(1)
			go func() { ch <- i; say("sent", i); wg.Done() }()
		}
		runtime.Gosched()
		for range 4 {
			say("got", <-ch)
		}
		wg.Wait()
	}},
	{"blocked receivers are served in order", func() {
		ch := make(chan int)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Add(1)
			go func() { say(i, "got", <-ch); wg.Done() }()
		}
		runtime.Gosched()
		for v := range 4 {
			ch <- v
			say("sent", v)
		}
		wg.Wait()
	}},
	{"close wakes receivers", func() {
		ch := make(chan int)
		var wg sync.WaitGroup
		for i := range 5 {
			wg.Add(1)
			go func() { v, ok := <-ch; say(i, v, ok); wg.Done() }()
		}
		runtime.Gosched()
		close(ch)
		say("closed")
		wg.Wait()
	}},
	{"close wakes senders", func() {
		ch := make(chan int, 1)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer func() { say(i, recover()) }()
				ch <- i
			}()
		}
		runtime.Gosched()
		close(ch)
		say("closed")
		for v := range ch {
			say("left", v)
		}
		wg.Wait()
	}},
	{"range until closed", func() {
		ch, done := make(chan int, 3), make(chan bool)
		go func() {
			for v := range ch {
				say("got", v)
			}
			say("drained")
			done <- true
		}()
		for i := range 10 {
			ch <- i
			say("sent", i)
		}
		close(ch)
		say("closed")
		<-done
	}},
	{"workers share jobs", func() {
		jobs, results := make(chan int), make(chan int, 4)
		for w := range 3 {
			go func() {
				for j := range jobs {
					say("worker", w, "job", j)
					results <- j * j
				}
			}()
		}
		go func() {
			for j := range 9 {
				jobs <- j
			}
			close(jobs)
		}()
		for range 9 {
			say("result", <-results)
		}
	}},
	{"a pipeline of three", func() {
		numbers, squares := make(chan int), make(chan int)
		go func() {
			for i := range 6 {
				say("make", i)
				numbers <- i
			}
			close(numbers)
		}()
		go func() {
			for n := range numbers {
				say("square", n)
				squares <- n * n
			}
			close(squares)
		}()
		for s := range squares {
			say("result", s)
		}
	}},
	{"a blocked select is woken by any case", func() {
		a, b, out := make(chan int), make(chan int), make(chan int)
		done := make(chan bool)
		for i := range 4 {
			go func() {
				select {
				case v := <-a:
					say(i, "a", v)
				case v, ok := <-b:
					say(i, "b", v, ok)
				case out <- i:
					say(i, "out")
				}
				done <- true
			}()
		}
		runtime.Gosched()
		a <- 1
		say("sent")
		say("out gave", <-out)
		close(b)
		say("closed")
		for range 4 {
			<-done
		}
	}},
	{"sleepers due together", func() {
		var wg sync.WaitGroup
		for i := range 2 {
			wg.Add(1)
			go func() {
				say("start", i)
				time.Sleep(20 * time.Millisecond)
				say("end", i)
				wg.Done()
			}()
		}
		wg.Wait()
	}},
	{"sleepers due one after the other", func() {
		var wg sync.WaitGroup
		for i, ms := range []int{30, 10, 40, 20} {
			wg.Add(1)
			go func() {
				time.Sleep(time.Duration(ms) * time.Millisecond)
				say(i, ms)
				wg.Done()
			}()
		}
		wg.Wait()
	}},
	{"sleep of nothing does not give way", func() {
		done := make(chan bool)
		go func() { say("other"); done <- true }()
		time.Sleep(0)
		time.Sleep(-time.Second)
		say("main")
		<-done
	}},
	{"timers of all kinds fire by due time", func() {
		done := make(chan bool)
		time.AfterFunc(25*time.Millisecond, func() { say("func"); done <- true })
		go func() { <-time.After(15 * time.Millisecond); say("after"); done <- true }()
		timer := time.NewTimer(35 * time.Millisecond)
		go func() { <-timer.C; say("timer"); done <- true }()
		time.Sleep(5 * time.Millisecond)
		say("slept")
		for range 3 {
			<-done
		}
	}},
}

func rhythm(buffer int) {
	ch := make(chan int, buffer)
	go func() {
		for i := range 12 {
			ch <- i
			say("Go =>", i)
		}
	}()
	for range 12 {
		say("Main :", <-ch)
	}
}

func main() {
	for _, p := range programs {
		if len(os.Args) < 2 {
			fmt.Println(p.name)
		} else if p.name == os.Args[1] {
			p.main()
			for _, line := range said {
				fmt.Print(line)
			}
		}
	}
}
