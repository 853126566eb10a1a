// A test that waits for ever; of the ten minutes it has three seconds.
package stuck

import "testing"

func TestStuck(t *testing.T) {
	<-make(chan int)
}
