package dev.rustaiide.foundation.history;

import java.nio.file.Path;
import java.time.Instant;

import dev.rustaiide.foundation.fs.WriteReason;

/**
 * A former content of a file.
 *
 * @param id a few letters and digits, its own among the revisions of its file
 * @param file where it was then; another path than the one asked about if the file was moved since
 * @param time when it was kept, which is when it went
 * @param reason what it went for
 * @param label what somebody called it; may be empty
 * @param size in bytes
 * @param content names the content: equal ones have equal names
 */
public record Revision(String id, Path file, Instant time, WriteReason reason, String label, long size,
        String content) {
    public Revision labelled(String text) {
        return new Revision(id, file, time, reason, text, size, content);
    }
}
