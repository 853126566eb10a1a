// Timers, n pending at once.
package main

import (
	"sync"
	"time"
)

// All sleep for so long that the last has begun before the first is due, and the last begun sleeps longest: see
// sleepers for why taking that off leaves the cost.
func sleepersAtOnce(c crowd) sample {
	const spread = 50
	base := time.Duration(c.size * 2_000)
	all := together(c.size, 1, func(i int64) { time.Sleep(base + time.Duration(1+i%spread)*time.Millisecond) })
	cost := all.ns - float64(base+spread*time.Millisecond)
	expect(cost > 0, "sleep: shorter than the longest sleep")
	return sample{ns: cost / float64(c.size)}
}

// Due in an hour or two, in no order.
func timerStop(c crowd) sample {
	n := numbers{1}
	start := func() *time.Timer {
		return time.AfterFunc(time.Hour+time.Duration(n.below(int64(time.Hour))), func() {})
	}
	var timers []*time.Timer
	for i := int64(0); i < c.size; i++ {
		timers = append(timers, start())
	}
	begin := time.Now()
	for i := int64(0); i < c.operations; i++ {
		which := n.below(c.size)
		expect(timers[which].Stop(), "timer-stop: it was not pending")
		timers[which] = start()
	}
	s := sample{ns: nsEach(begin, c.operations)}
	for _, timer := range timers {
		timer.Stop()
	}
	return s
}

// All due within size ns, in no order, once all are pending; what it takes from then on.
func timerFire(c crowd) sample {
	lead := 20_000_000 + c.size*3_000
	n := numbers{1}
	var group sync.WaitGroup
	group.Add(int(c.size))
	start := time.Now()
	for i := int64(0); i < c.size; i++ {
		due := time.Duration(lead + n.below(c.size))
		time.AfterFunc(due-time.Since(start), func() { group.Done() })
	}
	expect(time.Since(start) < time.Duration(lead), "timer-fire: some were due before all were pending")
	group.Wait()
	return sample{ns: float64(time.Since(start)-time.Duration(lead+c.size)) / float64(c.size)}
}
