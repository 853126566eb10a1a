#include "host/locale.hpp"

#include <cstdlib>

namespace golearn::host {

using study::Language;

Language language_of(std::string_view locale) {
  const bool korean = locale.starts_with("ko") && (locale.size() == 2 || locale[2] == '_' || locale[2] == '.');
  return korean ? Language::korean : Language::english;
}

Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(name);
    if (locale && *locale) return language_of(locale);
  }
  return Language::english;
}

}  // namespace golearn::host
