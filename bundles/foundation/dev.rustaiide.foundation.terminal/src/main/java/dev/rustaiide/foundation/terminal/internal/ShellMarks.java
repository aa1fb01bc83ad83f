package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

/** How the commands of a shell ended, by the numbers that are with the rows of their prompts. */
final class ShellMarks {
    static final int UNKNOWN = -1;

    private int[] exits = new int[16];
    private int count;

    /** The number of a command whose prompt is shown now. */
    int begin() {
        if (count == exits.length) {
            exits = Arrays.copyOf(exits, 2 * count);
        }
        exits[count++] = UNKNOWN;
        return count;
    }

    /** The command whose prompt was shown last has ended. */
    void end(int exit) {
        if (count > 0) {
            exits[count - 1] = exit;
        }
    }

    /** {@link #UNKNOWN} while it runs, or was never begun. */
    int exit(int command) {
        return exits[command - 1];
    }
}
