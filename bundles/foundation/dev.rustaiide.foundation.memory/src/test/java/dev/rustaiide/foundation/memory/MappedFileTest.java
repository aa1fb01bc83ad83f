package dev.rustaiide.foundation.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class MappedFileTest {
    @TempDir
    private Path folder;

    @Test
    void bytes_behind_four_gigabytes_are_read_where_they_are() throws Exception {
        Path file = folder.resolve("sparse");
        long far = (4L << 30) + 12_345;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap("here".getBytes()), far);
        }
        try (MappedFile mapped = MappedFile.open(file)) {
            assertEquals(far + 4, mapped.size());
            byte[] bytes = new byte[8];
            mapped.read(far - 2, bytes, 1, 6);
            assertArrayEquals(new byte[] {0, 0, 0, 'h', 'e', 'r', 'e', 0}, bytes);
            assertThrows(IndexOutOfBoundsException.class, () -> mapped.read(far, bytes, 0, 8));
        }
    }

    @Test
    void an_empty_file_has_no_bytes() throws Exception {
        try (MappedFile mapped = MappedFile.open(Files.createFile(folder.resolve("empty")))) {
            assertEquals(0, mapped.size());
            mapped.read(0, new byte[0], 0, 0);
        }
    }

    @Test
    void what_cannot_be_opened_is_named() {
        var missing = assertThrows(FailureException.class, () -> MappedFile.open(folder.resolve("none")));
        assertEquals(new Failure.Missing(folder.resolve("none")), missing.failure());
        assertThrows(FailureException.class, () -> MappedFile.open(folder));
    }

    @Test
    void a_closed_file_refuses() throws Exception {
        MappedFile mapped = MappedFile.open(Files.write(folder.resolve("a"), new byte[10]));
        mapped.close();
        mapped.close();
        assertThrows(IllegalStateException.class, () -> mapped.read(0, new byte[1], 0, 1));
    }

    @Test
    void closing_while_others_read_harms_nobody() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[1 << 20]);
        for (int round = 0; round < 20; round++) {
            MappedFile mapped = MappedFile.open(file);
            var reader = dev.rustaiide.foundation.async.Call.start("read", scope -> {
                byte[] into = new byte[1 << 18];
                int reads = 0;
                try {
                    while (true) {
                        mapped.read(1 << 18, into, 0, into.length);
                        reads++;
                        Thread.yield();
                    }
                } catch (IllegalStateException closed) {
                    return reads;
                }
            });
            Thread.sleep(1);
            mapped.close();
            assertTrue(reader.await() >= 0);
        }
    }

    /** In another process, as what goes wrong here would end this one. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4"})
    void a_file_that_is_cut_under_its_readers_is_a_failure_and_no_crash(String compiler) throws Exception {
        Process child = java(compiler, CutUnderneath.class, folder.resolve("cut").toString());
        String said = new String(child.getInputStream().readAllBytes());
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, child.exitValue(), said);
        assertTrue(said.contains("failed as promised: 3, read well: 3"), said);
    }

    static Process java(String flag, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", flag,
                "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
