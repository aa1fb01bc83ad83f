package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.Optional;

/** Writes behind a place, token by token, the likeliest each time. For one thread. */
final class LineByTokens {
    private static final int MOST = 24;

    private final Place place;
    private final LineWriter writer;
    private int[] tokens = new int[MOST];
    private int size;
    /** What follows the last line, as far as that is known. */
    private Place.Next ahead = Place.Next.NOTHING;

    LineByTokens(Place place) {
        this.place = place;
        this.writer = place.writer();
    }

    /**
     * A line, or what is sure of it.
     *
     * @param confidence how likely it is right
     * @param isWhole whether it is known to end there
     */
    record Line(String text, double confidence, boolean isWhole) {}

    /** What begins with {@code first}, as long as its probability is at least {@code sure}, or 0 for all of it. */
    Optional<Line> first(Place.Next first, double sure) throws InterruptedException {
        return line(first, sure).filter(line -> !line.text().isEmpty() && (sure == 0 || !isLone()));
    }

    /** A single sign is not worth looking at. */
    private boolean isLone() {
        return size == 1 && !NameList.isName(place.word(tokens[0]));
    }

    /** The line behind the whole one that was written last; empty unless all of it is as likely as {@code sure}. */
    Optional<Line> next(double sure) throws InterruptedException {
        return ahead.probability() < sure ? Optional.empty() : line(ahead, sure).filter(Line::isWhole);
    }

    private Optional<Line> line(Place.Next first, double sure) throws InterruptedException {
        double confidence = 1;
        int begun = size;
        int depth = 0;
        int whole = 0;
        boolean isWhole = false;
        ahead = Place.Next.NOTHING;
        var text = new StringBuilder();
        while (size < begun + MOST) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Place.Next next = size == begun ? first : place.next(tokens, size);
            int before = size == 0 ? place.before() : tokens[size - 1];
            if (next.token() == Vocabulary.NOTHING) {
                break;
            }
            isWhole = size > begun && writer.breaks(before, next.token());
            ahead = next;
            if (isWhole || size > begun && confidence * next.probability() < sure) {
                break;
            }
            String word = place.word(next.token());
            if (size == 0) {
                boolean space = place.isTight() && writer.spaces(before, next.token());
                text.append(space ? " " : "").append(word.substring(place.typed().length()));
            } else {
                text.append(size > begun && writer.spaces(before, next.token()) ? " " : "").append(word);
            }
            confidence *= next.probability();
            add(next.token());
            depth += "([{".contains(word) ? 1 : ")]}".contains(word) ? -1 : 0;
            whole = depth <= 0 ? text.length() : whole;
        }
        if (depth > 0 && whole > 0 && sure > 0 && !isWhole) {
            // Where it is no longer sure within brackets, it ends before them.
            text.setLength(whole);
        }
        return size == begun ? Optional.empty() : Optional.of(new Line(text.toString(), confidence, isWhole));
    }

    private void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
    }
}
