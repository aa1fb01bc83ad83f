package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.rustaiide.foundation.error.Failure;

/**
 * Which lines ran.
 *
 * @param files those of the workspace, in the order of their paths
 * @param gap why some of it is missing, or all if there are no files
 */
public record Coverage(List<OfFile> files, Optional<Failure> gap) {
    public Coverage {
        files = List.copyOf(files);
    }

    /**
     * Of one file.
     *
     * @param counts how often each line ran that has code, by its number from zero
     */
    public record OfFile(Path file, NavigableMap<Integer, Long> counts) {
        public OfFile {
            counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
        }

        /** Lines with code. */
        public int lines() {
            return counts.size();
        }

        /** Lines that ran. */
        public int covered() {
            return (int) counts.values().stream().filter(count -> count > 0).count();
        }
    }

    public int lines() {
        return files.stream().mapToInt(OfFile::lines).sum();
    }

    public int covered() {
        return files.stream().mapToInt(OfFile::covered).sum();
    }

    /** Part of {@code all} that {@code covered} is, from 0 to 100; 100 of nothing. */
    public static double percent(int covered, int all) {
        return all == 0 ? 100 : 100.0 * covered / all;
    }
}
