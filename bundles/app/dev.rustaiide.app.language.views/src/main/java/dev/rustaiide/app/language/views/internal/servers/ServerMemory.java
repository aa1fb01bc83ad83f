package dev.rustaiide.app.language.views.internal.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a server and all that it started have in memory. */
final class ServerMemory {
    private ServerMemory() {}

    /** Resident bytes of {@code pid} and its descendants; 0 where the system does not tell. Reads files. */
    static long of(long pid) {
        return pid <= 0 ? 0 : ProcessHandle.of(pid).map(root -> Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> resident(process.pid())).sum()).orElse(0L);
    }

    private static long resident(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException | NumberFormatException goneOrNotLinux) {
            return 0;
        }
        return 0;
    }
}
