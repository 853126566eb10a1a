#include "golearn/core/error.hpp"

#include <utility>

namespace golearn {

struct Error::Body {
  std::string text;
  Error wrapped;
};

const std::string& Error::text() const {
  if (!body_) panic("runtime error: invalid memory address or nil pointer dereference");
  return body_->text;
}

Error Error::unwrap() const { return body_ ? body_->wrapped : Error(); }

bool Error::is(const Error& target) const {
  for (Error each = *this;; each = each.unwrap()) {
    if (each == target) return true;
    if (!each) return false;
  }
}

Error new_error(std::string text, const Error& wrapped) {
  return Error(std::make_shared<const Error::Body>(Error::Body{std::move(text), wrapped}));
}

Error wrap_error(std::string_view context, const Error& error) {
  return new_error(std::string(context) + ": " + to_string(error), error);
}

std::string to_string(const Error& error) { return error ? error.text() : "<nil>"; }

void panic(const Error& error, Place where) { panic_value(error, to_string(error), where); }

}  // namespace golearn
