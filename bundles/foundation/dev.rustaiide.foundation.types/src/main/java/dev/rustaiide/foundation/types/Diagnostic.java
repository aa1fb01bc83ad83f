package dev.rustaiide.foundation.types;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something an analyser, a compiler or a language server has to say about a place.
 *
 * @param source who says it, as people call it: {@code rustc}, {@code clippy}
 * @param code the rule, e.g. {@code E0308}; empty if it has none
 * @param message one paragraph
 * @param explanation the whole story as the tool tells it, several lines of plain text; empty if the message is all
 * @param related places that the message speaks of
 * @param fixes edits that the tool proposes, best first
 * @param tags what the place is besides being wrong
 */
public record Diagnostic(Location location, Severity severity, String source, Optional<String> code, String message,
        String explanation, List<Related> related, List<QuickFix> fixes, Set<Tag> tags) {
    public Diagnostic {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
        tags = Set.copyOf(tags);
    }

    /** One without tags. */
    public Diagnostic(Location location, Severity severity, String source, Optional<String> code, String message,
            String explanation, List<Related> related, List<QuickFix> fixes) {
        this(location, severity, source, code, message, explanation, related, fixes, Set.of());
    }

    /** What the text of a place is: shown faded, or struck through. */
    public enum Tag { UNNECESSARY, DEPRECATED }

    /** Another place with its part of the message. */
    public record Related(Location location, String message) {}

    /** A diagnostic that has nothing but its message. */
    public static Diagnostic of(Location location, Severity severity, String source, String message) {
        return new Diagnostic(location, severity, source, Optional.empty(), message, "", List.of(), List.of());
    }
}
