// Main waits for ever, and another goroutine runs.
package main

func main() {
	go func() {
		for {
		}
	}()
	<-make(chan int)
}
