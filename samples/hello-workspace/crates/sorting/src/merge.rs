/// Sorts in O(n log n) steps with a copy of the slice. Equal elements keep their order.
///
/// ```
/// let mut words = ["pear", "apple", "plum"];
/// sorting::merge_sort(&mut words);
/// assert_eq!(words, ["apple", "pear", "plum"]);
/// ```
pub fn merge_sort<T: Ord + Copy>(slice: &mut [T]) {
    if slice.len() < 2 {
        return;
    }
    let middle = slice.len() / 2;
    merge_sort(&mut slice[..middle]);
    merge_sort(&mut slice[middle..]);
    let merged = merge(&slice[..middle], &slice[middle..]);
    slice.copy_from_slice(&merged);
}

fn merge<T: Ord + Copy>(mut left: &[T], mut right: &[T]) -> Vec<T> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if a <= b {
            merged.push(*a);
            left = left_rest;
        } else {
            merged.push(*b);
            right = right_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
    merged
}
