// Operations that wait for nobody, with a crowd parked beside them; and a lock that all n want.
package main

import "sync"

// The row as it is, run by one of size.
func among(c crowd, row func(operations int64) sample) sample {
	gate := make(chan int64)
	var ready, ended sync.WaitGroup
	ready.Add(int(c.size - 1))
	ended.Add(int(c.size - 1))
	for i := int64(1); i < c.size; i++ {
		go func() {
			ready.Done()
			<-gate
			ended.Done()
		}()
	}
	ready.Wait()
	s := row(c.operations)
	close(gate)
	ended.Wait()
	return s
}

func selectDefaultAmong(c crowd) sample { return among(c, selectDefault) }
func tryReceiveAmong(c crowd) sample    { return among(c, tryReceive) }
func mutexAmong(c crowd) sample         { return among(c, mutexAlone) }

func mutexContendedAtOnce(c crowd) sample {
	rounds := c.rounds()
	var mutex sync.Mutex
	count := int64(0)
	s := together(c.size, c.size*rounds, func(int64) {
		for i := int64(0); i < rounds; i++ {
			mutex.Lock()
			count++
			mutex.Unlock()
		}
	})
	expect(count == c.size*rounds, "mutex-contended: an update got lost")
	return s
}
