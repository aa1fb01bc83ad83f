package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Changes of several files while they are found; the same change twice counts once. */
final class TextEdits {
    private final Map<Path, Set<TextChange>> changes = new LinkedHashMap<>();
    private final Map<Path, SourceFile> files = new LinkedHashMap<>();

    void add(SourceFile file, TextChange change) {
        files.put(file.path(), file);
        changes.computeIfAbsent(file.path(), fresh -> new LinkedHashSet<>()).add(change);
    }

    void replace(SourceFile file, int start, int end, String with) {
        add(file, TextChange.of(start, end, with));
    }

    /** Those of {@code file}, in their order; of two at one place that which was found first comes first. */
    List<TextChange> of(Path file) {
        List<TextChange> sorted = new ArrayList<>(changes.getOrDefault(file, Set.of()));
        sorted.sort(Comparator.comparingInt(TextChange::start).thenComparingInt(TextChange::end));
        return sorted;
    }

    /** Puts {@code with} in the place of {@code span}, which has the changes within it already. */
    void swallow(SourceFile file, Span span, String with) {
        changes.getOrDefault(file.path(), new LinkedHashSet<>()).removeIf(change -> change.start() >= span.start()
                && change.end() <= span.end());
        replace(file, span.start(), span.end(), with);
    }

    Map<Path, SourceFile> files() {
        return files;
    }

    /** Whether two changes of a file are in each other's way. */
    boolean overlaps(Path file) {
        int end = 0;
        for (TextChange change : of(file)) {
            if (change.start() < end) {
                return true;
            }
            end = change.end();
        }
        return false;
    }

    /** The text of {@code file} in {@code span} after the changes in it. */
    String within(SourceFile file, Span span) {
        var all = new StringBuilder();
        int at = span.start();
        for (TextChange change : of(file.path())) {
            if (change.start() >= span.start() && change.end() <= span.end()) {
                all.append(file.text().substring(at, change.start())).append(change.replacement());
                at = change.end();
            }
        }
        return all.append(file.text().substring(at, span.end())).toString();
    }

    /** What each file will be. */
    Map<Path, Text> after() {
        Map<Path, Text> all = new LinkedHashMap<>();
        files.forEach((path, file) -> all.put(path, file.text().apply(of(path))));
        return all;
    }
}
