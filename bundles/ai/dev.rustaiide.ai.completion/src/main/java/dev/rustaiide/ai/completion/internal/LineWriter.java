package dev.rustaiide.ai.completion.internal;

/** How tokens are set: with a space between them, or in a new line, as the file has it. For one text. */
final class LineWriter {
    private static final String TIGHT_BEFORE = ", ; . ) ] ? :: : ..";
    private static final String TIGHT_BEHIND = "( [ . :: & ! # ..";

    private final FileTokens tokens;
    private final Vocabulary vocabulary;

    LineWriter(FileTokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** What this text has between two tokens. */
    private record Seen(int tight, int spaced, int broken) {}

    private Seen seen(int one, int other) {
        int tight = 0;
        int spaced = 0;
        int broken = 0;
        for (int i = 1; i < tokens.count(); i++) {
            if (tokens.number(i) == other && tokens.number(i - 1) == one && tokens.end(i) > tokens.start(i)
                    && tokens.end(i - 1) > tokens.start(i - 1)) {
                if (tokens.isFirst(i)) {
                    broken++;
                } else if (tokens.start(i) > tokens.end(i - 1)) {
                    spaced++;
                } else {
                    tight++;
                }
            }
        }
        return new Seen(tight, spaced, broken);
    }

    /** Whether a line ends between the two. */
    boolean breaks(int one, int other) {
        String first = vocabulary.word(one);
        Seen seen = seen(one, other);
        if (seen.tight + seen.spaced + seen.broken > 1) {
            return seen.broken > seen.tight + seen.spaced;
        }
        return first.equals(";") || first.equals("{") || first.equals("}") && !vocabulary.word(other).equals("else");
    }

    /** Whether a space stands between the two. */
    boolean spaces(int one, int other) {
        Seen seen = seen(one, other);
        if (seen.tight + seen.spaced > 0) {
            return seen.spaced >= seen.tight;
        }
        String first = vocabulary.word(one);
        String second = vocabulary.word(other);
        boolean call = (second.equals("(") || second.equals("[") || second.equals("!")) && NameList.isName(first)
                && !Features.isKeyword(first);
        boolean generic = second.equals("<") && NameList.isName(first) || first.equals("<") || second.equals(">");
        return !call && !generic && !has(TIGHT_BEFORE, second) && !has(TIGHT_BEHIND, first);
    }

    private static boolean has(String signs, String sign) {
        for (String each : signs.split(" ")) {
            if (each.equals(sign)) {
                return true;
            }
        }
        return false;
    }
}
