// The same, in a program that uses cgo.
package main

// int one(void) { return 1; }
import "C"

func main() {
	_ = C.one()
	<-make(chan int)
}
