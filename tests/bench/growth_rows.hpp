// The functions of the rows in growth.cpp's table.
#pragma once

#include "growth.hpp"

namespace golearn::bench {

// growth_spawn.cpp
Sample spawn_at_once(const Crowd& crowd);
Sample spawn_join_at_once(const Crowd& crowd);
Sample gosched_at_once(const Crowd& crowd);
Sample parked_at_once(const Crowd& crowd);
// growth_channel.cpp
Sample unbuffered_pairs(const Crowd& crowd);
Sample buffered_pairs(const Crowd& crowd);
Sample ping_pong_pairs(const Crowd& crowd);
Sample producers_consumers_at_once(const Crowd& crowd);
Sample selects_at_once(const Crowd& crowd);
// growth_alone.cpp
Sample select_default_among(const Crowd& crowd);
Sample try_receive_among(const Crowd& crowd);
Sample mutex_among(const Crowd& crowd);
Sample mutex_contended_at_once(const Crowd& crowd);
// growth_timer.cpp
Sample sleepers_at_once(const Crowd& crowd);
Sample timer_stop(const Crowd& crowd);
Sample timer_fire(const Crowd& crowd);

}  // namespace golearn::bench
