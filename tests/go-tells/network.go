// Main waits for ever, and another goroutine waits for the network; without cgo, which net needs not.
//
//tells:env CGO_ENABLED=0
package main

import "net"

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go listener.Accept()
	<-make(chan int)
}
