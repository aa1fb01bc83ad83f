package dev.rustaiide.system.git.integration;

import java.time.Instant;

import dev.rustaiide.foundation.fs.FileLocation.AtRevision;

/**
 * A commit, as the history of one file shows it.
 *
 * @param id all hexadecimal digits
 * @param subject the first line of its message
 * @param author the author's name
 * @param when it was written
 * @param file the file in it, under the name that it had then
 */
public record Commit(String id, String subject, String author, Instant when, AtRevision file) {
    /** As many digits as people read. */
    public String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }
}
