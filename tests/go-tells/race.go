// The same, built with the race detector.
//
//tells:build -race
package main

func main() {
	<-make(chan int)
}
