package dev.rustaiide.foundation.text;

import java.util.function.Consumer;

/** A part of a rope that is not in the heap: it knows its totals, and {@link Pages} brings the rest when asked. */
final class Page extends Rope {
    /** The bytes of U+FFFD and of a character that has two bytes: what stands for bytes that are gone. */
    private static final byte[] THREE = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
    private static final byte[] TWO = {(byte) 0xC2, (byte) 0xBF};

    private final Pages pages;
    final long position;
    final int length;

    /** The page of {@code length} bytes at {@code position}, which are {@code counted}. */
    Page(Pages pages, long position, int length, Rope counted) {
        super(counted.bytes, counted.chars, counted.lineFeeds);
        this.pages = pages;
        this.position = position;
        this.length = length;
    }

    Pages pages() {
        return pages;
    }

    /** What the page holds, read if it is not at hand. */
    Rope rope() {
        return pages.load(this);
    }

    boolean counts(Rope rope) {
        return rope.bytes == bytes && rope.chars == chars && rope.lineFeeds == lineFeeds;
    }

    /** As many bytes, units and line feeds as there were, so that every offset stays what it was. */
    Rope filler() {
        byte[] filled = new byte[bytes];
        int units = chars - lineFeeds;
        int spare = bytes - lineFeeds - units;
        int at = 0;
        for (int line = 0; line <= lineFeeds; line++) {
            int end = (int) ((long) units * (line + 1) / (lineFeeds + 1));
            for (int unit = (int) ((long) units * line / (lineFeeds + 1)); unit < end; unit++) {
                byte[] mark = spare >= 2 ? THREE : spare == 1 ? TWO : new byte[] {'?'};
                System.arraycopy(mark, 0, filled, at, mark.length);
                at += mark.length;
                spare -= mark.length - 1;
            }
            if (line < lineFeeds) {
                filled[at++] = '\n';
            }
        }
        return Rope.of(filled);
    }

    @Override
    Rope replaceInLeaf(int from, int to, Leaf replacement) {
        return this;
    }

    /** From outside it is a leaf; what a slice of it brings along is a tree with a height of its own. */
    @Override
    int height() {
        return 0;
    }

    @Override
    Rope slice(int from, int to) {
        return from == 0 && to == chars ? this : rope().slice(from, to);
    }

    @Override
    char charAt(int offset) {
        return rope().charAt(offset);
    }

    @Override
    Leaf leafAt(int offset) {
        return rope().leafAt(offset);
    }

    @Override
    int leafStart(int offset) {
        return rope().leafStart(offset);
    }

    @Override
    int bytesBefore(int offset) {
        return chars == bytes ? offset : rope().bytesBefore(offset);
    }

    @Override
    int charsBefore(int byteOffset) {
        return chars == bytes ? byteOffset : rope().charsBefore(byteOffset);
    }

    @Override
    int lineFeedsBefore(int offset) {
        return lineFeeds == 0 || offset == 0 ? 0 : rope().lineFeedsBefore(offset);
    }

    @Override
    int offsetBehindLineFeed(int count) {
        return rope().offsetBehindLineFeed(count);
    }

    @Override
    String substring(int from, int to) {
        return rope().substring(from, to);
    }

    @Override
    void append(int from, int to, StringBuilder characters) {
        rope().append(from, to, characters);
    }

    @Override
    Chunk chunkAt(int byteOffset) {
        return rope().chunkAt(byteOffset);
    }

    @Override
    void forEachChunk(Consumer<Chunk> reader) {
        rope().forEachChunk(reader);
    }
}
