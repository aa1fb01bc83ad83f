package dev.rustaiide.system.testing.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.system.testing.Coverage;

/** Reads lcov's tracefiles (geninfo(1)) as {@code llvm-cov export} writes them; files of the workspace count alone. */
final class TracedLines implements Consumer<Line> {
    private static final Pattern LINE = Pattern.compile("DA:(\\d{1,9}),(\\d{1,19})(,.*)?");

    private final Path root;
    private final Path built;
    private final Map<Path, NavigableMap<Integer, Long>> files = new TreeMap<>();
    private @Nullable NavigableMap<Integer, Long> current;

    /** Files in {@code root} count, but for those in {@code built}: build scripts and macros made them. */
    TracedLines(Path root, Path built) {
        this.root = root;
        this.built = built;
    }

    @Override
    public synchronized void accept(Line line) {
        String text = line.text();
        if (line.error()) {
            return;
        }
        if (text.startsWith("SF:")) {
            current = isOurs(text.substring(3)) ? files.computeIfAbsent(Path.of(text.substring(3)).normalize(),
                    file -> new TreeMap<>()) : null;
        } else if (text.equals("end_of_record")) {
            current = null;
        } else if (current != null) {
            Matcher traced = LINE.matcher(text);
            if (traced.matches()) {
                current.merge(Integer.parseInt(traced.group(1)) - 1, count(traced.group(2)), Math::max);
            }
        }
    }

    private boolean isOurs(String name) {
        try {
            Path file = Path.of(name).normalize();
            return file.startsWith(root) && !file.startsWith(built);
        } catch (InvalidPathException odd) {
            return false;
        }
    }

    private static long count(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException more) {
            return Long.MAX_VALUE;
        }
    }

    synchronized Coverage coverage(String tool) {
        List<Coverage.OfFile> found = new ArrayList<>();
        files.forEach((file, counts) -> found.add(new Coverage.OfFile(file, counts)));
        return new Coverage(found, tool);
    }
}
