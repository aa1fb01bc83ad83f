package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * An edit that was applied and can be taken back.
 *
 * @param id its name on the disk
 * @param title as it was planned
 * @param files what was changed, without duplicates
 */
public record AppliedEdit(String id, String title, Instant time, List<Path> files) {
    public AppliedEdit {
        files = List.copyOf(files);
    }
}
