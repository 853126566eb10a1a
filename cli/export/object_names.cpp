#include "export/object_names.hpp"

#include "words/called.hpp"

namespace golearn::exports {

void ObjectNames::learn(const Event& event) {
  if (!event.object) return;
  Known& known = known_[event.object];
  if (event.kind == EventKind::name) known.name = event.text;
  if (!known.name.empty() || known.lines_left == 0) return;
  --known.lines_left;
  known.name = words::called_on(event.kind, lines_.line_text(event.where));
}

const std::string& ObjectNames::of(ObjectId object) const {
  static const std::string none;
  const auto known = known_.find(object);
  return known == known_.end() ? none : known->second.name;
}

}  // namespace golearn::exports
