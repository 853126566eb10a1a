// Programs of loads and stores, written down as text, and all that can come of them: counted without the explorer.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "golearn/golearn.hpp"

namespace golearn::test {

/// One goroutine each: `l` and `s`, each with its variable: "lasa" loads and then stores a.
using Accesses = std::vector<std::string>;

/// How many orders of the accesses differ in something: in which of two that touch the same variable, one of them
/// storing, comes first. Found by trying every interleaving.
std::size_t distinct_orders(const Accesses& program);

/// The same as a program for the runtime: starts the goroutines and waits until nothing happens any more. Each
/// store writes a value of its own; in the end main prints what each load saw.
std::function<void()> as_program(const Accesses& program);

/// A program of `goroutines` with 1 to `most` accesses each to two variables.
Accesses random_program(std::uint64_t seed, int goroutines, int most);

}  // namespace golearn::test
