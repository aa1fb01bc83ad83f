package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.Set;

/** Names that every module of Rust knows. */
final class Prelude {
    private static final Set<String> NAMES = Set.of("Copy", "Send", "Sized", "Sync", "Unpin", "Drop", "Fn", "FnMut",
            "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce", "drop", "Box", "ToOwned", "Clone", "PartialEq",
            "PartialOrd", "Eq", "Ord", "AsRef", "AsMut", "Into", "From", "Default", "Iterator", "Extend",
            "IntoIterator", "DoubleEndedIterator", "ExactSizeIterator", "Option", "Some", "None", "Result", "Ok",
            "Err", "String", "ToString", "Vec", "Debug", "Hash", "TryFrom", "TryInto", "FromIterator", "str",
            "char", "bool", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
            "f32", "f64", "std", "core", "alloc", "derive", "vec", "format", "println", "print", "eprintln", "eprint",
            "panic", "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq", "debug_assert_ne", "write",
            "writeln", "matches", "todo", "unimplemented", "unreachable", "cfg", "concat", "stringify", "include_str",
            "include_bytes", "include", "env", "option_env", "line", "file", "column", "module_path", "format_args",
            "compile_error", "thread_local", "dbg", "try", "size_of", "align_of", "size_of_val", "align_of_val");

    private Prelude() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }
}
