//! Three ways to bring a slice into order, to compare and to learn from.

mod insertion;
mod merge;
mod quick;

pub use insertion::insertion_sort;
pub use merge::merge_sort;
pub use quick::quick_sort;

#[cfg(test)]
mod tests {
    use super::*;

    type Sort = fn(&mut [i32]);
    const SORTS: [(&str, Sort); 3] = [
        ("insertion", insertion_sort),
        ("merge", merge_sort),
        ("quick", quick_sort),
    ];

    fn check(input: &[i32]) {
        let mut expected = input.to_vec();
        expected.sort_unstable();
        for (name, sort) in SORTS {
            let mut actual = input.to_vec();
            sort(&mut actual);
            assert_eq!(actual, expected, "{name} of {input:?}");
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        check(&[]);
    }

    #[test]
    fn order_is_kept() {
        check(&[1, 2, 3, 4, 5]);
    }

    #[test]
    fn reverse_order_is_turned() {
        check(&[5, 4, 3, 2, 1]);
    }

    #[test]
    fn equal_elements_all_stay() {
        check(&[2, 1, 2, 1, 2]);
    }

    #[test]
    fn a_long_mixed_slice_is_sorted() {
        let mixed: Vec<i32> = (0..1000).map(|i| i * 7919 % 1009).collect();
        check(&mixed);
    }
}
