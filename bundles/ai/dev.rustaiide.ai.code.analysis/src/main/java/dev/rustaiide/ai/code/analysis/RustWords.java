package dev.rustaiide.ai.code.analysis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of Rust, edition 2024, that no name may be. */
public final class RustWords {
    /** Those that code has, by the alphabet. */
    public static final List<String> KEYWORDS = List.of("as", "async", "await", "break", "const", "continue", "crate",
            "dyn", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod",
            "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type",
            "unsafe", "use", "where", "while");
    private static final Set<String> RESERVED = Stream.concat(KEYWORDS.stream(), Stream.of("abstract", "become", "box",
            "do", "final", "gen", "macro", "override", "priv", "try", "typeof", "unsized", "virtual", "yield"))
            .collect(Collectors.toUnmodifiableSet());

    private RustWords() {}

    /** Whether {@code word} is one of those, or kept for later. */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }
}
