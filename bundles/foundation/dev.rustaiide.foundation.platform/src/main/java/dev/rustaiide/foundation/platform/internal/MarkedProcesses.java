package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds processes by a variable in the environment that they inherited, as proc(5) tells of it. For one thread. */
final class MarkedProcesses {
    private final Path proc;
    private final byte[] variable;
    /** Of which it is known whether they have it. A number is not given out again that soon. */
    private final Set<String> looked = new HashSet<>();

    /** @param variable with its name and value, such as {@code A=b} */
    MarkedProcesses(Path proc, String variable) {
        this.proc = proc;
        this.variable = (variable + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /** The folders of those that were not found before. */
    List<Path> more() {
        List<Path> found = new ArrayList<>();
        String[] names = proc.toFile().list(
                (folder, name) -> Character.isDigit(name.charAt(0)) && !looked.contains(name));
        for (String name : names == null ? new String[0] : names) {
            byte[] variables = variables(proc.resolve(name));
            // One that is about to become another program has none for a moment: it is looked at again.
            if (variables.length > 0 && looked.add(name) && hasVariable(variables, variable)) {
                found.add(proc.resolve(name));
            }
        }
        return found;
    }

    /** None if it has ended, or is not ours. */
    private static byte[] variables(Path folder) {
        try {
            return Files.readAllBytes(folder.resolve("environ"));
        } catch (IOException goneOrNotOurs) {
            return new byte[0];
        }
    }

    /** Whether one of {@code variables}, each of which ends with a zero byte, is {@code wanted}. */
    static boolean hasVariable(byte[] variables, byte[] wanted) {
        for (int start = 0; start + wanted.length <= variables.length; start++) {
            if (variables[start] == wanted[0]
                    && Arrays.equals(variables, start, start + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
            while (variables[start] != 0) {
                start++;
                if (start == variables.length) {
                    return false;
                }
            }
        }
        return false;
    }
}
