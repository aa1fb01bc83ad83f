//! How long each algorithm takes: the median of some runs, on stable Rust.

use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 21;

fn main() {
    println!("{:<12}{:>8}{:>14}", "algorithm", "n", "median");
    for size in [16, 256, 2048] {
        report("insertion", size, sorting::insertion_sort);
        report("merge", size, sorting::merge_sort);
        report("quick", size, sorting::quick_sort);
        report("standard", size, <[u64]>::sort);
    }
}

fn report(name: &str, size: usize, sort: fn(&mut [u64])) {
    let input = numbers(size);
    let mut times: Vec<Duration> = (0..RUNS).map(|_| time(&input, sort)).collect();
    times.sort_unstable();
    println!("{name:<12}{size:>8}{:>14?}", times[RUNS / 2]);
}

fn time(input: &[u64], sort: fn(&mut [u64])) -> Duration {
    let mut copy = input.to_vec();
    let start = Instant::now();
    sort(black_box(&mut copy));
    start.elapsed()
}

/// The same pseudo-random numbers each time (xorshift), so that runs can be compared.
fn numbers(count: usize) -> Vec<u64> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    (0..count)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        })
        .collect()
}
