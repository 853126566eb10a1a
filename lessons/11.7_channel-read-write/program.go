package main

import (
	"flag"
	"fmt"
	"time"
)

// write writes one value and says that there will be no more.
func write(ch chan<- int, value int, noClose bool) {
	fmt.Println("writing", value)
	ch <- value
	fmt.Println("written", value)

	if !noClose {
		close(ch)
	}
}

// readWrite reads what a goroutine writes, and then asks for more.
func readWrite(buffer int, noReader, noClose bool) {
	ch := make(chan int, buffer)
	go write(ch, 10, noClose)

	time.Sleep(100 * time.Millisecond) // the writer has to wait
	if noReader {
		return
	}

	fmt.Println("read", <-ch)

	value, ok := <-ch
	fmt.Println("read", value, ok)
	if !ok {
		fmt.Println("the channel is closed")
	}
}

func main() {
	buffer := flag.Int("buffer", 0, "size of the channel's buffer")
	noReader := flag.Bool("no-reader", false, "main does not read")
	noClose := flag.Bool("no-close", false, "the writer does not close")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	readWrite(*buffer, *noReader, *noClose)
}
