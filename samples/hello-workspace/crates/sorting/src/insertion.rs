/// Sorts in place in O(n²) steps; hard to beat for a dozen elements. Equal elements keep their order.
///
/// ```
/// let mut numbers = [3, 1, 2];
/// sorting::insertion_sort(&mut numbers);
/// assert_eq!(numbers, [1, 2, 3]);
/// ```
pub fn insertion_sort<T: Ord>(slice: &mut [T]) {
    for end in 1..slice.len() {
        let mut at = end;
        while at > 0 && slice[at - 1] > slice[at] {
            slice.swap(at - 1, at);
            at -= 1;
        }
    }
}
