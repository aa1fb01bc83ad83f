package dev.rustaiide.ai.completion.tokens;

/**
 * Cuts text into words, numbers, strings and signs; spaces and comments lie between tokens. The same for all languages
 * but for what begins a comment. It has no state between tokens, so that it can go on from the end of any of them.
 * For one text and one thread.
 */
public final class Lexer {
    /** A token longer than this is no word that somebody types: minified or generated text. */
    private static final int LONGEST = 120;
    private static final String[] SIGNS = {"..=", "<<=", ">>=", "...", "===", "!==", "::", "->", "=>", "==", "!=", "<=",
        ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "..", "++", "--", "<<", "?."};

    /** What no longer sign begins with. */
    private static final String ALONE = "(){}[];,#@";

    private final CharSequence text;
    private final boolean hash;
    private final boolean ticks;
    private int start;
    private int at;
    private TokenKind kind = TokenKind.SIGN;
    private boolean broke;
    private boolean goesOn;

    /**
     * @param hash whether {@code #} begins a comment
     * @param ticks whether an apostrophe begins a lifetime or a character, as in Rust, rather than a string
     */
    Lexer(CharSequence text, int from, boolean hash, boolean ticks) {
        this.text = text;
        this.at = from;
        this.hash = hash;
        this.ticks = ticks;
    }

    /** Cuts {@code text} from {@code from} on, in the way of {@code language}. */
    public static Lexer of(CharSequence text, int from, String language) {
        boolean hash = switch (language) {
            case "python", "bash", "shellscript", "toml", "yaml", "ruby", "makefile" -> true;
            default -> false;
        };
        return new Lexer(text, from, hash, language.equals("rust"));
    }

    /** The text is the rest of a longer one, whose line may have begun before. */
    public void goOn() {
        goesOn = true;
    }

    public int start() {
        return start;
    }

    public int end() {
        return at;
    }

    public TokenKind kind() {
        return kind;
    }

    /** Whether a line ends between the token before and this one. */
    public boolean isFirst() {
        return broke;
    }

    /** Goes to the next token; false if there is none. */
    public boolean next() {
        broke = at == 0 && !goesOn;
        while (skipBlank()) {
            // One comment or run of spaces at a time.
        }
        if (at >= text.length()) {
            return false;
        }
        start = at;
        char first = text.charAt(at);
        if (Character.isUnicodeIdentifierStart(first) || first == '_' || first == '$') {
            word();
        } else if (first >= '0' && first <= '9') {
            kind = TokenKind.NUMBER;
            number();
        } else if (first == '"' || first == '`') {
            kind = TokenKind.STRING;
            quoted(first);
        } else if (first == '\'') {
            tick();
        } else {
            kind = TokenKind.SIGN;
            sign();
        }
        return true;
    }

    /** As the models know it: what is too long to be typed is one of its kind. */
    public String token() {
        if (at - start > LONGEST) {
            return kind == TokenKind.STRING ? "\"\"" : "…";
        }
        return text.subSequence(start, at).toString();
    }

    private boolean skipBlank() {
        int begin = at;
        while (at < text.length() && text.charAt(at) <= ' ') {
            broke |= text.charAt(at) == '\n';
            at++;
        }
        if (isAt("//") || hash && isAt("#")) {
            skipLine();
        } else if (isAt("/*")) {
            skipBlock();
        }
        return at > begin;
    }

    private boolean isAt(String sign) {
        if (at + sign.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < sign.length(); i++) {
            if (text.charAt(at + i) != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    /** Comments of Rust nest; an open one reaches to the end. */
    private void skipBlock() {
        int depth = 0;
        do {
            if (isAt("/*")) {
                depth++;
                at += 2;
            } else if (isAt("*/")) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }

    private void word() {
        kind = TokenKind.WORD;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        int length = at - start;
        if (at < text.length() && length <= 2 && isStringPrefix(length)) {
            prefixed();
        }
    }

    public static boolean isPart(char character) {
        return Character.isUnicodeIdentifierPart(character) && character >= ' ' || character == '$';
    }

    private boolean isStringPrefix(int length) {
        for (int i = 0; i < length; i++) {
            if ("brcfBRF".indexOf(text.charAt(start + i)) < 0) {
                return false;
            }
        }
        char next = text.charAt(at);
        return next == '"' || next == '#' && text.charAt(at - 1) == 'r' || next == '\'' && length == 1
                && text.charAt(start) == 'b';
    }

    /** A string behind its prefix: {@code b"…"}, {@code r#"…"#}; {@code r#type} is a word. */
    private void prefixed() {
        int hashes = 0;
        while (at + hashes < text.length() && text.charAt(at + hashes) == '#') {
            hashes++;
        }
        if (hashes > 0 && (at + hashes >= text.length() || text.charAt(at + hashes) != '"')) {
            if (hashes == 1 && at + 1 < text.length() && isPart(text.charAt(at + 1))) {
                at++;
                while (at < text.length() && isPart(text.charAt(at))) {
                    at++;
                }
            }
            return;
        }
        kind = TokenKind.STRING;
        if (hashes == 0) {
            quoted(text.charAt(at));
            return;
        }
        String close = '"' + "#".repeat(Math.min(hashes, LONGEST));
        at += hashes + 1;
        while (at < text.length() && !isAt(close)) {
            at++;
        }
        at = Math.min(text.length(), at + close.length());
    }

    private void quoted(char quote) {
        boolean triple = quote == '"' && isAt("\"\"\"");
        at += triple ? 3 : 1;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\\') {
                at = Math.min(text.length(), at + 2);
            } else if (next == quote && (!triple || isAt("\"\"\""))) {
                at += triple ? 3 : 1;
                return;
            } else {
                at++;
            }
        }
    }

    private void number() {
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean fraction = next == '.' && at + 1 < text.length() && text.charAt(at + 1) >= '0'
                    && text.charAt(at + 1) <= '9';
            if (!fraction && !isPart(next)) {
                return;
            }
            at++;
        }
    }

    /** A lifetime, a character, or a string in apostrophes that ends in its line. */
    private void tick() {
        if (ticks && at + 2 < text.length() && isPart(text.charAt(at + 1)) && text.charAt(at + 2) != '\'') {
            kind = TokenKind.SIGN;
            at++;
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
            return;
        }
        kind = TokenKind.STRING;
        int most = ticks ? Math.min(text.length(), at + 12) : text.length();
        int end = at + 1;
        while (end < most && text.charAt(end) != '\'' && text.charAt(end) != '\n') {
            boolean escapes = text.charAt(end) == '\\' && end + 1 < most && text.charAt(end + 1) != '\n';
            end += escapes ? 2 : 1;
        }
        boolean closed = end < most && text.charAt(end) == '\'';
        kind = closed ? TokenKind.STRING : TokenKind.SIGN;
        at = closed ? end + 1 : at + 1;
    }

    private void sign() {
        if (ALONE.indexOf(text.charAt(at)) >= 0) {
            at++;
            return;
        }
        for (String sign : SIGNS) {
            if (isAt(sign)) {
                at += sign.length();
                return;
            }
        }
        at += Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length() ? 2 : 1;
    }
}
