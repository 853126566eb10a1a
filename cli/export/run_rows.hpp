// The steps of a run as the page reads them: columns of numbers, and what the numbers mean.
#pragma once

#include "export/json.hpp"
#include "export/page_tables.hpp"
#include "golearn/observe/picture.hpp"
#include "golearn/observe/source_place.hpp"

namespace golearn::exports {

/// Puts `rows`, `changes`, `wakes`, `selects`, `strings`, `sounds` and `contents` into a run's data. `names`: of the
/// program's places.
void add_rows(ordered_json& run, const Picture& picture, const PlaceNames& names, PageTables& tables);

/// How a text ends, as the page knows it: 0 in a vowel, 1 in a consonant, 2 in ㄹ.
int sound_of(const std::string& word);

}  // namespace golearn::exports
