package dev.rustaiide.foundation.serialization;

/** More than a block can have: its records go into two. Callers see it where a single record is too large. */
final class CrowdedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    CrowdedException(String message) {
        super(message);
    }
}
