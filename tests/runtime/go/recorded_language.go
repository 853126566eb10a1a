// The programs of order_programs_language.cpp in Go.
package main

import (
	"context"
	"runtime"
)

func init() { programs = append(programs, languagePrograms...) }

// steps panics at the bottom; each level recovers, and panics again unless it is the one that knows what to do.
func steps(level, knows int) {
	defer func() {
		switch r := recover(); r {
		case nil:
		case level:
			say("level", level, "knows")
		default:
			say("level", level, "hands up")
			panic(r)
		}
	}()
	if level == 4 {
		panic(knows)
	}
	steps(level+1, knows)
	say("level", level, "goes on")
}

// merge sends what comes from both until both are closed or the context is over.
func merge(ctx context.Context, a, b <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for a != nil || b != nil {
			select {
			case <-ctx.Done():
				return
			case n, ok := <-a:
				if !ok {
					a = nil
					continue
				}
				out <- n
			case n, ok := <-b:
				if !ok {
					b = nil
					continue
				}
				out <- n
			}
		}
	}()
	return out
}

// numbers sends first, first+2, … as many as count says.
func numbers(ctx context.Context, first, count int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range count {
			select {
			case <-ctx.Done():
				return
			case out <- first + 2*i:
			}
		}
	}()
	return out
}

var languagePrograms = []program{
	{"operands of select are taken as they were", func() {
		c := make(chan int, 1)
		x := 1
		later := func() chan int { x = 2; return nil }
		select {
		case c <- x:
		case <-later():
		}
		say(<-c, x)

		ch := make(chan int)
		same := ch
		forget := func() int { close(ch); ch = nil; return 0 }
		var never chan int
		select {
		case v, ok := <-ch:
			say(v, ok)
		case never <- forget():
		}
		say(ch == nil, same == nil)
	}},
	{"an operand of select that panics", func() {
		named := func(name string) chan int { say(name); return make(chan int) }
		fails := func() chan int { panic("no channel") }
		recovered(func() {
			select {
			case <-named("first"):
			case <-fails():
			case <-named("third"):
			}
		})
	}},
	{"a goroutine has what was there at its go statement", func() {
		done := make(chan bool)
		n, f := 1, func(n int) { say("f", n) }
		go func(f func(int), n int) { f(n); done <- true }(f, n)
		n, f = 2, func(n int) { say("another", n) }
		<-done
		f(n)
	}},
	{"deferred functions have what they were given", func() {
		f := func(n int) (result int) {
			defer func() { result++; say("result", result) }()
			for i := range 3 {
				defer say("deferred", i)
			}
			if n > 0 {
				defer say("if above zero")
			}
			if n > 1 {
				defer say("if above one")
			}
			c := make(chan int, 1)
			c <- 7
			defer say("received", <-c)
			say("left in the channel", len(c))
			return 5
		}
		say(f(1))
	}},
	{"a deferred function that is nil", func() {
		for _, panics := range []bool{false, true} {
			func() {
				defer func() { say("recovered", recover() != nil) }()
				defer say("run after it")
				var f func()
				defer f()
				say("deferred")
				if panics {
					panic("first")
				}
			}()
		}
		recovered2 := false
		func() {
			defer func() { recovered2 = recover() != nil }()
			var f func()
			f()
		}()
		say("called", recovered2)
	}},
	{"panics of deferred functions of deferred functions", func() {
		func() {
			defer func() { say("outer", recover()) }()
			func() {
				defer func() {
					defer func() { say("inner", recover()) }()
					defer panic("third")
					panic("second")
				}()
				panic("first")
			}()
		}()
		func() {
			defer func() { say("outer", recover()) }()
			defer func() {
				defer func() {
					defer func() { say("innermost", recover()) }()
					defer panic(5)
					panic(4)
				}()
				defer func() { say("inner", recover()) }()
				defer panic(3)
			}()
			panic(1)
		}()
		func() {
			defer func() { say("aborted", recover()) }()
			defer func() { say("second", recover()) }()
			defer func() { panic("second") }()
			panic("first")
		}()
	}},
	{"a panic passes levels of deferred functions", func() {
		func() {
			defer func() { say("recovered", recover()) }()
			defer say("d")
			func() {
				defer say("c")
				func() {
					defer say("b")
					defer say("a")
					panic("passes")
				}()
				defer say("never deferred")
			}()
			defer say("never deferred")
		}()
	}},
	{"a panic is handed up until somebody knows it", func() {
		for _, knows := range []int{4, 2, 0, 9} {
			func() {
				defer func() { say("left over", recover()) }()
				steps(0, knows)
			}()
		}
		func() { defer func() { say("nothing left", recover()) }() }()
	}},
	{"who has recovered may leave by Goexit", func() {
		done := make(chan bool)
		go func() {
			defer func() { say("last", recover()); done <- true }()
			func() {
				defer func() { say("recovered", recover()); runtime.Goexit() }()
				panic("p")
			}()
			say("not reached")
		}()
		<-done
		say("main goes on")
	}},
	{"the numbers of two, three and five", func() {
		factors := []int{2, 3, 5}
		var in, out []chan int
		for _, factor := range factors {
			from, to := make(chan int, 100), make(chan int, 100)
			in, out = append(in, from), append(out, to)
			go func() {
				for n := range from {
					to <- factor * n
				}
			}()
		}
		heads := []int{0, 0, 0}
		for x, count := 1, 0; count < 20; count++ {
			say(x)
			least := 0
			for i := range factors {
				in[i] <- x
				if heads[i] == 0 {
					heads[i] = <-out[i]
				}
				if least == 0 || heads[i] < least {
					least = heads[i]
				}
			}
			for i := range heads {
				if heads[i] == least {
					heads[i] = 0
				}
			}
			x = least
		}
	}},
	{"streams are merged, and end when nobody wants them", func() {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		count, sum := 0, 0
		for n := range merge(ctx, numbers(ctx, 0, 10), numbers(ctx, 1, 5)) {
			count++
			sum += n
		}
		say(count, sum)
		endless := merge(ctx, numbers(ctx, 0, 1<<40), numbers(ctx, 1, 1<<40))
		for range 5 {
			<-endless
		}
		cancel()
		for range endless {
		}
		say("ended", ctx.Err())
	}},
}
