package dev.rustaiide.ai.next.edit.internal;

/**
 * The brackets around a place: those of a call, a literal, a list.
 *
 * @param name the token before them, of which they are the arguments; -1 if there is none
 * @param sign the opening one; -1 if there is none near
 * @param index which argument the place is in, or before
 * @param arguments how many lie in them, but for those that are left out
 */
record Brackets(int name, int sign, int index, int arguments) {
    private static final int REACH = 80;
    private static final Brackets NONE = new Brackets(-1, -1, 0, 0);

    /** Those around {@code token}, the tokens from {@code without} to {@code to} left out. */
    static Brackets around(SiteTokens tokens, int token, int without, int to) {
        int depth = 0;
        int index = 0;
        for (int open = token - 1; open >= Math.max(0, token - REACH); open--) {
            depth += tokens.depth(tokens.number(open));
            index += depth == 0 && tokens.spelling().sign(tokens.number(open)) == ',' ? 1 : 0;
            if (depth > 0) {
                int name = tokens.isOperand(open - 1) ? tokens.number(open - 1) : -1;
                return new Brackets(name, tokens.number(open), index, arguments(tokens, open, without, to));
            }
        }
        return NONE;
    }

    private static int arguments(SiteTokens tokens, int open, int without, int to) {
        int depth = 0;
        int commas = 0;
        int seen = 0;
        boolean last = false;
        for (int i = open + 1; i < Math.min(tokens.count(), open + 2 * REACH); i++) {
            if (i >= without && i < to) {
                continue;
            }
            depth += tokens.depth(tokens.number(i));
            if (depth < 0) {
                break;
            }
            last = depth == 0 && tokens.spelling().sign(tokens.number(i)) == ',';
            commas += last ? 1 : 0;
            seen++;
        }
        return seen == 0 ? 0 : commas + (last ? 0 : 1);
    }

    /** Whether they are of the same thing. */
    boolean isLike(Brackets other) {
        return name >= 0 && name == other.name && sign == other.sign;
    }
}
