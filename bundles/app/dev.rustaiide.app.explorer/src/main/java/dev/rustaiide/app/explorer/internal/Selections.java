package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.common.SafeText;

/** What several files that people have chosen mean. */
final class Selections {
    private static final int SHOWN = 5;

    private Selections() {}

    /** Without those that lie in another one of them, which has them anyway; none twice. */
    static List<Path> tops(Collection<Path> files) {
        return files.stream().distinct().filter(file -> files.stream()
                .noneMatch(other -> !other.equals(file) && file.startsWith(other))).toList();
    }

    /** Their names, of many the first ones, as a sentence for a question; empty if there is only one. */
    static String list(List<Path> files) {
        if (files.size() < 2) {
            return "";
        }
        String names = files.stream().limit(SHOWN).map(file -> SafeText.line(String.valueOf(file.getFileName())))
                .collect(Collectors.joining(", "));
        return names + (files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "") + ". ";
    }
}
