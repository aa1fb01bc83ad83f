package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.analysis.RustWords;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Which words can be names in Rust. */
public final class RustNames {
    private static final Set<String> NEVER_RAW = Set.of("crate", "self", "super", "Self", "_");
    private static final Pattern NAME = Pattern.compile("(r#)?[_\\p{XIDS}][\\p{XIDC}]*"
            .replace("\\p{XIDS}", "\\p{IsAlphabetic}").replace("\\p{XIDC}", "\\p{IsAlphabetic}\\p{M}\\p{N}_"));

    private RustNames() {}

    /** Why {@code name} cannot be one, as a whole sentence; empty if it can. */
    public static Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("The name is empty.");
        }
        String bare = name.startsWith("r#") ? name.substring(2) : name;
        if (!NAME.matcher(name).matches() || NEVER_RAW.contains(bare) && name.startsWith("r#") || name.equals("_")) {
            return Optional.of("“" + name + "” is not a name in Rust: letters, digits and underscores, and no digit "
                    + "first.");
        }
        return RustWords.isReserved(name) ? Optional.of("“" + name + "” is a reserved word in Rust"
                + (NEVER_RAW.contains(name) ? "." : "; “r#" + name + "” could be used.")) : Optional.empty();
    }

    public static void require(String what, String name) throws FailureException {
        Optional<String> problem = problem(name);
        if (problem.isPresent()) {
            throw refused(what, problem.get(), "Choose another name.");
        }
    }

    public static FailureException refused(String what, String why, String nextStep) {
        return new FailureException(new Failure.Refused(what, "refactoring.unproven", why, nextStep));
    }
}
