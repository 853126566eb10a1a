// select.
package main

import "time"

func selectTwo(operations int64) sample {
	each := operations / 2
	a := make(chan int64)
	b := make(chan int64)
	sum := int64(0)
	start := time.Now()
	go func() {
		for i := int64(0); i < each; i++ {
			a <- i
		}
	}()
	go func() {
		for i := int64(0); i < each; i++ {
			b <- i
		}
	}()
	for i := int64(0); i < 2*each; i++ {
		select {
		case value := <-a:
			sum += value
		case value := <-b:
			sum += value
		}
	}
	s := sample{ns: nsEach(start, 2*each)}
	expect(sum == 2*sumBelow(each), "select: a wrong sum")
	return s
}

func selectDefault(operations int64) sample {
	a := make(chan int64)
	b := make(chan int64)
	defaults := int64(0)
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		select {
		case <-a:
			panic("select-default: a value from nowhere")
		case <-b:
			panic("select-default: a value from nowhere")
		default:
			defaults++
		}
	}
	s := sample{ns: nsEach(start, operations)}
	expect(defaults == operations, "select-default: a wrong count")
	return s
}

// Go compiles this form to a look at the channel without its lock.
func tryReceive(operations int64) sample {
	a := make(chan int64)
	defaults := int64(0)
	start := time.Now()
	for i := int64(0); i < operations; i++ {
		select {
		case <-a:
			panic("try-receive: a value from nowhere")
		default:
			defaults++
		}
	}
	s := sample{ns: nsEach(start, operations)}
	expect(defaults == operations, "try-receive: a wrong count")
	return s
}
