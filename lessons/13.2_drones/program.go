package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"slices"
	"strings"
	"sync"
	"time"
)

// A second of the story takes a millisecond.
const speed = 1000

var designs = []string{"one", "shared-container", "shared-yard",
	"separate", "three-stage", "four-stage"}

// durations is how long a drone takes for each part of a trip.
type durations struct{ load, carry, unload, back time.Duration }

// token is the right to use a place or a container; stamp is a container,
// which knows since when it has been standing where it is.
type (
	token chan bool
	stamp chan time.Time
)

// drone records what it did and what waited: itself, or a container for it.
type drone struct {
	busy   time.Duration
	waited map[string]time.Duration
}

func (d *drone) work(long time.Duration) {
	start := time.Now()
	time.Sleep(long / speed)
	d.busy += speed * time.Since(start)
}

func (d *drone) acquire(free token, name string) {
	start := time.Now()
	<-free
	d.waited[name] += speed * time.Since(start)
}

func (d *drone) fetch(from stamp, name string) {
	since := <-from
	d.waited[name] += speed * time.Since(since)
}

// yard is where the pile is. Only who has the token may touch the pile.
type yard struct {
	free  token
	goods int
}

// shares is what a drone needs for its round trips, its own or not.
type shares struct {
	container   token
	yard        *yard
	destination token
}

func (d *drone) roundTrips(s shares, t durations) {
	for {
		d.acquire(s.container, "container")
		d.acquire(s.yard.free, "yard")
		if s.yard.goods == 0 {
			s.yard.free <- true
			s.container <- true
			return
		}
		s.yard.goods--
		d.work(t.load)
		s.yard.free <- true
		d.work(t.carry)
		d.acquire(s.destination, "destination")
		d.work(t.unload)
		s.destination <- true
		d.work(t.back)
		s.container <- true
	}
}

// stage does one part only, and passes the container on.
func (d *drone) stage(goods int, from, to stamp, name string,
	long time.Duration) {
	for range goods {
		d.fetch(from, name)
		d.work(long)
		to <- time.Now()
	}
}

// carryAndReturn takes each container there, and an empty one back.
func (d *drone) carryAndReturn(goods int,
	full, arrived, emptied, empty stamp, t durations) {
	for range goods {
		d.fetch(full, "carrier")
		d.work(t.carry)
		arrived <- time.Now()
		d.fetch(emptied, "carrier")
		d.work(t.back)
		empty <- time.Now()
	}
}

func tokens(count int) token {
	free := make(token, count)
	for range count {
		free <- true
	}
	return free
}

func containers(room, count int) stamp {
	place := make(stamp, room)
	for range count {
		place <- time.Now()
	}
	return place
}

// tripJobs is what the drones do that each make whole trips.
func tripJobs(design string, goods int, t durations) []func(*drone) {
	trips := func(s shares) func(*drone) {
		return func(d *drone) { d.roundTrips(s, t) }
	}
	half := goods / 2
	all := &yard{tokens(1), goods}
	there := tokens(1)
	switch design {
	case "one":
		return []func(*drone){trips(shares{tokens(1), all, there})}
	case "shared-container":
		s := shares{tokens(1), all, there}
		return []func(*drone){trips(s), trips(s)}
	case "shared-yard":
		s := shares{tokens(2), all, there}
		return []func(*drone){trips(s), trips(s)}
	case "separate":
		return []func(*drone){
			trips(shares{tokens(1), &yard{tokens(1), goods - half},
				tokens(1)}),
			trips(shares{tokens(1), &yard{tokens(1), half},
				tokens(1)}),
		}
	}
	return nil
}

