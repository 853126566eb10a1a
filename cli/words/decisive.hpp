// The switch that decides a result, in words.
#pragma once

#include "study/decisive.hpp"
#include "study/text.hpp"

namespace golearn::words {

/// "g3 read 0 before g2 wrote 1."
study::Text sentence(const study::Switch& decisive);

}  // namespace golearn::words
