package dev.rustaiide.ai.completion.internal;

import java.util.Set;

import dev.rustaiide.ai.completion.tokens.TokenKind;

/** Fills rows for the ranker. For one place and one thread. */
final class Features {
    private static final Set<String> KEYWORDS = Set.of("as", "async", "await", "break", "const", "continue", "crate",
            "dyn", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod",
            "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type",
            "unsafe", "use", "where", "while", "class", "def", "function", "import", "new", "public", "private", "this",
            "var", "void", "with", "yield", "from", "None", "True", "False", "not", "and", "or", "is", "lambda");
    private static final String[] BEFORE = {"", ".", "::", "(", ",", "=", "&", "<", "{", ";", "}", ":", "->", "=>",
        "let", "mut", "!", "[", "|", "use", "fn", "impl", "return", "in", "if", "match", "for", "+", "==", "&&", "as"};
    private static final int AKIN_TOKENS = 8;

    private final Evidence evidence;
    private final Surroundings surroundings;
    private final Vocabulary vocabulary;
    private final int before;
    private final int beforeCase;
    private final String[] nearby = new String[AKIN_TOKENS];
    private final String typed;

    Features(Evidence evidence, FileTokens tokens, int hole, Surroundings surroundings, Vocabulary vocabulary,
            String typed) {
        this.evidence = evidence;
        this.surroundings = surroundings;
        this.vocabulary = vocabulary;
        this.typed = typed;
        String last = hole > 0 ? vocabulary.word(tokens.number(hole - 1)) : "";
        this.before = before(last);
        this.beforeCase = hole > 1 ? shape(vocabulary.word(tokens.number(hole - 2))) : 0;
        for (int i = 0; i < AKIN_TOKENS; i++) {
            nearby[i] = hole - 1 - i >= 0 ? vocabulary.word(tokens.number(hole - 1 - i)) : "";
        }
    }

    private static int before(String word) {
        for (int i = 1; i < BEFORE.length; i++) {
            if (BEFORE[i].equals(word)) {
                return i;
            }
        }
        return word.isEmpty() ? 0 : BEFORE.length + shape(word);
    }

    /** The look of a token: what writers of programs tell kinds of things by. */
    static int shape(String word) {
        if (word.isEmpty()) {
            return 0;
        }
        char first = word.charAt(0);
        if (!Character.isUnicodeIdentifierStart(first) && first != '_' && first != '$') {
            return first >= '0' && first <= '9' ? 1 : first == '"' || first == '\'' && word.length() > 2 ? 2 : 3;
        }
        if (Character.isUpperCase(first)) {
            boolean lower = word.chars().anyMatch(Character::isLowerCase);
            return lower ? 6 : word.length() == 1 ? 7 : 8;
        }
        return word.indexOf('_') > 0 ? 5 : 4;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    static TokenKind kind(String word) {
        int shape = shape(word);
        return shape > 3 ? TokenKind.WORD : shape == 1 ? TokenKind.NUMBER : shape == 2 ? TokenKind.STRING
                : TokenKind.SIGN;
    }

    /** @param told what another source says of it */
    void fill(float[] rows, int from, int token, double probability, double best, int place, Candidates.Told told) {
        String word = vocabulary.word(token);
        put(rows, from, Feature.PROBABILITY, Math.log(probability + 1e-7));
        put(rows, from, Feature.SHARE, best <= 0 ? 0 : probability / best);
        put(rows, from, Feature.PLACE, place);
        model(rows, from, Feature.FILE_ORDER, Feature.FILE_PART, evidence.file, token);
        model(rows, from, Feature.PROJECT_ORDER, Feature.PROJECT_PART, evidence.project, token);
        model(rows, from, Feature.GLOBAL_ORDER, Feature.GLOBAL_PART, evidence.global, token);
        put(rows, from, Feature.IN_FILE, Math.log1p(evidence.file.count(evidence.file.find(token), 0)));
        put(rows, from, Feature.IN_PROJECT, Math.log1p(evidence.projectCount(token)));
        put(rows, from, Feature.IN_ALL, Math.log1p(evidence.globalCount(token)));
        put(rows, from, Feature.DISTANCE, Math.log1p(surroundings.distance(token)));
        put(rows, from, Feature.LEVEL, Math.min(12, surroundings.level(token)));
        put(rows, from, Feature.DECLARED, Math.min(12, surroundings.declared(token)));
        put(rows, from, Feature.NEAR, surroundings.near(token));
        put(rows, from, Feature.LENGTH, Math.min(40, word.length()));
        put(rows, from, Feature.TYPED, typed.length());
        put(rows, from, Feature.CASE, shape(word));
        put(rows, from, Feature.KEYWORD, KEYWORDS.contains(word) ? 1 : 0);
        put(rows, from, Feature.PREFIX, word.startsWith(typed) ? 0 : word.regionMatches(true, 0, typed, 0,
                typed.length()) ? 1 : 2);
        put(rows, from, Feature.AFTER, before);
        put(rows, from, Feature.AFTER_CASE, beforeCase);
        put(rows, from, Feature.SOURCE, told.source());
        put(rows, from, Feature.SOURCE_PLACE, told.place());
        put(rows, from, Feature.SOURCE_KIND, told.kind());
        put(rows, from, Feature.AKIN, akin(word));
    }

    private static void put(float[] rows, int from, Feature feature, double value) {
        rows[from + feature.ordinal()] = (float) value;
    }

    private static void model(float[] rows, int from, Feature order, Feature part, Tally tally, int token) {
        int slot = tally.find(token);
        int length = SuffixCounts.DEPTH;
        while (length > 0 && tally.count(slot, length) == 0) {
            length--;
        }
        put(rows, from, order, length);
        put(rows, from, part, length == 0 ? 0 : (double) tally.count(slot, length) / tally.total(length));
    }

    /** The longest beginning or end, from three letters on, that it shares with a word just before. */
    private int akin(String word) {
        int most = 0;
        for (String other : nearby) {
            if (other.length() > 2 && Character.isUnicodeIdentifierStart(other.charAt(0)) && !other.equals(word)) {
                most = Math.max(most, common(word, other));
            }
        }
        return most < 3 ? 0 : most;
    }

    private static int common(String one, String other) {
        int least = Math.min(one.length(), other.length());
        int front = 0;
        while (front < least && lower(one.charAt(front)) == lower(other.charAt(front))) {
            front++;
        }
        int back = 0;
        while (back < least && lower(one.charAt(one.length() - 1 - back)) == lower(other.charAt(other.length() - 1
                - back))) {
            back++;
        }
        return Math.max(front, back);
    }

    private static char lower(char character) {
        return character < 128 ? (char) (character >= 'A' && character <= 'Z' ? character + 32 : character)
                : Character.toLowerCase(character);
    }
}
