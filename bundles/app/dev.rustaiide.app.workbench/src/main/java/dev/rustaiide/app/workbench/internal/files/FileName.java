package dev.rustaiide.app.workbench.internal.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What speaks against a name for a file. The rules are those of all systems together: projects travel. */
public final class FileName {
    private static final int MOST_BYTES = 255;
    private static final String FORBIDDEN = "<>:\"|?*";
    /** Names of devices on Windows, where no file can have them, whatever follows their first dot. */
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4",
            "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8",
            "LPT9");

    private FileName() {}

    /** Why {@code name} cannot be given beside {@code siblings}, as a sentence; empty if it can. */
    public static Optional<String> objection(String name, Set<String> siblings) {
        if (name.isBlank()) {
            return Optional.of("A name is needed.");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of(name + " stands for a folder already.");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.of("A name has no slashes. Make the folder first.");
        }
        if (siblings.contains(name)) {
            return Optional.of("There is " + name + " already.");
        }
        return unfit(name);
    }

    private static Optional<String> unfit(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (Character.isISOControl(character)) {
                return Optional.of("A name has no control characters.");
            }
            if (FORBIDDEN.indexOf(character) >= 0) {
                return Optional.of("Some systems do not allow " + character + " in a name.");
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("Some systems do not allow a dot or a space at the end.");
        }
        if (isDevice(name)) {
            return Optional.of("The name " + name + " is reserved on Windows.");
        }
        return name.getBytes(UTF_8).length > MOST_BYTES
                ? Optional.of("The name is too long.") : Optional.empty();
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        return DEVICES.contains((dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT));
    }
}
