package dev.rustaiide.app.ui.output;

import dev.rustaiide.foundation.types.Position;

/**
 * A place that a program named in its output.
 *
 * @param target the path as it was written, perhaps relative to where the program ran; or a web address
 * @param position where in the file; the start if it was not said
 */
public record OutputLink(String target, Position position) {
    /** Whether it is a web address and no path. */
    public boolean isWeb() {
        return target.startsWith("http://") || target.startsWith("https://");
    }
}
