package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

/** Some hundred lines, one after the other in one array. */
final class Chunk {
    static final int SIZE = 1 << 17;
    private static final int WIDE = 1;
    private static final int CONTINUES = 2;

    final byte[] data = new byte[SIZE];
    int lines;
    /** How many rows they take at the width asked for last; -1 if that is not known. */
    int rows = -1;
    private int used;
    private int[] starts = new int[512];
    private int[] cells = new int[512];
    private byte[] flags = new byte[512];
    private int[] commands = new int[512];

    void clear() {
        lines = 0;
        used = 0;
        rows = -1;
    }

    boolean hasRoom(int bytes) {
        return used + bytes <= SIZE;
    }

    /** Begins a line; {@code continues} if it goes on with the text of the line before. */
    void begin(boolean continues) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, 2 * lines);
            cells = Arrays.copyOf(cells, 2 * lines);
            flags = Arrays.copyOf(flags, 2 * lines);
            commands = Arrays.copyOf(commands, 2 * lines);
        }
        starts[lines] = used;
        cells[lines] = 0;
        flags[lines] = (byte) (continues ? CONTINUES : 0);
        commands[lines++] = 0;
    }

    /** Adds the first {@code count} cells of {@code row} to the last line. */
    void add(Row row, int count, CellCodec codec) {
        used = codec.write(row, count, data, used);
        int last = lines - 1;
        cells[last] += count;
        if (commands[last] == 0) {
            commands[last] = row.command;
        }
        for (int i = 0; i < count && (flags[last] & WIDE) == 0; i++) {
            if (row.text[i] == Row.TAIL) {
                flags[last] |= WIDE;
            }
        }
        rows = -1;
    }

    /** Moves the last line of {@code other} here. */
    void take(Chunk other) {
        int last = other.lines - 1;
        begin((other.flags[last] & CONTINUES) != 0);
        int length = other.used - other.starts[last];
        System.arraycopy(other.data, other.starts[last], data, used, length);
        used += length;
        cells[lines - 1] = other.cells[last];
        flags[lines - 1] = other.flags[last];
        commands[lines - 1] = other.commands[last];
        rows = -1;
        other.removeLast();
    }

    void removeLast() {
        lines--;
        used = starts[lines];
        rows = -1;
    }

    int bytesOfLast() {
        return used - starts[lines - 1];
    }

    int cells(int line) {
        return cells[line];
    }

    int command(int line) {
        return commands[line];
    }

    boolean continues(int line) {
        return (flags[line] & CONTINUES) != 0;
    }

    void read(int line, CellCodec codec, Cells into) {
        into.clear();
        codec.read(data, starts[line], line + 1 < lines ? starts[line + 1] : used, into);
        into.command = commands[line];
    }

    int rows(int line, int columns, CellCodec codec, Cells scratch) {
        if ((flags[line] & WIDE) == 0) {
            return Math.max(1, (cells[line] + columns - 1) / columns);
        }
        read(line, codec, scratch);
        return scratch.rows(columns);
    }

    int rows(int columns, CellCodec codec, Cells scratch) {
        if (rows < 0) {
            rows = 0;
            for (int i = 0; i < lines; i++) {
                rows += rows(i, columns, codec, scratch);
            }
        }
        return rows;
    }
}
