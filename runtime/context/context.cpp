#include "golearn/context/context.hpp"

#include <utility>

#include "golearn/context/context_core.hpp"

namespace golearn {
namespace core {

Context make_context(const Context& parent, ContextCore made, Place where) {
  if (parent.is_nil()) panic("cannot create context from nil parent", where);
  const ContextCore& above = parent.core(where);
  const bool cut_off = made.kind == ContextKind::without_cancel;
  if (!made.cancellation && !cut_off) made.cancellation = above.cancellation;
  if (!made.deadline && !cut_off) made.deadline = above.deadline;
  made.parent = parent.core_;
  return Context(std::make_shared<const ContextCore>(std::move(made)));
}

Context with_erased_value(const Context& parent, const void* key, std::shared_ptr<const void> value, std::string told,
                          Place where) {
  return make_context(
      parent, {.kind = ContextKind::value, .key = key, .value = std::move(value), .told = std::move(told)}, where);
}

}  // namespace core

namespace {

using core::Cancellation;
using core::ContextCore;
using core::ContextKind;

Context cancellable(const Context& parent, ContextKind kind, std::optional<Time> deadline, Place where) {
  if (parent.is_nil()) panic("cannot create context from nil parent", where);
  auto cancellation = Cancellation::below(parent.core(where).cancellation, where);
  return core::make_context(parent, {.kind = kind, .cancellation = std::move(cancellation), .deadline = deadline},
                            where);
}

Context root(ContextKind kind) { return Context(std::make_shared<const ContextCore>(ContextCore{.kind = kind})); }

std::string name_of(const ContextCore& ctx) {
  const std::string above = ctx.parent ? name_of(*ctx.parent) : "";
  switch (ctx.kind) {
    case ContextKind::background: return "context.Background";
    case ContextKind::todo: return "context.TODO";
    case ContextKind::cancel: return above + ".WithCancel";
    case ContextKind::deadline:
      return above + ".WithDeadline(" + to_string(*ctx.deadline) + " [" + to_string(*ctx.deadline - now()) + "])";
    case ContextKind::value: return above + ".WithValue(" + ctx.told + ")";
    case ContextKind::without_cancel: return above + ".WithoutCancel";
    case ContextKind::notify: return "signal.NotifyContext(" + above + ctx.told + ")";
  }
  return "";
}

}  // namespace

const ContextCore& Context::core(Place where) const {
  if (!core_) panic("runtime error: invalid memory address or nil pointer dereference", where);
  return *core_;
}

RecvChan<Empty> Context::done(Place where) const {
  const auto& cancellation = core(where).cancellation;
  return cancellation ? RecvChan<Empty>(cancellation->done()) : RecvChan<Empty>();
}

Error Context::err(Place where) const {
  const auto& cancellation = core(where).cancellation;
  return cancellation ? cancellation->err(where) : Error();
}

std::optional<Time> Context::deadline(Place where) const { return core(where).deadline; }

const void* Context::find(const void* key, Place where) const {
  for (const ContextCore* each = &core(where); each; each = each->parent.get()) {
    if (each->key == key) return each->value.get();
  }
  return nullptr;
}

std::string to_string(const Context& ctx) { return ctx.is_nil() ? "<nil>" : name_of(*ctx.core_); }

Error cause(const Context& ctx, Place where) {
  const auto& cancellation = ctx.core(where).cancellation;
  return cancellation ? cancellation->cause(where) : Error();
}

void CancelFunc::operator()(Place where) const noexcept {
  if (target_) core::quietly([&] { target_->cancel(Canceled, {}, where); });
}

void CancelCauseFunc::operator()(const Error& cause, Place where) const noexcept {
  if (target_) core::quietly([&] { target_->cancel(Canceled, cause, where); });
}

bool StopFunc::operator()(Place where) const { return target_ && target_->stop(where); }

Context background() { return root(ContextKind::background); }
Context todo() { return root(ContextKind::todo); }

std::pair<Context, CancelFunc> with_cancel(const Context& parent, Place where) {
  Context ctx = cancellable(parent, ContextKind::cancel, {}, where);
  return {ctx, CancelFunc(ctx.core(where).cancellation)};
}

std::pair<Context, CancelCauseFunc> with_cancel_cause(const Context& parent, Place where) {
  Context ctx = cancellable(parent, ContextKind::cancel, {}, where);
  return {ctx, CancelCauseFunc(ctx.core(where).cancellation)};
}

std::pair<Context, CancelFunc> with_deadline(const Context& parent, const Time& deadline, Place where) {
  return with_deadline_cause(parent, deadline, {}, where);
}

std::pair<Context, CancelFunc> with_deadline_cause(const Context& parent, const Time& deadline, const Error& cause,
                                                   Place where) {
  if (!parent.is_nil()) {
    const auto earlier = parent.deadline(where);
    if (earlier && *earlier < deadline) return with_cancel(parent, where);
  }
  Context ctx = cancellable(parent, ContextKind::deadline, deadline, where);
  const auto& cancellation = ctx.core(where).cancellation;
  const Duration left = deadline - now();
  if (left.count() <= 0) {
    cancellation->cancel(DeadlineExceeded, cause, where);
  } else {
    cancellation->cancel_after(left, cause, where);
  }
  return {ctx, CancelFunc(cancellation)};
}

std::pair<Context, CancelFunc> with_timeout(const Context& parent, Duration timeout, Place where) {
  return with_deadline_cause(parent, now() + timeout, {}, where);
}

std::pair<Context, CancelFunc> with_timeout_cause(const Context& parent, Duration timeout, const Error& cause,
                                                  Place where) {
  return with_deadline_cause(parent, now() + timeout, cause, where);
}

Context without_cancel(const Context& parent, Place where) {
  return core::make_context(parent, {.kind = ContextKind::without_cancel}, where);
}

StopFunc after_func(const Context& ctx, std::function<void()> function, Place where) {
  if (!core::begin_local(where)) return {};
  return StopFunc(Cancellation::below(ctx.core(where).cancellation, where, std::move(function)));
}

}  // namespace golearn
