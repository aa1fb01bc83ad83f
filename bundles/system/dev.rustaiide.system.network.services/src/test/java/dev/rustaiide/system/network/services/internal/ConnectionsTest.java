package dev.rustaiide.system.network.services.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @TempDir
    Path process;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("net"));
        Files.createSymbolicLink(process.resolve("fd/7"), Path.of("socket:[4711]"));
        Files.createSymbolicLink(process.resolve("fd/8"), Path.of("/dev/null"));
    }

    private Set<String> seen(String table, String remote, String inode) throws IOException {
        Files.writeString(process.resolve("net").resolve(table), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1F90 %s 01 00000000:00000000 00:00000000 00000000  1000        0 %s 1 0
                """.formatted(remote, inode));
        return new Connections(process).now();
    }

    @Test
    void sees_what_is_connected_elsewhere() throws IOException {
        assertEquals(Set.of("a connection by tcp to 08080808:01BB"), seen("tcp", "08080808:01BB", "4711"));
        assertEquals(Set.of("a connection by tcp to 08080808:01BB",
                "a connection by udp6 to 0000000000000000FFFF000008080808:0035"),
                seen("udp6", "0000000000000000FFFF000008080808:0035", "4711"));
    }

    @Test
    void what_stays_here_is_none() throws IOException {
        assertEquals(Set.of(), seen("tcp", "0100007F:1F90", "4711"));
        assertEquals(Set.of(), seen("tcp6", "00000000000000000000000001000000:1F90", "4711"));
        assertEquals(Set.of(), seen("tcp6", "0000000000000000FFFF00000100007F:1F90", "4711"));
        assertEquals(Set.of(), seen("udp", "00000000:0000", "4711"));
    }

    @Test
    void what_others_have_is_none_of_ours() throws IOException {
        assertEquals(Set.of(), seen("tcp", "08080808:01BB", "4712"));
    }
}
