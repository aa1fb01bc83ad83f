package dev.rustaiide.system.lsp.client.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all that it started have in memory. */
final class TreeMemory {
    private static final Path PROC = Path.of("/proc");

    private TreeMemory() {}

    /** Resident bytes of {@code pid} and its descendants; 0 where the system does not tell. */
    static long of(long pid) {
        return ProcessHandle.of(pid).map(root -> Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> resident(process.pid())).sum()).orElse(0L);
    }

    private static long resident(long pid) {
        try {
            String status = Files.readString(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1);
            int at = status.indexOf("VmRSS:");
            String line = at < 0 ? "" : status.substring(at + 6, status.indexOf('\n', at)).strip();
            return line.isEmpty() ? 0 : Long.parseLong(line.substring(0, line.indexOf(' '))) << 10;
        } catch (IOException | NumberFormatException goneOrNotLinux) {
            return 0;
        }
    }
}
