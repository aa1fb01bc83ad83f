package dev.rustaiide.system.lsp.server.internal;

import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/** What a client counts within a line; lines are those of {@link Text}. */
enum PositionEncoding {
    UTF_16("utf-16") {
        @Override
        int toUnits(Text text, int start, int end) {
            return end - start;
        }

        @Override
        int toOffset(Text text, int start, int end, int units) {
            return Math.min(end, start + units);
        }
    },
    UTF_8("utf-8") {
        @Override
        int toUnits(Text text, int start, int end) {
            return text.byteOf(end) - text.byteOf(start);
        }

        @Override
        int toOffset(Text text, int start, int end, int units) {
            int most = text.byteOf(end);
            return text.offsetOfByte(Math.min(most, text.byteOf(start) + units));
        }
    },
    UTF_32("utf-32") {
        @Override
        int toUnits(Text text, int start, int end) {
            String before = text.substring(start, end);
            return before.codePointCount(0, before.length());
        }

        @Override
        int toOffset(Text text, int start, int end, int units) {
            String line = text.substring(start, end);
            int most = line.codePointCount(0, line.length());
            return start + line.offsetByCodePoints(0, Math.min(most, units));
        }
    };

    private static final int LONGEST_LINE = Integer.MAX_VALUE / 2;

    private final String id;

    PositionEncoding(String id) {
        this.id = id;
    }

    /** As the protocol names it. */
    String id() {
        return id;
    }

    /** The one that the client likes best; UTF-16 if it does not say. */
    static PositionEncoding chosen(List<String> offered) {
        for (String each : offered) {
            for (PositionEncoding known : values()) {
                if (known.id.equals(each)) {
                    return known;
                }
            }
        }
        return UTF_16;
    }

    abstract int toUnits(Text text, int start, int end);

    /** {@code units} are not below zero. */
    abstract int toOffset(Text text, int start, int end, int units);

    /** The place in {@code text} that is nearest to what a client says. */
    int offset(Text text, org.eclipse.lsp4j.Position place) {
        int line = Math.max(0, place.getLine());
        if (line >= text.lineCount()) {
            return text.length();
        }
        int units = Math.clamp(place.getCharacter(), 0, LONGEST_LINE);
        return toOffset(text, text.lineStart(line), text.lineEnd(line), units);
    }

    Position position(Text text, org.eclipse.lsp4j.Position place) {
        return text.positionOf(offset(text, place));
    }

    /** As the client counts. A place that {@code text} does not have becomes the nearest. */
    org.eclipse.lsp4j.Position place(Text text, Position position) {
        if (this == UTF_16 && position.line() < text.lineCount()) {
            return new org.eclipse.lsp4j.Position(position.line(), position.character());
        }
        int offset = text.offsetOf(position);
        int line = text.lineOf(offset);
        return new org.eclipse.lsp4j.Position(line, toUnits(text, text.lineStart(line), offset));
    }
}
