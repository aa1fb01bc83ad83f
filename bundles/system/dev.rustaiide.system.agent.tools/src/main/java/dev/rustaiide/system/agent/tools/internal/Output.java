package dev.rustaiide.system.agent.tools.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** The beginning and the end of what a program writes. Any thread may add. */
final class Output {
    private static final int FIRST = 4_000;
    private static final int LAST = 16_000;

    // Guarded by this.
    private final StringBuilder first = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();
    private int lastLength;
    private long left;

    /** Adds {@code line} as {@code sections} lets it be shown. */
    synchronized void add(SecretSections sections, String line) {
        String shown = sections.shown(line);
        if (shown == null) {
            return;
        }
        if (lastLength == 0 && first.length() + shown.length() < FIRST) {
            first.append(shown).append('\n');
            return;
        }
        String cut = shown.length() > LAST / 2 ? shown.substring(0, LAST / 2) + "…" : shown;
        last.add(cut);
        lastLength += cut.length() + 1;
        while (lastLength > LAST) {
            lastLength -= last.remove().length() + 1;
            left++;
        }
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder(first);
        if (left > 0) {
            text.append("(").append(left).append(" lines are left out)\n");
        }
        last.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
