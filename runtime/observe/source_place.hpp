// A place as the learner's program names it: what reports, JSON and pictures show of a Place.
#pragma once

#include <functional>
#include <string>

#include "golearn/core/place.hpp"

namespace golearn {

/// Where something stands in a Go program, and in the C++ that does the same, if that is what runs.
struct SourcePlace {
  std::string function;       ///< as Go's reports name it: `main.main`, `main.main.func1`
  std::string file;           ///< of the Go program, or of the C++ if there is none
  unsigned line = 0;          ///< in it; 0: nowhere
  std::string starts = {};    ///< of a go statement: the function that it starts, named as `function` is
  std::string cpp_file = {};  ///< the C++ that stands for the Go line; empty if `file` is what runs
  unsigned cpp_line = 0;

  explicit operator bool() const { return line != 0; }
};

/// How a program names places: nowhere for one that is not in it. Any thread may ask.
using PlaceNames = std::function<SourcePlace(Place)>;

/// The C++ function and line: how places are named where there is no Go program.
SourcePlace cpp_place(Place where);

/// By `names`, and as cpp_place() where they are none or do not know it.
SourcePlace named(Place where, const PlaceNames& names);

/// `main.main.func1` as the Go program itself would write it: without its package, `main.func1`.
std::string without_package(const std::string& function);

/// The function that a go statement starts, as the Go program itself would write it; empty if that is not known.
std::string started_at(Place go_statement, const PlaceNames& names);

}  // namespace golearn
