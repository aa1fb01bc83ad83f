package dev.rustaiide.system.cargo.integration.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;

/**
 * What the system refused to Cargo or to a compiler, found in what those print: the number of the error, and before it
 * the path that it was about, in a sentence of its own that often is not the last one.
 */
final class SystemRefusal {
    private static final Pattern ERROR = Pattern.compile("\\(os error (13|28|30|122)\\)(?: at path \"([^\"\n]+)\")?");
    private static final Pattern PATH = Pattern.compile("`([^`\n]*/[^`\n]*)`");
    private static final String ELSEWHERE = "set CARGO_TARGET_DIR to a folder that ";

    private SystemRefusal() {}

    /** What {@code printed} tells of, if it tells of one; {@code what} could not be done. */
    static Optional<Failure> in(String printed, String what) {
        Matcher error = ERROR.matcher(printed);
        if (!error.find()) {
            return Optional.empty();
        }
        String path = error.group(2) != null ? error.group(2) : lastPath(printed.substring(0, error.start()));
        String place = path.isEmpty() ? "something that is needed" : path;
        return Optional.of(switch (error.group(1)) {
            case "13" -> new Failure.Other(what, "You have no permission for " + place + ".",
                    "Change its permissions, or build as the user whom it belongs to.");
            case "30" -> new Failure.Other(what, "The disk with " + place + " can only be read.",
                    "Copy the project to another disk, or " + ELSEWHERE + "can be written.");
            default -> new Failure.Other(what, "The disk with " + place + " is full, or your share of it.",
                    "Free some space on it, or " + ELSEWHERE + "has room.");
        });
    }

    private static String lastPath(String before) {
        String last = "";
        for (Matcher path = PATH.matcher(before); path.find();) {
            last = path.group(1);
        }
        return last;
    }
}
