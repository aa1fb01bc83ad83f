package dev.rustaiide.foundation.language.snippet;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a place or a variable with {@code /expression/format/options} makes of what it says: the expression's match, or
 * each of them, gives way to the format. Immutable.
 */
public final class Transform {
    /** So many characters may be looked at: some expressions would try all ways to match until the end of time. */
    private static final int MOST_STEPS = 200_000;

    private final Pattern expression;
    private final List<Part> format;
    private final boolean all;

    /** With {@code all} each match is replaced, otherwise the first. */
    Transform(Pattern expression, List<Part> format, boolean all) {
        this.expression = expression;
        this.format = List.copyOf(format);
        this.all = all;
    }

    /** A piece of the format. */
    sealed interface Part {}

    record Words(String text) implements Part {}

    /** What a group matched, in another case. */
    record Cased(int group, Case to) implements Part {}

    /** {@code present} where a group matched something, otherwise {@code absent}; null for the group itself. */
    record Either(int group, @Nullable String present, String absent) implements Part {}

    /** How words can be written. */
    enum Case {
        SAME, UPCASE, DOWNCASE, CAPITALIZE, PASCALCASE, CAMELCASE;

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

        String of(String text) {
            return switch (this) {
                case SAME -> text;
                case UPCASE -> text.toUpperCase(Locale.ROOT);
                case DOWNCASE -> text.toLowerCase(Locale.ROOT);
                case CAPITALIZE -> capital(text);
                case PASCALCASE -> joined(text, false);
                case CAMELCASE -> joined(text, true);
            };
        }

        private static String capital(String text) {
            int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
            return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
        }

        private static String joined(String text, boolean camel) {
            StringBuilder joined = new StringBuilder();
            Matcher words = WORD.matcher(text);
            while (words.find()) {
                String word = words.group();
                joined.append(camel && joined.isEmpty() ? small(word) : capital(word));
            }
            return joined.toString();
        }

        private static String small(String word) {
            int first = Character.charCount(word.codePointAt(0));
            return word.substring(0, first).toLowerCase(Locale.ROOT) + word.substring(first);
        }
    }

    /** What becomes of {@code text}; the same where the expression takes too long. Never fails. */
    public String apply(String text) {
        try {
            return replaced(text);
        } catch (TooLong | StackOverflowError hopeless) {
            return text;
        }
    }

    private String replaced(String text) {
        Matcher matcher = expression.matcher(new Watched(text, new int[] {MOST_STEPS}));
        StringBuilder result = new StringBuilder();
        int behind = 0;
        boolean found = false;
        while ((all || !found) && matcher.find()) {
            found = true;
            result.append(text, behind, matcher.start()).append(formatted(matcher));
            behind = matcher.end();
        }
        boolean otherwise = format.stream().anyMatch(part -> part instanceof Either either && !either.absent.isEmpty());
        return !found && otherwise ? formatted(null) : result.append(text.substring(behind)).toString();
    }

    /** {@code match} is null where the expression does not match at all. */
    private String formatted(@Nullable MatchResult match) {
        StringBuilder written = new StringBuilder();
        for (Part part : format) {
            written.append(switch (part) {
                case Words words -> words.text;
                case Cased cased -> cased.to.of(group(match, cased.group));
                case Either either -> {
                    String said = group(match, either.group);
                    yield said.isEmpty() ? either.absent : Objects.requireNonNullElse(either.present, said);
                }
            });
        }
        return written.toString();
    }

    private static String group(@Nullable MatchResult match, int group) {
        return match == null || group > match.groupCount() ? "" : Objects.requireNonNullElse(match.group(group), "");
    }

    /** Out of patience. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("an expression takes too long", null, false, false);
        }
    }

    /** Text that can be looked at so many times. */
    private record Watched(String text, int[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
