package dev.rustaiide.system.git.integration.internal.history;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.integration.LoggedCommit.Line;

/**
 * Gives the commits of a history columns, one after the other. A column waits for the commit that comes next in it; the
 * first parent goes on in its child's column, others take the first that is free.
 */
final class Lanes {
    private final List<@Nullable String> waiting = new ArrayList<>();

    /**
     * A row of the graph.
     *
     * @param lane of the commit
     * @param lines from this row to the next
     */
    record Placed(int lane, List<Line> lines) {}

    Placed place(String commit, List<String> parents) {
        int lane = waiting.indexOf(commit);
        if (lane < 0) {
            lane = free();
        }
        List<Line> lines = new ArrayList<>();
        // Those that waited for the commit too have come together in its row.
        for (int i = 0; i < waiting.size(); i++) {
            if (commit.equals(waiting.get(i))) {
                waiting.set(i, null);
            }
        }
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i) != null) {
                lines.add(new Line(i, i));
            }
        }
        for (int i = 0; i < parents.size(); i++) {
            int to = waiting.indexOf(parents.get(i));
            if (to < 0) {
                to = i == 0 && waiting.get(lane) == null ? lane : free();
                waiting.set(to, parents.get(i));
            }
            lines.add(new Line(lane, to));
        }
        while (!waiting.isEmpty() && waiting.getLast() == null) {
            waiting.removeLast();
        }
        return new Placed(lane, lines);
    }

    private int free() {
        int free = waiting.indexOf(null);
        if (free < 0) {
            waiting.add(null);
            return waiting.size() - 1;
        }
        return free;
    }
}
