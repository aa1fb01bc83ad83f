package dev.rustaiide.foundation.history;

import java.nio.file.Path;
import java.time.Instant;

/** A file that has revisions; it need not be there any more. */
public record KeptFile(Path file, int revisions, Instant last) {}
