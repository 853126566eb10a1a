// 128 bits that stand for something larger. Two different things have the same fingerprint by accident only: with a
// hundred million states the chance that any two do is below 1 in 10^22.
//
// Chains depend on the order of what is added, sums do not. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace golearn {

struct Fingerprint {
  std::uint64_t a = 0;
  std::uint64_t b = 0;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
  Fingerprint& operator+=(const Fingerprint& other) {
    a += other.a;
    b += other.b;
    return *this;
  }
  Fingerprint& operator-=(const Fingerprint& other) {
    a -= other.a;
    b -= other.b;
    return *this;
  }

  /// This, and then `next`.
  [[nodiscard]] Fingerprint then(std::uint64_t next) const {
    return {mix(a + 0x9e3779b97f4a7c15U + mix(next)), mix(b ^ (mix(next + 0x632be59bd9b4e019U) * 0xff51afd7ed558ccdU))};
  }
  [[nodiscard]] Fingerprint then(const Fingerprint& next) const { return then(next.a).then(next.b); }
  [[nodiscard]] Fingerprint then(std::string_view text) const {
    Fingerprint all = then(text.size());
    for (; !text.empty(); text.remove_prefix(text.size() < 8 ? text.size() : 8)) all = all.then(word_of(text));
    return all;
  }

 private:
  // The finaliser of a multiplicative hash: each bit of the input changes half of the output.
  static std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93U;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93U;
    return x ^ x >> 32;
  }
  static std::uint64_t word_of(std::string_view text) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8 && i < text.size(); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    }
    return word;
  }
};

struct HashOfFingerprint {
  std::size_t operator()(const Fingerprint& of) const { return of.a; }
};

}  // namespace golearn
