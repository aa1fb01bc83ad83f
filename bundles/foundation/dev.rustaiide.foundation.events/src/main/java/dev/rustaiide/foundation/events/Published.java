package dev.rustaiide.foundation.events;

import java.time.Instant;

/**
 * An event as those see it who watch all of a kind.
 *
 * @param time when it was published
 * @param correlation the id of what the publisher was at ({@code Correlation.current()}); may be empty
 */
public record Published(Instant time, String correlation, Record event) {}