// stageJobs is what the drones do that each do a part of the trip.
func stageJobs(design string, goods int, t durations) []func(*drone) {
	const room = 4
	full, arrived := containers(room, 0), containers(room, 0)
	switch design {
	case "three-stage": // two containers at the yard, a third at the other end
		empty, emptied := containers(room, 2), containers(room, 1)
		return []func(*drone){
			func(d *drone) { d.stage(goods, empty, full, "loader", t.load) },
			func(d *drone) {
				d.carryAndReturn(goods, full, arrived, emptied, empty, t)
			},
			func(d *drone) { d.stage(goods, arrived, emptied, "unloader", t.unload) },
		}
	case "four-stage":
		empty, emptied := containers(room, 4), containers(room, 0)
		return []func(*drone){
			func(d *drone) { d.stage(goods, empty, full, "loader", t.load) },
			func(d *drone) { d.stage(goods, full, arrived, "carrier", t.carry) },
			func(d *drone) { d.stage(goods, arrived, emptied, "unloader", t.unload) },
			func(d *drone) { d.stage(goods, emptied, empty, "returner", t.back) },
		}
	}
	return nil
}

// move moves the pile, and returns how long that took and what each recorded.
func move(design string, goods int, t durations) (time.Duration, []drone) {
	jobs := tripJobs(design, goods, t)
	alike := jobs != nil
	if !alike {
		jobs = stageJobs(design, goods, t)
	}
	drones := make([]drone, len(jobs))
	var wg sync.WaitGroup
	start := time.Now()
	for i, job := range jobs {
		drones[i].waited = map[string]time.Duration{}
		wg.Add(1)
		go func() {
			job(&drones[i])
			wg.Done()
		}()
	}
	wg.Wait()
	took := speed * time.Since(start)
	if alike { // which of them was first is chance
		slices.SortFunc(drones, func(a, b drone) int {
			return cmp.Compare(b.busy, a.busy)
		})
	} else {
		keepSlowest(drones)
	}
	return took, drones
}

// keepSlowest forgets what stood before the stages that were less busy than
// another: the busiest is the one that held up the rest.
func keepSlowest(drones []drone) {
	var most time.Duration
	for _, d := range drones {
		most = max(most, d.busy)
	}
	for _, d := range drones {
		if d.busy < most-most/100 {
			clear(d.waited)
		}
	}
}

func seconds(d time.Duration) int { return int(d.Round(time.Second).Seconds()) }

// jam is what was waited for longest.
func jam(drones []drone) string {
	places := []string{"container", "yard", "destination",
		"loader", "carrier", "unloader", "returner"}
	worst, longest := "-", 0
	for _, place := range places {
		var sum time.Duration
		for _, d := range drones {
			sum += d.waited[place]
		}
		if seconds(sum) > longest {
			longest = seconds(sum)
			worst = fmt.Sprintf("%s %ds", place, longest)
		}
	}
	return worst
}

func row(design string, took, one time.Duration, drones []drone) {
	var busy []string
	for _, d := range drones {
		percent := 100 * float64(d.busy) / float64(max(took, 1))
		busy = append(busy, fmt.Sprintf("%.0f%%", percent))
	}
	rate := one.Seconds() / max(took, 1).Seconds()
	fmt.Printf("%-17s %6d %6ds %6.2f\n", design, len(drones), seconds(took), rate)
	fmt.Printf("    busy %s, jam %s\n", strings.Join(busy, " "), jam(drones))
}

// moveAll tries one design, or all of them, against a single drone.
func moveAll(design string, goods int, t durations) {
	fmt.Printf("%-17s %6s %7s %6s\n", "design", "drones", "time", "rate")
	one, alone := move("one", goods, t)
	row("one", one, one, alone)
	for _, each := range designs[1:] {
		if design == "all" || design == each {
			took, drones := move(each, goods, t)
			row(each, took, one, drones)
		}
	}
}

func main() {
	design := flag.String("design", "all", "one of the designs, or all")
	goods := flag.Int("goods", 40, "how many are on the pile")
	var t durations
	flag.DurationVar(&t.load, "load", 10*time.Second, "to load a container")
	flag.DurationVar(&t.carry, "carry", 10*time.Second, "to fly it over")
	flag.DurationVar(&t.unload, "unload", 10*time.Second, "to unload it")
	flag.DurationVar(&t.back, "back", 10*time.Second, "to fly it back empty")
	flag.Int("procs", 0, "no effect here: set GOMAXPROCS instead")
	flag.Parse()

	if *design != "all" && !slices.Contains(designs, *design) {
		log.Fatal("unknown design: ", *design)
	}
	moveAll(*design, *goods, t)
}
