package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.util.Comparator;
import java.util.List;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Text in the place of a part of a string, by offsets. */
public record Splice(int start, int end, String text) {
    /** The same as edits of lines and columns, in order. */
    public static List<TextEdit> edits(String text, List<Splice> splices) {
        return splices.stream().distinct().sorted(Comparator.comparingInt(Splice::start)).map(each -> new TextEdit(
                new Range(position(text, each.start), position(text, each.end)), each.text)).toList();
    }

    private static Position position(String text, int offset) {
        int line = 0;
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0 && feed < offset; feed = text.indexOf('\n', feed + 1)) {
            line++;
            start = feed + 1;
        }
        return new Position(line, offset - start);
    }
}
