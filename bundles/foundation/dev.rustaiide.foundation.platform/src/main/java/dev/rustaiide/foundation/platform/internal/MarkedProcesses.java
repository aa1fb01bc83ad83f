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
import java.util.function.Predicate;

/** Finds processes by a variable in the environment that they inherited, as proc(5) tells of it. For one thread. */
final class MarkedProcesses {
    private final Path proc;
    private final byte[] variable;
    /** Of which it is known whether they have it. A number is not given out again that soon. */
    private final Set<String> looked = new HashSet<>();
    /** Those that had no variables when they were last looked at. */
    private final List<Path> bare = new ArrayList<>();

    /** @param variable with its name and value, such as {@code A=b} */
    MarkedProcesses(Path proc, String variable) {
        this.proc = proc;
        this.variable = (variable + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /** The folders of those that were not found before. */
    List<Path> more() {
        List<Path> found = new ArrayList<>();
        bare.clear();
        String[] names = proc.toFile().list(
                (folder, name) -> Character.isDigit(name.charAt(0)) && !looked.contains(name));
        for (String name : names == null ? new String[0] : names) {
            byte[] variables = variables(proc.resolve(name));
            // One that is about to become another program has none for a moment: it is looked at again.
            if (variables.length == 0) {
                bare.add(proc.resolve(name));
            } else if (looked.add(name) && hasVariable(variables, variable)) {
                found.add(proc.resolve(name));
            }
        }
        return found;
    }

    /** Whether one of those for which {@code candidate} is true could have it when it is looked at again. */
    boolean mayCome(Predicate<Path> candidate) {
        // A thread of the kernel has no program.
        return bare.stream().anyMatch(folder -> hasProgram(folder) && candidate.test(folder));
    }

    private static boolean hasProgram(Path folder) {
        try {
            return !Files.readSymbolicLink(folder.resolve("exe")).toString().isEmpty();
        } catch (IOException none) {
            return false;
        }
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
