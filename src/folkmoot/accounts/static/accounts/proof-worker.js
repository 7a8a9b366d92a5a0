// Finds the number whose SHA-256 with the salt is the challenge. The browser's own hash answers
// one promise at a time and only on secure pages; this one is quicker for very short texts.
"use strict";

const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);

(function constants() {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
      if (number % divisor === 0) return false;
    }
    return true;
  };
  const fraction = (value) => ((value - Math.floor(value)) * 4294967296) | 0;
  for (let count = 0, number = 2; count < 64; number += 1) {
    if (!isPrime(number)) continue;
    if (count < 8) START[count] = fraction(Math.sqrt(number));
    ROUND[count] = fraction(Math.cbrt(number));
    count += 1;
  }
})();

const words = new Uint32Array(64);

/** One block of 64 bytes, mixed into the state. */
function mix(state, block, offset) {
  for (let place = 0; place < 16; place += 1) {
    const at = offset + place * 4;
    words[place] =
      (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let place = 16; place < 64; place += 1) {
    const early = words[place - 15];
    const late = words[place - 2];
    const low = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const high = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    words[place] = (words[place - 16] + low + words[place - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let place = 0; place < 64; place += 1) {
    const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const chosen = (e & f) ^ (~e & g);
    const first = (h + turned + chosen + ROUND[place] + words[place]) | 0;
    const other = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const most = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + other + most) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** The number from 0 to `most`, or -1 when none fits. */
function solve(salt, challenge, most) {
  const head = new TextEncoder().encode(salt);
  const whole = head.length - (head.length % 64);
  const begun = START.slice();
  for (let offset = 0; offset < whole; offset += 64) mix(begun, head, offset);
  const wanted = new Uint32Array(8);
  for (let place = 0; place < 8; place += 1) {
    wanted[place] = parseInt(challenge.slice(place * 8, place * 8 + 8), 16);
  }
  const rest = head.length - whole;
  const state = new Uint32Array(8);
  for (let number = 0; number <= most; number += 1) {
    const digits = String(number);
    const size = rest + digits.length;
    const tail = new Uint8Array(size + 9 > 64 ? 128 : 64);
    tail.set(head.subarray(whole));
    for (let place = 0; place < digits.length; place += 1) {
      tail[rest + place] = digits.charCodeAt(place);
    }
    tail[size] = 128;
    const bits = (whole + size) * 8;
    tail[tail.length - 4] = bits >>> 24;
    tail[tail.length - 3] = bits >>> 16;
    tail[tail.length - 2] = bits >>> 8;
    tail[tail.length - 1] = bits;
    state.set(begun);
    for (let offset = 0; offset < tail.length; offset += 64) mix(state, tail, offset);
    if (state[0] === wanted[0] && state.every((word, place) => word === wanted[place])) {
      return number;
    }
  }
  return -1;
}

self.addEventListener("message", ({ data }) => {
  self.postMessage(solve(data.salt, data.challenge, data.maxNumber));
});
