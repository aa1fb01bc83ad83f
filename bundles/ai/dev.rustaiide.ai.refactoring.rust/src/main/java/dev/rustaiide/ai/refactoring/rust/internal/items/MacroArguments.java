package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.Set;

/** Macros of the standard library whose arguments are expressions. */
final class MacroArguments {
    private static final Set<String> NAMES = Set.of("println", "print", "eprintln", "eprint", "format", "write",
            "writeln", "panic", "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq",
            "debug_assert_ne", "todo", "unimplemented", "unreachable", "format_args", "vec", "dbg");

    private MacroArguments() {}

    static boolean areExpressions(String macro) {
        return NAMES.contains(macro);
    }
}
