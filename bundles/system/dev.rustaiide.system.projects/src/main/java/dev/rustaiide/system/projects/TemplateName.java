package dev.rustaiide.system.projects;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.Verdict.Refused;

/**
 * A name that something new gets, and what stands for it in a template: {@code {{name}}} as it was typed,
 * {@code {{ident}}} as an identifier with underscores, {@code {{Name}}} as a type, {@code {{NAME}}} as a constant.
 * Anything else between braces is none of ours and stays.
 */
public record TemplateName(String name) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(name|ident|Name|NAME)}}");
    private static final Pattern CRATE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,63}");
    private static final Pattern NPM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,213}");
    private static final Set<String> RUST = Set.of("abstract", "as", "async", "await", "become", "box", "break",
            "const", "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
            "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
            "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
            "unsafe", "unsized", "use", "virtual", "where", "while", "yield");
    /** Cargo refuses them, or the crate would hide what every program needs. */
    private static final Set<String> CRATES = Set.of("test", "core", "std", "alloc", "proc_macro", "proc-macro",
            "build", "deps", "examples", "incremental");
    private static final Set<String> PYTHON = Set.of("and", "as", "assert", "async", "await", "break", "class",
            "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
            "in", "is", "lambda", "none", "nonlocal", "not", "or", "pass", "raise", "return", "true", "false",
            "try", "while", "with", "yield", "test", "tests");

    /** What speaks against {@code name} for {@code naming}, as a sentence; empty if nothing does. */
    public static Optional<String> objection(Template.Naming naming, String name) {
        if (name.isEmpty()) {
            return Optional.of("A name is needed.");
        }
        Optional<String> refused = PathRules.name(name).refusal().map(Refused::why);
        return refused.or(() -> switch (naming) {
            case FILE -> Optional.empty();
            case CRATE -> unless(CRATE, name, "A crate's name has letters, digits, - and _, and begins with a letter.")
                    .or(() -> taken(RUST, name, " is a word of Rust.")).or(() -> taken(CRATES, name,
                            " is a name that Cargo keeps for itself."));
            case MODULE -> unless(IDENTIFIER, name, "A module's name has small letters, digits and _.")
                    .or(() -> taken(RUST, name, " is a word of Rust."));
            case PYTHON -> unless(IDENTIFIER, name.replace('-', '_'),
                    "A package's name has small letters, digits, - and _, and begins with a letter.")
                    .or(() -> taken(PYTHON, name, " is a word of Python."));
            case NPM -> unless(NPM, name, "A package's name has small letters, digits, -, _ and dots.")
                    .or(() -> taken(Set.of("node_modules", "favicon.ico"), name, " is a name that npm does not take."));
            case CMAKE -> unless(CRATE, name, "The name has letters, digits, - and _, and begins with a letter.")
                    .or(() -> taken(Set.of("test", "all", "install", "clean", "help", "tests"), name,
                            " is a target that CMake has itself."));
        });
    }

    private static Optional<String> unless(Pattern pattern, String name, String otherwise) {
        return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(otherwise);
    }

    private static Optional<String> taken(Set<String> words, String name, String why) {
        return words.contains(name.toLowerCase(Locale.ROOT)) ? Optional.of("“" + name + "”" + why) : Optional.empty();
    }

    /** The name of what is made at {@code path}: its last part, without the ending of a file of Rust. */
    static TemplateName of(Path path) {
        String last = Objects.toString(path.getFileName(), "");
        return new TemplateName(last.endsWith(".rs") ? last.substring(0, last.length() - ".rs".length()) : last);
    }

    /** {@code text} with this name in the places of its placeholders. */
    public String fill(String text) {
        Map<String, String> values = Map.of("name", name, "ident", ident(), "Name", camel(),
                "NAME", ident().toUpperCase(Locale.ROOT));
        return PLACEHOLDER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)))));
    }

    private String ident() {
        String ident = name.replaceAll("[^\\p{Alnum}_]", "_");
        return ident.isEmpty() || Character.isDigit(ident.charAt(0)) ? "_" + ident : ident;
    }

    private String camel() {
        var camel = new StringBuilder();
        for (String word : ident().split("_")) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.isEmpty() ? "New" : camel.toString();
    }
}
