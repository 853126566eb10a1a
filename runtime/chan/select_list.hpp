// SelectList: a select over cases that are known only at run time.
//
//     SelectList cases;
//     for (auto& in : inputs) cases.receive(in, [&](int n, bool ok) { ... });
//     cases.otherwise([&] { println("nothing ready"); });
//     const std::size_t chosen = cases.run();
//
// Go: `reflect.Select(cases)`. As with Select, of several that are ready each is as likely, the chosen body runs after
// the choice, and a case on a nil channel is never ready. One allocation a case, and one a run; where many cases must
// wait each is compared with those before it.
//
// Invariant: it keeps the channels of its cases alive. Belongs to one goroutine.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "golearn/chan/select.hpp"

namespace golearn {

class SelectList {
 public:
  /// `case v := <-channel: body`. The body takes nothing, the value, or the value and `ok`.
  template <core::Receivable C, class Body>
  void receive(const C& channel, Body body, Place where = Place::current()) {
    add(core::ReceiveCase<C&, Body>(channel, std::move(body), where));
  }

  /// `case channel <- value: body`. The value is sent once: a list with such a case is for one run.
  template <core::Sendable C, class Body>
  void send(const C& channel, core::ValueOf<C> value, Body body, Place where = Place::current()) {
    add(core::SendCase<C&, Body>(channel, std::move(value), std::move(body), where));
    sends_ = true;
  }

  /// `default: body`. Throws std::logic_error if there is one already.
  template <class Body>
  void otherwise(Body body) {
    if (otherwise_) throw std::logic_error("golearn: a SelectList has at most one otherwise()");
    otherwise_ = std::move(body);
  }

  /// How many cases there are, but for the default.
  [[nodiscard]] std::size_t size() const { return cases_.size(); }

  /// Waits for one of the cases and runs its body; without any, for ever. Which one it was, as they were added; size()
  /// if it was the default. May run again, but for a list that sends: std::logic_error.
  std::size_t run(Place where = Place::current()) {
    if (std::exchange(has_run_, true) && sends_) {
      throw std::logic_error("golearn: a SelectList that sends runs once");
    }
    std::vector<core::SelectCase> erased(cases_.size());
    for (std::size_t i = 0; i < cases_.size(); ++i) cases_[i]->erase_into(erased[i]);
    const int chosen = core::select_one(erased, otherwise_ != nullptr, where);
    if (chosen >= 0) {
      cases_[static_cast<std::size_t>(chosen)]->run();
      return static_cast<std::size_t>(chosen);
    }
    if (chosen == core::kSelectedDefault) otherwise_();
    return size();
  }

 private:
  struct Case {
    Case() = default;
    Case(const Case&) = delete;
    Case& operator=(const Case&) = delete;
    virtual ~Case() = default;
    virtual void erase_into(core::SelectCase& erased) = 0;
    virtual void run() = 0;
  };
  template <class Static>
  struct Of final : Case {
    explicit Of(Static each) : each(std::move(each)) {}
    void erase_into(core::SelectCase& erased) override { each.erase_into(erased); }
    void run() override { each.run(); }
    Static each;
  };
  template <class Static>
  void add(Static each) {
    cases_.push_back(std::make_unique<Of<Static>>(std::move(each)));
  }

  std::vector<std::unique_ptr<Case>> cases_;
  std::function<void()> otherwise_;
  bool sends_ = false;
  bool has_run_ = false;
};

}  // namespace golearn
