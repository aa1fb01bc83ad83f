package dev.rustaiide.system.lsp.client.internal.server;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** What a server counts on a line. Positions that a text does not have are moved to the nearest that it has. */
public enum PositionEncoding {
    UTF_8, UTF_16, UTF_32;

    /** That which {@code name} stands for in the protocol; anything else is its default. */
    static PositionEncoding of(String name) {
        return switch (name) {
            case "utf-8" -> UTF_8;
            case "utf-32" -> UTF_32;
            default -> UTF_16;
        };
    }

    /** {@code position} of {@code text} as it is sent. */
    Json send(Text text, Position position) {
        int offset = text.offsetOf(position);
        int line = text.lineOf(offset);
        int start = text.lineStart(line);
        long character = switch (this) {
            case UTF_8 -> text.byteOf(offset) - text.byteOf(start);
            case UTF_16 -> offset - start;
            case UTF_32 -> {
                String before = text.substring(start, offset);
                yield before.codePointCount(0, before.length());
            }
        };
        return Json.object().put("line", line).put("character", character).build();
    }

    Json send(Text text, Range range) {
        return Json.object().put("start", send(text, range.start())).put("end", send(text, range.end())).build();
    }

    /** The position of {@code text} that {@code sent} is. */
    Position receive(Text text, Json sent) {
        long line = Math.max(0, sent.number("line", 0));
        long character = Math.max(0, sent.number("character", 0));
        if (line >= text.lineCount()) {
            return text.positionOf(text.length());
        }
        int start = text.lineStart((int) line);
        int end = text.lineEnd((int) line);
        return new Position((int) line, offset(text, start, end, character) - start);
    }

    private int offset(Text text, int start, int end, long character) {
        return switch (this) {
            case UTF_8 -> {
                int from = text.byteOf(start);
                yield text.offsetOfByte((int) Math.min(from + character, text.byteOf(end)));
            }
            case UTF_16 -> {
                int offset = (int) Math.min(start + character, end);
                boolean inPair = offset > start && offset < end && Character.isLowSurrogate(text.charAt(offset))
                        && Character.isHighSurrogate(text.charAt(offset - 1));
                yield inPair ? offset - 1 : offset;
            }
            case UTF_32 -> {
                String line = text.substring(start, end);
                int points = line.codePointCount(0, line.length());
                yield start + line.offsetByCodePoints(0, (int) Math.min(points, character));
            }
        };
    }

    /** A range whose ends are the wrong way round is the one between them. */
    Range receiveRange(Text text, Json sent) {
        return ordered(receive(text, sent.get("start")), receive(text, sent.get("end")));
    }

    /** As {@link #receive}, where there is no text to look at. */
    static Position plain(Json sent) {
        return new Position(limited(sent.number("line", 0)), limited(sent.number("character", 0)));
    }

    static Range plainRange(Json sent) {
        return ordered(plain(sent.get("start")), plain(sent.get("end")));
    }

    private static Range ordered(Position one, Position other) {
        return one.compareTo(other) <= 0 ? new Range(one, other) : new Range(other, one);
    }

    private static int limited(long number) {
        return (int) Math.clamp(number, 0, Integer.MAX_VALUE);
    }
}
