// A run as a still picture in SVG, for papers and slides: the page's sheet, with what came of it above and the legend
// below. It needs nothing else: no script, no font, no other file.
#pragma once

#include <string>

#include "export/file_forms.hpp"

namespace golearn::exports {

/// Of a long run the steps that the terminal shows, too.
std::string svg_of(const DrawnRun& run, study::Language language);

}  // namespace golearn::exports
