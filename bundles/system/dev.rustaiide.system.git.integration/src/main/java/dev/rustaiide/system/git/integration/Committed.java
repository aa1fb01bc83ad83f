package dev.rustaiide.system.git.integration;

import java.util.List;

/**
 * A commit that was made.
 *
 * @param id all hexadecimal digits
 * @param notes sentences for people, such as that hooks were not run
 */
public record Committed(String id, String subject, List<String> notes) {
    public Committed {
        notes = List.copyOf(notes);
    }

    /** As many digits as people read. */
    public String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }
}
