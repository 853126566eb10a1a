// Main waits for ever, and another goroutine sleeps for half a second.
package main

import "time"

func main() {
	go time.Sleep(500 * time.Millisecond)
	<-make(chan int)
}
