package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/**
 * What Cargo itself complains of, as plain text on its standard error, and the place that it speaks of.
 *
 * <p>Cargo names the place in four ways: {@code --> file:line:column}, {@code at line 3, column 5}, only the manifest,
 * or only the package. Where there is no line, the key that the message quotes is looked up in the manifest.
 */
record ManifestProblem(Path workingFolder, Path nearestManifest) {
    private static final Pattern ARROW = Pattern.compile("(?m)^\\s*--> (.+):(\\d+):(\\d+)$");
    private static final Pattern LINE_COLUMN = Pattern.compile("at line (\\d+), column (\\d+)");
    private static final Pattern MANIFEST = Pattern.compile("`([^`]*Cargo\\.toml)`");
    private static final Pattern PACKAGE = Pattern.compile("required by package `[^`(]*\\(([^`)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern UNUSED = Pattern.compile("(?m)^warning: (.*Cargo\\.toml): (unused manifest key: .*)$");

    /** The error in what Cargo printed; empty if it did not complain. */
    Optional<Diagnostic> error(String printed) {
        int start = printed.startsWith("error") ? 0 : printed.indexOf("\nerror");
        int colon = start < 0 ? -1 : printed.indexOf(": ", start);
        if (colon < 0) {
            return Optional.empty();
        }
        String story = printed.substring(start).strip();
        return Optional.of(new Diagnostic(place(story), Severity.ERROR, "cargo", Optional.empty(), message(story),
                story, List.of(), List.of()));
    }

    /** Keys of manifests that mean nothing to Cargo. */
    List<Diagnostic> warnings(String printed) {
        return UNUSED.matcher(printed).results().map(this::unused).toList();
    }

    private Diagnostic unused(MatchResult match) {
        Path manifest = resolve(match.group(1));
        String key = match.group(2).substring(match.group(2).lastIndexOf(' ') + 1);
        return Diagnostic.of(new Location(manifest, keyIn(manifest, Stream.of(key))), Severity.WARNING, "cargo",
                match.group(2));
    }

    /** The first line and the last cause, which is the one that says what is wrong. */
    private static String message(String story) {
        String first = story.lines().findFirst().orElse("").replaceFirst("^error(\\[[^]]*])?: ", "");
        int cause = story.lastIndexOf("Caused by:");
        if (cause < 0) {
            return first;
        }
        return story.substring(cause).lines().skip(1).map(String::strip).filter(line -> !line.isEmpty())
                .findFirst().orElse(first);
    }

    private Location place(String story) {
        Matcher arrow = ARROW.matcher(story);
        if (arrow.find()) {
            return new Location(resolve(arrow.group(1)), range(arrow.group(2), arrow.group(3)));
        }
        Path manifest = lastMatch(MANIFEST, story).map(this::resolve)
                .or(() -> lastMatch(PACKAGE, story).map(folder -> resolve(folder + "/Cargo.toml")))
                .orElse(nearestManifest);
        Matcher line = LINE_COLUMN.matcher(story);
        if (line.find()) {
            return new Location(manifest, range(line.group(1), line.group(2)));
        }
        return new Location(manifest, keyIn(manifest, QUOTED.matcher(story).results().map(quoted -> quoted.group(1))));
    }

    private static Optional<String> lastMatch(Pattern pattern, String story) {
        return pattern.matcher(story).results().map(match -> match.group(1)).reduce((first, second) -> second);
    }

    private Path resolve(String name) {
        try {
            return workingFolder.resolve(name).normalize();
        } catch (InvalidPathException odd) {
            return nearestManifest;
        }
    }

    private static Range range(String line, String column) {
        return Range.at(new Position(fromOne(line), fromOne(column)));
    }

    private static int fromOne(String digits) {
        return digits.length() > 9 ? 0 : Math.max(0, Integer.parseInt(digits) - 1);
    }

    /** Where one of {@code names} stands as a key or a table, the last that does; the start of the file otherwise. */
    private static Range keyIn(Path manifest, Stream<String> names) {
        try {
            List<String> lines = Files.readAllLines(manifest, StandardCharsets.UTF_8);
            return names.map(name -> name.substring(name.lastIndexOf('.') + 1)).map(key -> keyIn(lines, key))
                    .flatMap(Optional::stream).reduce((first, second) -> second).orElse(Range.of(0, 0, 0, 0));
        } catch (IOException | UncheckedIOException unreadable) {
            // A manifest that cannot be read is the likely reason for the complaint; it has no better place.
            return Range.of(0, 0, 0, 0);
        }
    }

    private static Optional<Range> keyIn(List<String> lines, String key) {
        Pattern line = Pattern.compile("\\s*\\[*[\\w.-]*?(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-]).*");
        for (int i = 0; i < lines.size(); i++) {
            if (line.matcher(lines.get(i)).matches()) {
                int start = lines.get(i).indexOf(key);
                return Optional.of(Range.of(i, start, i, start + key.length()));
            }
        }
        return Optional.empty();
    }
}
