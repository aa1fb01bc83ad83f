package dev.rustaiide.foundation.types;

import java.util.List;
import java.util.Optional;

/**
 * Something an analyser, a compiler or a language server has to say about a place.
 *
 * @param source who says it, as people call it: {@code rustc}, {@code clippy}
 * @param code the rule, e.g. {@code E0308}; empty if it has none
 * @param message one paragraph
 * @param explanation the whole story as the tool tells it, several lines of plain text; empty if the message is all
 * @param related places that the message speaks of
 * @param fixes edits that the tool proposes, best first
 */
public record Diagnostic(Location location, Severity severity, String source, Optional<String> code, String message,
        String explanation, List<Related> related, List<QuickFix> fixes) {
    public Diagnostic {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
    }

    /** Another place with its part of the message. */
    public record Related(Location location, String message) {}

    /** A diagnostic that has nothing but its message. */
    public static Diagnostic of(Location location, Severity severity, String source, String message) {
        return new Diagnostic(location, severity, source, Optional.empty(), message, "", List.of(), List.of());
    }
}
