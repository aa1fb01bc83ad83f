/// Sorts in place in O(n log n) steps on average; equal elements may change places.
///
/// ```
/// let mut letters = ['c', 'a', 'b'];
/// sorting::quick_sort(&mut letters);
/// assert_eq!(letters, ['a', 'b', 'c']);
/// ```
pub fn quick_sort<T: Ord>(slice: &mut [T]) {
    if slice.len() < 2 {
        return;
    }
    let pivot = partition(slice);
    let (left, right) = slice.split_at_mut(pivot);
    quick_sort(left);
    quick_sort(&mut right[1..]);
}

/// Brings what is smaller than the pivot before it and gives the pivot's place.
fn partition<T: Ord>(slice: &mut [T]) -> usize {
    let last = slice.len() - 1;
    // The middle as pivot: input that is sorted already is common and must not be the worst case.
    slice.swap(slice.len() / 2, last);
    let mut border = 0;
    for at in 0..last {
        if slice[at] < slice[last] {
            slice.swap(at, border);
            border += 1;
        }
    }
    slice.swap(border, last);
    border
}
