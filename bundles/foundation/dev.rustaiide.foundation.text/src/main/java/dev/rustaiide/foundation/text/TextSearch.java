package dev.rustaiide.foundation.text;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.types.Span;

/**
 * Finds what matches a pattern. An instance is immutable and any thread may use it; searching takes time linear in what
 * it passes over, so large texts are searched off the UI thread, where an interrupt ends the search with a
 * {@link java.util.concurrent.CancellationException}. An expression that is too complex for a text, such as one that
 * needs more of the stack than there is, ends with an {@link IllegalStateException}.
 */
public final class TextSearch {
    /** Searching backwards goes over the text in parts of so many characters, and matches reach so far beyond. */
    private static final int BACKWARD_PART = 1 << 15;

    private final Pattern pattern;
    /** What every match consists of, where bytes tell that; empty if they do not. */
    private final String literal;
    private final boolean matchCase;
    /** Whether finding the literal is not enough. */
    private final boolean verified;
    private final Optional<Duration> patience;

    private TextSearch(Pattern pattern, String literal, boolean matchCase, boolean verified,
            Optional<Duration> patience) {
        this.pattern = pattern;
        this.literal = literal;
        this.matchCase = matchCase;
        this.verified = verified;
        this.patience = patience;
    }

    /** Searches for these characters. */
    public static TextSearch literal(String characters, boolean matchCase, boolean wholeWord) {
        String quoted = Pattern.quote(characters);
        // A boundary only where there is a word: "\b" before a bracket would ask for a letter.
        String word = boundary(characters, 0) + quoted + boundary(characters, characters.length());
        // Comparing the case of ASCII alone is faster.
        boolean ascii = characters.chars().allMatch(c -> c < 0x80);
        int flags = flags(matchCase) & (ascii ? ~Pattern.UNICODE_CASE : ~0);
        boolean bytes = ascii || matchCase && characters.codePoints().noneMatch(TextSearch::isSurrogate);
        return new TextSearch(Pattern.compile(wholeWord ? word : quoted, flags), bytes ? characters : "", matchCase,
                wholeWord, Optional.empty());
    }

    private static boolean isSurrogate(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static String boundary(String characters, int at) {
        if (characters.isEmpty()) {
            return "";
        }
        int point = at == 0 ? characters.codePointAt(0) : characters.codePointBefore(at);
        boolean word = Character.isUnicodeIdentifierPart(point);
        return !word ? "" : at == 0 ? "(?<![\\w\\p{L}\\p{N}])" : "(?![\\w\\p{L}\\p{N}])";
    }

    /**
     * Searches for a regular expression of {@code java.util.regex}; {@code ^} and {@code $} match at each line.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public static TextSearch regex(String expression, boolean matchCase) {
        return new TextSearch(Pattern.compile(expression, flags(matchCase) | Pattern.MULTILINE), "", matchCase, true,
                Optional.empty());
    }

    /**
     * The same search where nobody can interrupt it, such as on the UI thread: each call gives up after {@code longest}
     * with an {@link IllegalStateException}, whose message can be shown.
     */
    public TextSearch within(Duration longest) {
        return new TextSearch(pattern, literal, matchCase, verified, Optional.of(longest));
    }

    private static int flags(boolean matchCase) {
        return matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /** The first match that starts at {@code from} or later. */
    public Optional<Span> next(Text text, int from) {
        if (!literal.isEmpty()) {
            return new Literals(text).next(from);
        }
        Matcher matcher = matcher(text);
        matcher.region(from, text.length());
        return find(matcher) ? Optional.of(span(matcher)) : Optional.empty();
    }

    /** The last match that starts before {@code before}; one of more than 32768 characters may be missed or cut. */
    public Optional<Span> previous(Text text, int before) {
        Matcher matcher = matcher(text);
        for (int end = before; end > 0;) {
            int start = Math.max(0, end - BACKWARD_PART);
            Span last = lastStartingIn(matcher, start, end, text.length());
            if (last != null) {
                return Optional.of(last);
            }
            end = start;
        }
        return Optional.empty();
    }

    private static @Nullable Span lastStartingIn(Matcher matcher, int start, int end, int length) {
        Span last = null;
        matcher.region(start, Math.min(length, end + BACKWARD_PART));
        while (find(matcher) && matcher.start() < end) {
            last = span(matcher);
        }
        return last;
    }

    /** Gives {@code visitor} every match in order, until it says false. */
    public void forEach(Text text, Predicate<Span> visitor) {
        forEach(text, 0, visitor);
    }

    /** Gives {@code visitor} every match from {@code from} on in order, until it says false. */
    public void forEach(Text text, int from, Predicate<Span> visitor) {
        if (!literal.isEmpty()) {
            var literals = new Literals(text);
            Optional<Span> next = literals.next(from);
            while (next.isPresent() && visitor.test(next.get())) {
                next = literals.next(next.get().end());
            }
            return;
        }
        Matcher matcher = matcher(text);
        matcher.region(from, text.length());
        while (find(matcher)) {
            if (!visitor.test(span(matcher))) {
                return;
            }
        }
    }

    /**
     * What stands in the place of {@code match} if it is replaced by {@code template}: in it {@code $1} and
     * {@code ${name}} are groups, {@code \n} and {@code \t} a line feed and a tab, and a backslash makes any other
     * character stand for itself. {@code match} must be one that this search gave for this text.
     *
     * @throws IllegalArgumentException if the template names a group that there is not
     */
    public String replacement(Text text, Span match, String template) {
        Matcher matcher = matcher(text);
        matcher.region(match.start(), text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException(match + " is no match");
        }
        return new GroupTemplate(template).expand(matcher);
    }

    private Matcher matcher(Text text) {
        var window = patience.map(longest -> new TextWindow(text, longest)).orElseGet(() -> new TextWindow(text));
        return pattern.matcher(window).useTransparentBounds(true).useAnchoringBounds(false);
    }

    private static boolean find(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            // java.util.regex recurses for each repetition of a group with alternatives.
            throw new IllegalStateException("The expression is too complex for this text.", e);
        }
    }

    private static Span span(Matcher matcher) {
        return new Span(matcher.start(), matcher.end());
    }

    /** The places of the literal, some of which a boundary may forbid. */
    private final class Literals {
        private final Text text;
        private final LiteralScan scan;
        private final Matcher matcher;

        Literals(Text text) {
            this.text = text;
            this.scan = new LiteralScan(text, literal, matchCase);
            this.matcher = matcher(text);
        }

        Optional<Span> next(int from) {
            for (int at = scan.next(text.byteOf(from)); at >= 0; at = scan.next(at + 1)) {
                int start = text.offsetOfByte(at);
                if (start >= from && (!verified || matcher.region(start, text.length()).lookingAt())) {
                    return Optional.of(new Span(start, start + literal.length()));
                }
            }
            return Optional.empty();
        }
    }
}
