// The same, in a program that has imported package net, and does nothing with it.
package main

import _ "net"

func main() {
	<-make(chan int)
}
