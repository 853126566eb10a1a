// ContextCore: what a context is a reference to. Immutable.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "golearn/context/cancellation.hpp"

namespace golearn::core {

enum class ContextKind : std::uint8_t { background, todo, cancel, deadline, value, without_cancel, notify };

struct ContextCore {
  ContextKind kind = ContextKind::background;
  std::shared_ptr<Cancellation> cancellation = {};  // null: it is never cancelled
  std::optional<Time> deadline = {};
  const void* key = nullptr;
  std::shared_ptr<const void> value = {};
  std::string told = {};  // of a value, and of signals: what is printed in brackets
  std::shared_ptr<const ContextCore> parent = {};
};

/// A context of kind `made.kind` below `parent`, of which it has what `made` does not say.
Context make_context(const Context& parent, ContextCore made, Place where);

}  // namespace golearn::core
