package dev.rustaiide.ai.assistant;

import dev.rustaiide.foundation.types.Location;

/**
 * A place that an answer rests on; it was there when the answer was given.
 *
 * @param mention as the answer has it, e.g. {@code src/lib.rs:12}, and {@code src/lib.rs:12-20} for several lines
 * @param why for people: why it is cited, e.g. {@code says retry, upload}; may be empty
 */
public record Citation(Location location, String mention, String why) {}
