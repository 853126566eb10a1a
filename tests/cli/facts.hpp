// Facts about a learner, as tests make them up, and what they come to as a text that can be compared.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "course/progress.hpp"

namespace golearn::test {

/// So many days, hours and milliseconds after a morning in 2026.
course::Moment at(int days, int hours = 0, int milliseconds = 0);

course::Fact answered(course::Moment at, bool right, const std::string& answer = "2", const std::string& id = "burst");
course::Fact went_through(course::Moment at, course::LessonStage stage, const std::string& lesson = "9.2.2");
course::Fact noted(course::Moment at, const std::string& text, const std::string& lesson = "9.2.2");
course::Fact reset(course::Moment at, const std::string& lesson = "");
course::Fact tried(course::Moment at, bool met, const std::string& id = "all-first");

/// One of each kind, with all that such a fact may have.
std::vector<course::Fact> every_kind();

/// What somebody may have done, in the order of its times; the same seed, the same facts.
std::vector<course::Fact> drawn_facts(std::uint32_t seed, std::size_t count);

/// The lines of a file with these facts.
std::string lines_with(const std::vector<course::Fact>& facts);

/// What comes of facts, without how often, on which days and how long.
std::string gist(const course::Progress& progress);
/// The whole.
std::string whole(const course::Progress& progress);

}  // namespace golearn::test
