package dev.rustaiide.ai.next.edit.internal;

import java.util.Optional;

/** Writes a change at another place, with the blanks that it has there. */
final class SiteWriter {
    private final ChangePattern pattern;
    private final TokenDiff diff;
    private final SiteTokens tokens;
    private final String text;

    /** What replaces the text from {@code start} to {@code end}. */
    record Written(int start, int end, String text) {}

    SiteWriter(ChangePattern pattern) {
        this.pattern = pattern;
        this.diff = pattern.diff();
        this.tokens = diff.now();
        this.text = tokens.text();
    }

    /** The change at the tokens from {@code from} to {@code to}; empty if the blanks there are too different. */
    Optional<Written> write(int[] match, int from, int to) {
        return switch (pattern.kind()) {
            case INSERTION -> insert(from, indented(pattern.written(match), from));
            case REMOVAL -> remove(from, to);
            case RENAMING, REPLACEMENT -> Optional.of(new Written(tokens.start(from), tokens.end(to - 1),
                    indented(pattern.written(match), from)));
        };
    }

    /** The blanks that lay between the two neighbours stay on the side on which they stayed in the example. */
    private Optional<Written> insert(int at, String written) {
        String before = indented(tokens.gap(diff.from()), at);
        String behind = indented(tokens.gap(diff.to()), at);
        String was = indented(diff.gapBefore(), at);
        int left = tokens.end(at - 1);
        int right = tokens.start(at);
        String here = text.substring(left, right);
        if (here.equals(was)) {
            return Optional.of(shortest(left, right, before + written + behind));
        }
        boolean lines = isLine(here) == isLine(was);
        if (lines && behind.equals(was)) {
            return Optional.of(new Written(left, left, before + written));
        }
        if (lines && before.equals(was)) {
            return Optional.of(new Written(right, right, written + behind));
        }
        return Optional.empty();
    }

    private Optional<Written> remove(int from, int to) {
        String now = indented(tokens.gap(diff.to()), from);
        String before = indented(diff.gapBefore(), from);
        String behind = indented(diff.gapBehind(), from);
        int left = tokens.end(from - 1);
        int right = tokens.start(to);
        boolean sameBefore = tokens.gap(from).equals(before);
        boolean sameBehind = tokens.gap(to).equals(behind);
        if (now.equals(behind) && (sameBefore || before.isBlank() && isLine(before) == isLine(tokens.gap(from)))) {
            return Optional.of(new Written(left, tokens.end(to - 1), ""));
        }
        if (now.equals(before) && (sameBehind || behind.isBlank() && isLine(behind) == isLine(tokens.gap(to)))) {
            return Optional.of(new Written(tokens.start(from), right, ""));
        }
        return sameBefore && sameBehind ? Optional.of(shortest(left, right, now)) : Optional.empty();
    }

    private static boolean isLine(String gap) {
        return gap.indexOf('\n') >= 0;
    }

    /** The same without what is there already at both ends. */
    private Written shortest(int start, int end, String written) {
        int head = 0;
        int most = Math.min(end - start, written.length());
        while (head < most && text.charAt(start + head) == written.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && text.charAt(end - 1 - tail) == written.charAt(written.length() - 1 - tail)) {
            tail++;
        }
        return new Written(start + head, end - tail, written.substring(head, written.length() - tail));
    }

    /** With the indentation of the line of {@code at} where {@code written} has that of the example. */
    private String indented(String written, int at) {
        if (written.indexOf('\n') < 0) {
            return written;
        }
        String example = indentation(diff.from());
        String here = indentation(at);
        return example.equals(here) ? written : written.replace("\n" + example, "\n" + here);
    }

    /** Of the line in which the token before {@code token} ends. */
    private String indentation(int token) {
        int start = text.lastIndexOf('\n', Math.max(0, tokens.end(token - 1) - 1)) + 1;
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }
}
