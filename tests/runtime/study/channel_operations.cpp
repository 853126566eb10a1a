#include <array>

#include "random_world.hpp"

namespace golearn::test {
namespace {

void poll(World& w, Witness& me) {
  Select{receive(w.unbuffered, [&](int value) { me.saw(value); }), send(w.buffered, me.id, [&] { me.saw("sent"); }),
         otherwise([&] { me.saw("none"); })};
}

void receive_either(World& w, Witness& me) {
  const auto saw = [&](int value) { me.saw(value); };
  Select{receive(w.unbuffered, saw), receive(w.buffered, saw)};
}

constexpr std::array kOperations{
    Operation{"unbuffered send", [](World& w, Witness& me) { w.unbuffered.send(me.id); }},
    Operation{"unbuffered receive", [](World& w, Witness& me) { me.saw(w.unbuffered.recv()); }},
    Operation{"buffered send", [](World& w, Witness& me) { w.buffered.send(me.id); }},
    Operation{"buffered receive", [](World& w, Witness& me) { me.saw(w.buffered.recv()); }},
    Operation{"buffered len", [](World& w, Witness& me) { me.saw(w.buffered.len()); }},
    Operation{"poll", poll},
    Operation{"receive either", receive_either},
    Operation{"print", [](World&, Witness& me) { println(me.id); }},
};

}  // namespace

std::span<const Operation> channel_operations() { return kOperations; }

}  // namespace golearn::test
