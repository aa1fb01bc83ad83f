package dev.rustaiide.app.vim.internal.core;

/**
 * A command as it was typed.
 *
 * @param register {@link Registers#UNNAMED} unless said
 * @param count 0 if none was typed; that of an operator and of its motion multiplied
 * @param operator empty if it is a motion or stands alone
 * @param key the motion, the object, or the command itself
 * @param argument what follows the key: a character, or a line up to Enter; empty if nothing does
 * @param kind what the key is
 */
record Order(char register, int count, String operator, String key, String argument, Kind kind) {
    enum Kind {
        /** A motion, or a command of its own. */
        KEY, INNER_OBJECT, OBJECT_AROUND, WHOLE_LINES
    }

    int times() {
        return Math.max(1, count);
    }

    boolean isCounted() {
        return count > 0;
    }

    Order withCount(int other) {
        return new Order(register, other, operator, key, argument, kind);
    }
}
