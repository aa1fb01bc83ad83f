package dev.rustaiide.system.git.integration;

import java.time.Instant;
import java.util.List;

/**
 * A commit in the history, and its place in the graph.
 *
 * @param id all hexadecimal digits
 * @param parents theirs
 * @param names branches and tags that name it
 * @param lane the column of its dot, from zero
 * @param lanes the lines from this row down to the next
 */
public record LoggedCommit(String id, List<String> parents, String subject, String author, Instant when,
        List<String> names, int lane, List<Line> lanes) {
    public LoggedCommit {
        parents = List.copyOf(parents);
        names = List.copyOf(names);
        lanes = List.copyOf(lanes);
    }

    /** As many digits as people read. */
    public String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }

    /** A line of the graph: from a column of this row to one of the next. */
    public record Line(int from, int to) {}
}
