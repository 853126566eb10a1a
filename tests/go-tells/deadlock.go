// Every goroutine waits.
package main

func main() {
	<-make(chan int)
}
