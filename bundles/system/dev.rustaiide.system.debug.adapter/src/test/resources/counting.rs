fn count(from: u32) -> u32 {
    let mut sum = from;
    sum += 1;
    sum += 10;
    sum += 100;
    sum
}

fn main() {
    let all = count(5);
    if all == 116 {
        panic!("far too many");
    }
}
