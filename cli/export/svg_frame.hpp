// Around the rows of a still picture: its title and what came of the run above, the ending and the legend below.
//
// Each draws from height `y` on, and gives the height where it ends.
#pragma once

#include <string>
#include <vector>

#include "export/svg_drawing.hpp"
#include "golearn/study/run_spec.hpp"
#include "words/run_verdict.hpp"

namespace golearn::exports::svg {

/// From side to side.
struct Frame {
  double left = 12, right = 948;
  study::Language language = study::Language::english;
};

double draw_title(std::string& to, const Frame& frame, double y, const study::RunSpec& spec);

/// Names of goroutines that have a lane have its colour.
double draw_verdict(std::string& to, const Frame& frame, double y, const std::vector<words::VerdictLine>& verdict,
                    const Columns& columns);

/// Sentences in small print.
double draw_sentences(std::string& to, const Frame& frame, double y, const std::vector<std::string>& sentences);

/// Of the forms that are in the picture.
double draw_legend(std::string& to, const Frame& frame, double y, const std::set<Form>& forms);

}  // namespace golearn::exports::svg
