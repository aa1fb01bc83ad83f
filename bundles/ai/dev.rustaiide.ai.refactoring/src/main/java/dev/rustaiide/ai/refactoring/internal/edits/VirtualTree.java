package dev.rustaiide.ai.refactoring.internal.edits;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files as they would be after some were made, moved and deleted. Reads the disk, changes nothing. */
final class VirtualTree {
    private final List<Step> steps = new ArrayList<>();

    private sealed interface Step {
        record Made(Path file) implements Step {}

        record Moved(Path from, Path to) implements Step {}

        record Gone(Path file) implements Step {}
    }

    /**
     * What is at a place.
     *
     * @param path where it lies on the disk today; the place where it was made, if it was
     * @param made tells what is not on the disk yet from others that are made at the same place; -1 for what is
     * @param folder whether it is a folder
     */
    record Entry(Path path, int made, boolean folder) {
        boolean fresh() {
            return made >= 0;
        }
    }

    void make(Path file) {
        steps.add(new Step.Made(file));
    }

    void move(Path from, Path to) {
        steps.add(new Step.Moved(from, to));
    }

    void delete(Path file) {
        steps.add(new Step.Gone(file));
    }

    /** Where what is at {@code now} on the disk, or was made there first of all, ends; empty if it is deleted. */
    Optional<Path> destination(Path now) {
        Path at = now;
        for (Step step : steps) {
            if (step instanceof Step.Moved(Path from, Path to) && at.startsWith(from)) {
                at = to.resolve(from.relativize(at)).normalize();
            } else if (step instanceof Step.Gone(Path file) && at.startsWith(file)) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** What would be at {@code place}. */
    Optional<Entry> at(Path place) {
        Path at = place;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step instanceof Step.Made(Path file) && file.startsWith(at) && (file.equals(at) || !isThere(at))) {
                return Optional.of(new Entry(at, i, !file.equals(at)));
            }
            if (step instanceof Step.Moved(Path from, Path to)) {
                if (at.startsWith(to)) {
                    at = from.resolve(to.relativize(at)).normalize();
                } else if (at.startsWith(from)) {
                    return Optional.empty();
                } else if (to.startsWith(at) && !isThere(at)) {
                    return Optional.of(new Entry(at, i, true));
                }
            }
            if (step instanceof Step.Gone(Path file) && at.startsWith(file)) {
                return Optional.empty();
            }
        }
        return isThere(at)
                ? Optional.of(new Entry(at, -1, Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)))
                : Optional.empty();
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
