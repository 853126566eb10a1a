// Main waits for ever, and a timer is set.
package main

import "time"

func main() {
	time.AfterFunc(500*time.Millisecond, func() {})
	<-make(chan int)
}
