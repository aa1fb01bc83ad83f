package dev.rustaiide.ai.provenance.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

/**
 * Lines that were put into a file together.
 *
 * @param line the first, from zero, when they were
 * @param before hash of the line before them; empty at the start of the file
 * @param hashes of the lines
 * @param after hash of the line behind them; empty at the end of the file
 */
record Block(int line, String before, List<String> hashes, String after) {
    Block {
        hashes = List.copyOf(hashes);
    }

    /** The lines that {@code after} has and {@code before} has not. */
    static List<Block> of(Text before, Text after) {
        List<String> hashes = LineHashes.of(after);
        List<Block> blocks = new ArrayList<>();
        for (TextDiff.Hunk hunk : TextDiff.of(before, after)) {
            if (hunk.added() > 0) {
                blocks.add(new Block(hunk.afterStart(), hunk.afterStart() == 0 ? "" : hashes.get(hunk.afterStart() - 1),
                        hashes.subList(hunk.afterStart(), hunk.afterEnd()),
                        hunk.afterEnd() == hashes.size() ? "" : hashes.get(hunk.afterEnd())));
            }
        }
        return blocks;
    }

    /** {@code line:before:hashes:after}, with the hashes written without anything between them. */
    String print() {
        return line + ":" + before + ":" + String.join("", hashes) + ":" + after;
    }

    /** What {@link #print} gave; an empty block if it is none. */
    static Block parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4 || !parts[0].matches("\\d{1,9}")) {
            return new Block(0, "", List.of(), "");
        }
        List<String> hashes = new ArrayList<>();
        for (int at = 0; at + LineHashes.DIGITS <= parts[2].length(); at += LineHashes.DIGITS) {
            hashes.add(parts[2].substring(at, at + LineHashes.DIGITS));
        }
        return new Block(Integer.parseInt(parts[0]), parts[1], hashes, parts[3]);
    }

    /** In parts of at most {@code most} lines, each with the line of its neighbour beside it. */
    List<Block> split(int most) {
        List<Block> parts = new ArrayList<>();
        for (int at = 0; at < hashes.size(); at += most) {
            int end = Math.min(hashes.size(), at + most);
            parts.add(new Block(line + at, at == 0 ? before : hashes.get(at - 1), hashes.subList(at, end),
                    end == hashes.size() ? after : hashes.get(end)));
        }
        return parts;
    }
}
