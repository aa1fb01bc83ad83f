package dev.rustaiide.foundation.terminal.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What left the screen at its top. Lines are kept as programs wrote them, so that another width costs nothing but
 * counting anew. The oldest go, a chunk at a time, when there are more than wanted.
 */
final class ScrollBack {
    /** A line of more bytes is kept as several. */
    private static final int LONGEST = 1 << 15;
    private static final int MOST_CHUNKS = 512;

    private final int most;
    private final ArrayDeque<Chunk> spare = new ArrayDeque<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final CellCodec codec = new CellCodec();
    private final Cells scratch = new Cells();
    private long dropped;
    private int lines;
    private boolean open;
    private int counted = -1;

    /** A row of a line: where it begins. */
    static final class Place {
        long line;
        int start;
    }

    ScrollBack(int most) {
        this.most = most;
    }

    long firstLine() {
        return dropped;
    }

    /** The number of the line that comes next. */
    long endLine() {
        return dropped + lines;
    }

    /** Whether the last line goes on with the first row of the screen. */
    boolean isOpen() {
        return open;
    }

    void clear() {
        dropped += lines;
        lines = 0;
        open = false;
        chunks.clear();
    }

    /** What comes next is another line. */
    void close() {
        open = false;
    }

    void push(Row row) {
        int count = row.length();
        int bound = CellCodec.bound(count);
        if (most == 0) {
            dropped += row.wrap > 0 ? 0 : 1;
            return;
        }
        if (!open) {
            begin(bound, false);
        } else if (last().bytesOfLast() + bound > LONGEST && last().bytesOfLast() > LONGEST / 2) {
            begin(bound, true);
        } else if (!last().hasRoom(bound)) {
            Chunk before = last();
            Chunk next = addChunk();
            next.take(before);
            if (before.lines == 0) {
                chunks.remove(before);
                keep(before);
            }
        }
        last().add(row, count, codec);
        open = row.wrap > 0;
    }

    private void begin(int bound, boolean continues) {
        if (chunks.isEmpty() || !last().hasRoom(bound)) {
            addChunk();
        }
        last().begin(continues);
        lines++;
        while (lines - chunks.getFirst().lines >= most || chunks.size() > MOST_CHUNKS) {
            Chunk oldest = chunks.removeFirst();
            dropped += oldest.lines;
            lines -= oldest.lines;
            keep(oldest);
        }
    }

    private Chunk addChunk() {
        Chunk next = spare.isEmpty() ? new Chunk() : spare.poll();
        next.clear();
        chunks.add(next);
        return next;
    }

    private void keep(Chunk chunk) {
        if (spare.size() < 2) {
            spare.add(chunk);
        }
    }

    private Chunk last() {
        return chunks.getLast();
    }

    /** Takes the last line away, into {@code into}; whether there was any. */
    boolean removeLast(Cells into) {
        if (lines == 0) {
            return false;
        }
        last().read(last().lines - 1, codec, into);
        last().removeLast();
        lines--;
        open = false;
        if (last().lines == 0) {
            keep(chunks.removeLast());
        }
        return true;
    }

    /** The cells of the last line. */
    int cellsOfLast() {
        return last().cells(last().lines - 1);
    }

    /** Reads a line that is there. */
    void read(long line, Cells into) {
        Chunk chunk = chunkOf(line);
        chunk.read(indexIn(chunk, line), codec, into);
    }

    int command(long line) {
        Chunk chunk = chunkOf(line);
        return chunk.command(indexIn(chunk, line));
    }

    /** Whether {@code line} goes on with the text of the one before. */
    boolean continues(long line) {
        Chunk chunk = chunkOf(line);
        return chunk.continues(indexIn(chunk, line));
    }

    private Chunk chunkOf(long line) {
        long start = dropped;
        for (Chunk chunk : chunks) {
            start += chunk.lines;
            if (line < start) {
                return chunk;
            }
        }
        throw new IndexOutOfBoundsException("no line " + line);
    }

    private int indexIn(Chunk wanted, long line) {
        long start = dropped;
        for (Chunk chunk : chunks) {
            if (chunk == wanted) {
                break;
            }
            start += chunk.lines;
        }
        return (int) (line - start);
    }

    /** How many rows there are. */
    int rows(int columns) {
        if (counted != columns) {
            chunks.forEach(chunk -> chunk.rows = -1);
            counted = columns;
        }
        int rows = 0;
        for (Chunk chunk : chunks) {
            rows += chunk.rows(columns, codec, scratch);
        }
        return rows;
    }

    /** The line of row {@code row}, which is there, and where in the line it begins. */
    Place place(int row, int columns) {
        rows(columns);
        Place place = new Place();
        place.line = dropped;
        int left = row;
        for (Chunk chunk : chunks) {
            if (left < chunk.rows) {
                return placeIn(chunk, left, columns, place);
            }
            left -= chunk.rows;
            place.line += chunk.lines;
        }
        throw new IndexOutOfBoundsException("no row " + row);
    }

    private Place placeIn(Chunk chunk, int row, int columns, Place place) {
        int left = row;
        int index = 0;
        int rows = chunk.rows(0, columns, codec, scratch);
        while (left >= rows) {
            left -= rows;
            place.line++;
            rows = chunk.rows(++index, columns, codec, scratch);
        }
        if (left > 0) {
            chunk.read(index, codec, scratch);
            while (left-- > 0) {
                place.start = scratch.rowEnd(place.start, columns);
            }
        }
        return place;
    }

    /** The row in which cell {@code cell} of {@code line}, which is there, can be seen. */
    int rowOf(long line, int cell, int columns) {
        rows(columns);
        int row = 0;
        long start = dropped;
        for (Chunk chunk : chunks) {
            if (line < start + chunk.lines) {
                for (int i = 0; i < line - start; i++) {
                    row += chunk.rows(i, columns, codec, scratch);
                }
                chunk.read((int) (line - start), codec, scratch);
                int at = scratch.rowEnd(0, columns);
                while (at <= cell && at < scratch.length) {
                    row++;
                    at = scratch.rowEnd(at, columns);
                }
                return row;
            }
            start += chunk.lines;
            row += chunk.rows;
        }
        throw new IndexOutOfBoundsException("no line " + line);
    }
}
