// Main waits for ever, and another goroutine reads a ticker.
package main

import "time"

func main() {
	go func() {
		for range time.Tick(10 * time.Millisecond) {
		}
	}()
	<-make(chan int)
}
