package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a licence expression (SPDX 3.0, annex B: {@code WITH} binds before {@code AND}, that before {@code OR}) while
 * it says what of it may be used. Cargo's old {@code MIT/Apache-2.0} is an {@code OR}. For one thread.
 */
final class SpdxExpression {
    /** Longer ones are no licences that people wrote, and would nest deeper than a stack. */
    private static final int LONGEST = 1000;
    private static final Pattern TOKEN = Pattern.compile("\\s*([()/]|[A-Za-z0-9.+:-]+)\\s*");
    private static final Set<String> WORDS = Set.of("(", ")", "OR", "AND", "WITH", "");

    /** In lower case. */
    private final Set<String> allowed;
    private final List<String> tokens;
    private int at;

    private SpdxExpression(Set<String> allowed, List<String> tokens) {
        this.allowed = allowed;
        this.tokens = tokens;
    }

    /** What is no expression. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Whether {@code text} lets people choose licences that are all {@code allowed} (in lower case); what is no
     * expression does not.
     */
    static boolean allows(Set<String> allowed, String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            var expression = new SpdxExpression(allowed, tokens(text));
            boolean allows = expression.either();
            return allows && expression.peek().isEmpty();
        } catch (Malformed no) {
            // Whoever cannot be understood allows nothing.
            return false;
        }
    }

    private static List<String> tokens(String text) throws Malformed {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String token = matcher.group(1);
            String word = token.equals("/") ? "OR" : token.toUpperCase(Locale.ROOT);
            tokens.add(WORDS.contains(word) ? word : token);
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new Malformed();
        }
        return tokens;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean takes(String token) {
        boolean here = peek().equals(token);
        at += here ? 1 : 0;
        return here;
    }

    private boolean either() throws Malformed {
        boolean allows = both();
        while (takes("OR")) {
            allows |= both();
        }
        return allows;
    }

    private boolean both() throws Malformed {
        boolean allows = one();
        while (takes("AND")) {
            allows &= one();
        }
        return allows;
    }

    /** An exception only ever permits more. */
    private boolean one() throws Malformed {
        if (takes("(")) {
            boolean allows = either();
            if (!takes(")")) {
                throw new Malformed();
            }
            return allows;
        }
        boolean allows = allowed.contains(name().toLowerCase(Locale.ROOT));
        if (takes("WITH")) {
            name();
        }
        return allows;
    }

    private String name() throws Malformed {
        String name = peek();
        if (WORDS.contains(name)) {
            throw new Malformed();
        }
        at++;
        return name;
    }
}
