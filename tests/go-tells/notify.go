// The same, after signal.Notify, even if signal.Stop follows.
package main

import (
	"os"
	"os/signal"
)

func main() {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	signal.Stop(interrupts)
	<-make(chan int)
}
