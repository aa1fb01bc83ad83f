package dev.rustaiide.system.testing.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.testing.TestFailure;

/**
 * Reads what a failed test printed: the panic message as std writes it, and what assert_eq! and its sisters say.
 *
 * @param root where the compiler ran, from which it names files
 * @param packageFolder where it names files from otherwise
 */
record PanicText(Path root, Path packageFolder) {
    private static final Pattern PANIC = Pattern.compile(
            "panicked at (?:(?<old>'.*', )?(?<file>[^\\n:']+(?:\\.rs)?)):(?<line>\\d+):(?<column>\\d+):?\\n");
    private static final Pattern END = Pattern.compile("\\n(?:stack backtrace:|note: run with `RUST_BACKTRACE|note: in "
            + "Rust 2\\d{3}|thread '.*?' (?:\\(\\d+\\) )?panicked at )");
    private static final Pattern COMPARED = Pattern.compile(
            "assertion `left (?<relation>==|!=|matches) right` failed(?:: (?<said>.*?))?\\n {2}left: (?<left>.*?)\\n"
                    + " {1,2}right: (?<right>.*)", Pattern.DOTALL);
    private static final int LONGEST = 1 << 18;

    /** What {@code output} says; {@code message} is what the harness itself says, which may be empty. */
    TestFailure read(String output, String message) {
        Matcher panic = PANIC.matcher(output);
        if (!panic.find()) {
            String said = message.isEmpty() ? lastWords(output) : message;
            return new TestFailure(said, Optional.empty(), location(message));
        }
        String told = output.substring(panic.end());
        Matcher end = END.matcher('\n' + told);
        String text = end.find() ? told.substring(0, Math.max(0, end.start() - 1)) : told;
        text = cut(text.stripTrailing());
        Optional<Location> location = location(panic);
        return new TestFailure(message.isEmpty() ? text : message, comparison(text), location);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : BoundedText.of(text, LONGEST / 2);
    }

    private static Optional<TestFailure.Comparison> comparison(String text) {
        Matcher compared = COMPARED.matcher(text);
        return compared.find() ? Optional.of(new TestFailure.Comparison(compared.group("left"),
                compared.group("relation"), compared.group("right"))) : Optional.empty();
    }

    /** A test that gives an error prints it in its last lines. */
    private static String lastWords(String output) {
        String text = output.strip();
        int error = text.lastIndexOf("\nError: ");
        return cut(text.startsWith("Error: ") ? text : error >= 0 ? text.substring(error + 1) : text);
    }

    private Optional<Location> location(String message) {
        Matcher place = Pattern.compile(" at (?<file>[^\\n:]+\\.rs):(?<line>\\d+):(?<column>\\d+)").matcher(message);
        return place.find() ? location(place) : Optional.empty();
    }

    private Optional<Location> location(Matcher at) {
        int line = number(at.group("line"));
        int column = number(at.group("column"));
        return file(at.group("file")).map(file -> new Location(file, Range.of(line, column, line, column)));
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Math.max(0, Integer.parseInt(digits) - 1);
    }

    /** The file that the compiler calls {@code name}, if it is there. */
    Optional<Path> file(String name) {
        try {
            Path here = root.resolve(name).normalize();
            Path there = packageFolder.resolve(name).normalize();
            return Files.isRegularFile(here) ? Optional.of(here)
                    : Files.isRegularFile(there) ? Optional.of(there) : Optional.empty();
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }
}
