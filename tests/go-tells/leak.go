// Main ends, and another goroutine waits for ever.
package main

import "runtime"

func main() {
	go func() { <-make(chan int) }()
	runtime.Gosched()
}
