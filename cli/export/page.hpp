// A run, or the classes of results of a search, as one HTML file to look at in a browser.
#pragma once

#include <string>
#include <vector>

#include "export/json.hpp"
#include "export/run_json.hpp"
#include "golearn/study/runnable.hpp"
#include "golearn/study/text.hpp"
#include "words/blocks.hpp"

namespace golearn::exports {

/// One of the runs that a page shows.
struct PageRun {
  study::Text label = {};  ///< of a class of results
  std::string text = {};   ///< what it printed
  words::Tone tone = words::Tone::good;
  ordered_json data;  ///< by run_json()
};

/// `runs`: one, or a class of results each; `heading`: what the search found. `tables` is what their data was made
/// with.
std::string page_of(const study::Runnable& runnable, study::Language language, const std::vector<study::Text>& heading,
                    const std::vector<PageRun>& runs, const PageTables& tables);

}  // namespace golearn::exports
