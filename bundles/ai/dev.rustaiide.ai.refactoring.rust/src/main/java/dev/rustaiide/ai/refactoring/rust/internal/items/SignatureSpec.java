package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.RustNames;
import dev.rustaiide.foundation.error.FailureException;

/**
 * The parameters that a function will have, as people write them: {@code b, a: u64, old => new, c: u32 = 0}. A name
 * alone keeps a parameter, with a type it changes it, behind an arrow it renames it, and with a value it is a new one
 * for which calls pass the value. What is not named goes away.
 */
record SignatureSpec(List<Entry> entries) {
    static final String FORM = "Write parameters like “b, a: u64, old => new, c: u32 = 0”.";

    /**
     * One parameter.
     *
     * @param from the name it has now; empty for a new one
     * @param value what calls pass for a new one
     */
    record Entry(Optional<String> from, String name, Optional<String> type, Optional<String> value) {}

    static SignatureSpec of(String text) throws FailureException {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : Words.split(text, ',')) {
            if (!part.isBlank()) {
                Entry entry = entry(part.strip());
                boolean again = !seen.add("new " + entry.name())
                        || entry.from().filter(from -> !seen.add("old " + from)).isPresent();
                if (again) {
                    throw Refused.because(SignatureChange.WHAT, "“" + part.strip() + "” is there twice.", FORM);
                }
                entries.add(entry);
            }
        }
        return new SignatureSpec(List.copyOf(entries));
    }

    private static Entry entry(String part) throws FailureException {
        int arrow = part.indexOf("=>");
        Optional<String> from = arrow < 0 ? Optional.empty() : Optional.of(part.substring(0, arrow).strip());
        String rest = (arrow < 0 ? part : part.substring(arrow + 2)).strip();
        List<String> assigned = Words.split(rest, '=');
        Optional<String> value = assigned.size() > 1
                ? Optional.of(rest.substring(assigned.getFirst().length() + 1).strip()) : Optional.empty();
        List<String> declared = Words.split(assigned.getFirst(), ':');
        String name = declared.getFirst().strip();
        Optional<String> type = declared.size() > 1
                ? Optional.of(assigned.getFirst().substring(declared.getFirst().length() + 1).strip())
                : Optional.empty();
        boolean half = value.isPresent() && (type.isEmpty() || from.isPresent() || value.get().isEmpty())
                || type.filter(String::isEmpty).isPresent();
        if (half) {
            throw Refused.because(SignatureChange.WHAT, "“" + part + "” does not say a name, a type and a value.",
                    FORM);
        }
        if (value.isPresent() || from.isPresent()) {
            RustNames.require(SignatureChange.WHAT, name);
        }
        return new Entry(value.isPresent() ? Optional.empty() : Optional.of(from.orElse(name)), name, type, value);
    }
}
