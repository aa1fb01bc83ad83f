package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;

/**
 * The connections that a process has to other machines, as the kernel tells them in {@code /proc}: TCP, and UDP that
 * has a peer, by IPv4 or IPv6. They are looked at every few milliseconds, so one that lives for less may be missed.
 * Elsewhere than on Linux none are seen.
 */
final class Connections {
    private static final Duration PERIOD = Duration.ofMillis(5);
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private final Path process;

    Connections(Path process) {
        this.process = process;
    }

    static Connections ofThisProcess() {
        return new Connections(Path.of("/proc/self"));
    }

    /** Tells {@code found} what is seen until it is closed. */
    Watch watch(Consumer<String> found) {
        Call<?> call = Call.every(PERIOD, "connections", scope -> {
            now().forEach(found);
            return true;
        });
        return call::cancel;
    }

    /** Those that there are. */
    Set<String> now() {
        Set<String> sockets = sockets();
        Set<String> connections = new HashSet<>();
        if (sockets.isEmpty()) {
            return connections;
        }
        for (String table : TABLES) {
            for (String line : lines(process.resolve("net").resolve(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE && sockets.contains(columns[INODE]) && isElsewhere(columns[REMOTE])) {
                    connections.add("a connection by " + table + " to " + columns[REMOTE]);
                }
            }
        }
        return connections;
    }

    /** Of the hexadecimal {@code address:port}, in the machine's order of bytes. */
    private static boolean isElsewhere(String remote) {
        int colon = remote.indexOf(':');
        String address = colon < 0 ? remote : remote.substring(0, colon);
        boolean none = address.chars().allMatch(c -> c == '0');
        boolean here = address.endsWith("7F") && address.length() == 8
                || address.equals("00000000000000000000000001000000")
                || address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F");
        return !none && !here;
    }

    private Set<String> sockets() {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException notLinux) {
            return Set.of();
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException missing) {
            return List.of();
        }
    }

    /** Ends with {@link #close}. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
