// A ticker that nobody reads.
package main

import "time"

func main() {
	ticker := time.NewTicker(10 * time.Millisecond)
	<-make(chan int)
	ticker.Stop()
}
