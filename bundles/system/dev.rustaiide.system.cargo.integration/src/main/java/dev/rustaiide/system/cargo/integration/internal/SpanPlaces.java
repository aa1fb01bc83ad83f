package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * Finds the place of a span of rustc's JSON ({@code rustc --error-format=json}): lines and columns from one, columns
 * in characters, file names relative to where rustc ran.
 *
 * @param root where rustc runs for members of the workspace
 */
record SpanPlaces(Path root) {
    /** Where the user wrote what {@code span} speaks of: through macros up to the outermost call in the workspace. */
    Location place(Json span, Path packageFolder) {
        Json shown = span;
        for (Json outer = span; !outer.isNull(); outer = outer.get("expansion").get("span")) {
            if (inWorkspace(outer, packageFolder)) {
                shown = outer;
            }
        }
        return new Location(file(shown, packageFolder), range(shown));
    }

    private boolean inWorkspace(Json span, Path packageFolder) {
        Path file = file(span, packageFolder);
        return (file.startsWith(root) || file.startsWith(packageFolder)) && !isGenerated(span);
    }

    /** Names such as {@code <::core::macros::builtin::derive>}, which are no files. */
    private static boolean isGenerated(Json span) {
        return span.string("file_name", "<").startsWith("<");
    }

    /** Members are compiled from the workspace's root, packages outside of it from their own folder. */
    private Path file(Json span, Path packageFolder) {
        String name = span.string("file_name", "").replace('\0', '?');
        Path here = root.resolve(name).normalize();
        Path there = packageFolder.resolve(name).normalize();
        return !here.equals(there) && !Files.exists(here) && Files.exists(there) ? there : here;
    }

    private static Range range(Json span) {
        List<Json> text = span.get("text").items();
        Position start = position(span, "line_start", "column_start", text.isEmpty() ? Json.NULL : text.getFirst());
        Position end = position(span, "line_end", "column_end", text.isEmpty() ? Json.NULL : text.getLast());
        return start.compareTo(end) <= 0 ? new Range(start, end) : Range.at(start);
    }

    private static Position position(Json span, String line, String column, Json text) {
        int characters = fromOne(span.number(column, 1));
        String content = text.string("text", "");
        boolean fits = characters <= content.codePointCount(0, content.length());
        return new Position(fromOne(span.number(line, 1)),
                fits ? content.offsetByCodePoints(0, characters) : characters);
    }

    private static int fromOne(long number) {
        return (int) Math.clamp(number - 1, 0, Integer.MAX_VALUE - 1);
    }
}
