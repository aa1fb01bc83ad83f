package dev.rustaiide.ai.provenance;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;

/**
 * What is known of the lines of a file.
 *
 * @param lines how many it has
 * @param parts lines that came from models, in order, without overlaps; of the others nothing is recorded
 */
public record Blame(Path file, int lines, List<Part> parts) {
    public Blame {
        parts = List.copyOf(parts);
    }

    /** How many lines are in {@code state}. */
    public int count(State state) {
        return parts.stream().filter(part -> part.state() == state).mapToInt(part -> part.end() - part.start()).sum();
    }

    /** What became of a line that was accepted. */
    public enum State {
        /** Word for word as it was accepted. */
        ACCEPTED,
        /** It has words that were accepted, or stands between accepted lines in the place of others that were. */
        EDITED_SINCE
    }

    /**
     * Lines with one origin.
     *
     * @param start the first, from zero
     * @param end the line behind the last
     */
    public record Part(int start, int end, State state, Source source) {}

    /**
     * A record of the trail.
     *
     * @param time ISO 8601 in UTC
     * @param sequence its number in the trail
     */
    public record Source(String edit, String kind, String title, Maker maker, String reviewer, String time,
            long sequence) {}
}
