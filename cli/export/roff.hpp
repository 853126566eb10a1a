// Text with roff's man macros, as man, groff and mandoc read it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace golearn::exports {

class Roff {
 public:
  /// `.NAME ARGUMENT…`; arguments are escaped already.
  void macro(std::string_view name, std::initializer_list<std::string_view> arguments = {});
  /// Text that goes on where the last ended, broken between words.
  void text(std::string_view text);
  /// A line that is escaped already, and may have fonts.
  void line(std::string_view escaped);

  [[nodiscard]] const std::string& page() const { return page_; }

 private:
  std::string page_;
};

/// `text` so that roff prints it as it is.
std::string escaped(std::string_view text);
std::string bold(std::string_view text);
std::string italic(std::string_view text);

}  // namespace golearn::exports
