package main

import (
	"flag"
	"fmt"
	"sync"
	"time"
)

// account is what all the goroutines pay into and take out of.
type account struct {
	balance int64
	mutex   sync.Mutex
}

func (a *account) depositAndWithdraw(noSync, missingUnlock bool) {
	if !noSync {
		a.mutex.Lock()
	}
	a.balance += 1000 // read, add, write
	time.Sleep(time.Millisecond)
	a.balance -= 1000
	if balance := a.balance; balance < 0 {
		panic(fmt.Sprint("Balance should not be negative: ", balance))
	}
	if !noSync && !missingUnlock {
		a.mutex.Unlock()
	}
}

// manyClients has many goroutines use one account.
func manyClients(workers, count int, noSync, missingUnlock bool) {
	var a account
	var wg sync.WaitGroup

	for range workers {
		wg.Add(1)
		go func() {
			for range count {
				a.depositAndWithdraw(noSync, missingUnlock)
			}
			wg.Done()
		}()
	}

	wg.Wait()
	fmt.Println("balance :", a.balance)
}

func main() {
	workers := flag.Int("workers", 10, "goroutines that use the account")
	count := flag.Int("count", 50, "how often each does")
	noSync := flag.Bool("no-sync", false, "no lock around the account")
	missingUnlock := flag.Bool("missing-unlock", false, "nobody unlocks the account")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	manyClients(*workers, *count, *noSync, *missingUnlock)
}
