package dev.rustaiide.system.git.blame;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.system.git.integration.Commit;

/**
 * Who wrote each line of a file.
 *
 * @param lines in their order
 */
public record Blame(List<Line> lines) {
    public Blame {
        lines = List.copyOf(lines);
    }

    /**
     * Where a line comes from.
     *
     * @param commit the one that made it as it is, with the file under the name that it had there; empty for a line
     *     that nobody has committed. Lines of one commit share it
     * @param number of the line in that commit, from zero
     */
    public record Line(Optional<Commit> commit, int number) {}
}
