package dev.rustaiide.foundation.serialization;

/** More than a block can have: its records go into two. Only a single record that is too large is seen by the caller. */
final class CrowdedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    CrowdedException(String message) {
        super(message);
    }
}
