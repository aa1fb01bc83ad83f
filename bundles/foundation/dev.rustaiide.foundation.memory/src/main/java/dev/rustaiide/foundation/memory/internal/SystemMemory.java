package dev.rustaiide.foundation.memory.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How full the machine is, and the control group that this process is held in, as Linux tells; elsewhere it is never
 * full. Some tens of microseconds each time.
 */
final class SystemMemory {
    private final Path root;

    SystemMemory() {
        this(Path.of("/"));
    }

    /** Reads {@code proc} and {@code sys} below {@code root}. */
    SystemMemory(Path root) {
        this.root = root;
    }

    /** The fuller of the two, as a share of one. */
    double used() {
        return Math.max(machine(), group());
    }

    private double machine() {
        List<String> lines = lines(root.resolve("proc/meminfo"));
        long total = field(lines, "MemTotal:");
        long available = field(lines, "MemAvailable:");
        return total <= 0 || available < 0 ? 0 : 1 - (double) available / total;
    }

    /** Of the second kind of groups. Pages of files count, but the system takes them back before it kills. */
    private double group() {
        String path = lines(root.resolve("proc/self/cgroup")).stream().filter(line -> line.startsWith("0::"))
                .findFirst().orElse("");
        if (path.isEmpty()) {
            return 0;
        }
        Path group = root.resolve("sys/fs/cgroup").resolve(path.substring("0::/".length()));
        long most = number(first(lines(group.resolve("memory.max"))));
        long now = number(first(lines(group.resolve("memory.current"))));
        if (most <= 0 || now < 0) {
            return 0;
        }
        List<String> parts = lines(group.resolve("memory.stat"));
        long pages = Math.max(0, field(parts, "inactive_file")) + Math.max(0, field(parts, "active_file"));
        return (double) Math.max(0, now - pages) / most;
    }

    private static String first(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private static long field(List<String> lines, String name) {
        for (String line : lines) {
            String[] parts = line.split("\\s+");
            if (parts.length > 1 && parts[0].equals(name)) {
                return number(parts[1]);
            }
        }
        return -1;
    }

    /** Minus one for what is none, such as "max". */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException absent) {
            return List.of();
        }
    }
}
