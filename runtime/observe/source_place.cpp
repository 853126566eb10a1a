#include "golearn/observe/source_place.hpp"

namespace golearn {

SourcePlace cpp_place(Place where) {
  return {.function = where.function(), .file = where.file(), .line = where.line()};
}

SourcePlace named(Place where, const PlaceNames& names) {
  if (names) {
    if (SourcePlace place = names(where)) return place;
  }
  return cpp_place(where);
}

std::string without_package(const std::string& function) {
  constexpr std::string_view kMain = "main.";
  return function.starts_with(kMain) ? function.substr(kMain.size()) : function;
}

std::string started_at(Place go_statement, const PlaceNames& names) {
  return without_package(names(go_statement).starts);
}

}  // namespace golearn
