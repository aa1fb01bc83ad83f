package dev.rustaiide.app.ui.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of an {@link OutputView}. It reads what programs write to a terminal: colours are kept, a carriage return
 * starts the line over, tabs go to the next multiple of eight, other control sequences are skipped. When there is too
 * much, the oldest lines go.
 */
final class OutputText {
    private static final int[] NO_CODES = {};
    /** What a line costs besides its characters, about. */
    private static final int OVERHEAD = 80;

    /** Where in a control sequence the reader is. */
    private enum At { TEXT, ESCAPE, SEQUENCE, COMMAND, COMMAND_ESCAPE }

    private final int mostLines;
    private final long mostBytes;
    private OutputLine[] ring = new OutputLine[256];
    private int first;
    private int count;
    private long bytes;
    private long dropped;
    private final StringBuilder line = new StringBuilder();
    private final List<OutputLine.Run> runs = new ArrayList<>();
    private OutputStyle style = OutputStyle.PLAIN;
    private int runStart;
    private boolean startOver;
    private At at = At.TEXT;
    private final StringBuilder sequence = new StringBuilder();
    private int widest;

    OutputText(int mostLines, long mostBytes) {
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    /** With the one being written, if it has begun. */
    int size() {
        return count + (line.isEmpty() ? 0 : 1);
    }

    OutputLine line(int index) {
        return index < count ? ring[(first + index) % ring.length] : current();
    }

    /** How many lines went from the top since the beginning. */
    long dropped() {
        return dropped;
    }

    /** The most UTF-16 units that a line had. */
    int widest() {
        return widest;
    }

    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            read(text.charAt(i));
        }
    }

    void clear() {
        dropped += count;
        ring = new OutputLine[256];
        first = 0;
        count = 0;
        bytes = 0;
        widest = 0;
        startLine();
    }

    /** All of it, or the lines from {@code from} up to {@code to}, without colours. */
    String text(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int i = from; i < Math.min(to, size()); i++) {
            all.append(line(i).text()).append('\n');
        }
        return all.toString();
    }

    private void read(char c) {
        switch (at) {
            case TEXT -> plain(c);
            case ESCAPE -> escape(c);
            case SEQUENCE -> sequence(c);
            case COMMAND -> at = c == 7 ? At.TEXT : c == 27 ? At.COMMAND_ESCAPE : At.COMMAND;
            case COMMAND_ESCAPE -> at = c == '\\' ? At.TEXT : At.COMMAND;
        }
    }

    private void plain(char c) {
        switch (c) {
            case '\n' -> end();
            case '\r' -> startOver = true;
            case 27 -> at = At.ESCAPE;
            case '\t' -> {
                do {
                    put(' ');
                } while (line.length() % 8 != 0);
            }
            case '\b' -> line.setLength(Math.max(runStart, line.length() - 1));
            default -> {
                if (c >= ' ') {
                    put(c);
                }
            }
        }
    }

    private void escape(char c) {
        at = c == '[' ? At.SEQUENCE : c == ']' || c == 'P' ? At.COMMAND : At.TEXT;
        sequence.setLength(0);
    }

    private void sequence(char c) {
        if (c >= '@' && c <= '~') {
            at = At.TEXT;
            if (c == 'm') {
                restyle();
            }
        } else if (sequence.length() < 64) {
            sequence.append(c);
        }
    }

    private void restyle() {
        closeRun();
        int[] codes = codes();
        style = style.after(codes, codes.length);
    }

    private int[] codes() {
        if (sequence.isEmpty()) {
            return NO_CODES;
        }
        int[] codes = new int[32];
        int used = 0;
        for (int i = 0; i < sequence.length() && used < codes.length; i++) {
            char c = sequence.charAt(i);
            if (c >= '0' && c <= '9') {
                codes[used] = Math.min(codes[used] * 10 + c - '0', 9999);
            } else {
                used++;
            }
        }
        return Arrays.copyOf(codes, Math.min(codes.length, used + 1));
    }

    private void put(char c) {
        if (startOver) {
            startLine();
        }
        line.append(c);
    }

    private void startLine() {
        line.setLength(0);
        runs.clear();
        runStart = 0;
        startOver = false;
    }

    private void closeRun() {
        if (line.length() > runStart && !style.equals(OutputStyle.PLAIN)) {
            runs.add(new OutputLine.Run(runStart, line.length(), style));
        }
        runStart = line.length();
    }

    private OutputLine current() {
        List<OutputLine.Run> all = new ArrayList<>(runs);
        if (line.length() > runStart && !style.equals(OutputStyle.PLAIN)) {
            all.add(new OutputLine.Run(runStart, line.length(), style));
        }
        return new OutputLine(line.toString(), all);
    }

    private void end() {
        closeRun();
        OutputLine whole = line.isEmpty() ? OutputLine.EMPTY : new OutputLine(line.toString(), List.copyOf(runs));
        startLine();
        if (count == ring.length) {
            grow();
        }
        ring[(first + count) % ring.length] = whole;
        count++;
        bytes += cost(whole);
        widest = Math.max(widest, whole.text().length());
        while (count > mostLines || bytes > mostBytes && count > 1) {
            bytes -= cost(ring[first]);
            ring[first] = OutputLine.EMPTY;
            first = (first + 1) % ring.length;
            count--;
            dropped++;
        }
    }

    private void grow() {
        OutputLine[] larger = new OutputLine[ring.length * 2];
        for (int i = 0; i < count; i++) {
            larger[i] = ring[(first + i) % ring.length];
        }
        ring = larger;
        first = 0;
    }

    private static long cost(OutputLine line) {
        return OVERHEAD + line.text().length() + line.runs().size() * 32L;
    }
}
