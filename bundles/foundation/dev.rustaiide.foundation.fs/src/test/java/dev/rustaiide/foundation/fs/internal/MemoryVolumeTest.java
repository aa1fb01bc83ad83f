package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.text.Text;

class MemoryVolumeTest {
    @TempDir
    Path folder;

    private enum Kind {
        WRITE, FOLDER, DELETE, MOVE, REPLACE
    }

    private record Step(Kind kind, String path, String other) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> paths = Arbitraries.of("a", "b", "a/c", "a/d", "a/c/e", "b/c");
        return Combinators.combine(Arbitraries.of(Kind.class), paths, paths).as(Step::new).list().ofMaxSize(25);
    }

    /** Does the same in both and tells what came of it: the kind of failure, or nothing. */
    private static String perform(Step step, Path root) {
        Path path = root.resolve(step.path());
        Path other = root.resolve(step.other());
        try {
            switch (step.kind()) {
                case WRITE -> Files.writeString(path, step.other(), UTF_8);
                case FOLDER -> Files.createDirectory(path);
                case DELETE -> Files.delete(path);
                case MOVE -> {
                    if (!other.startsWith(path)) {
                        Files.move(path, other);
                    }
                }
                case REPLACE -> {
                    if (Files.isRegularFile(path) && !Files.isDirectory(other)) {
                        Files.move(path, other, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return "";
        } catch (FileAlreadyExistsException | NoSuchFileException | DirectoryNotEmptyException failed) {
            return failed.getClass().getSimpleName();
        } catch (IOException failed) {
            return "other";
        }
    }

    private static TreeMap<String, String> state(Path root) throws IOException {
        var state = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                state.put(root.relativize(path).toString(),
                        Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return state;
    }

    @Property(tries = 150)
    void it_does_what_the_disk_does(@ForAll("steps") List<Step> steps) throws IOException {
        Path disk = Files.createTempDirectory("memory-model");
        Path memory = new MountedFiles().path(new InMemory("/"));
        try {
            for (Step step : steps) {
                boolean done = perform(step, disk).isEmpty();
                assertEquals(done, perform(step, memory).isEmpty(), step.toString());
                assertEquals(state(disk), state(memory), step.toString());
            }
        } finally {
            try (Stream<Path> all = Files.walk(disk)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void text_is_written_and_read_as_on_the_disk() throws Exception {
        Path file = new MountedFiles().path(new InMemory("/notes.rs"));
        var texts = new DiskTextFiles(new Disk(), () -> folder);
        var first = texts.write(file, Text.of("fn a() {}\n"), Encoding.UTF_8);
        assertEquals("fn a() {}\n", texts.read(file).text().toString());
        assertEquals(first, texts.read(file).stamp());
        assertTrue(!texts.read(file).readOnly());
        var second = texts.write(file, Text.of("fn b() {}\n"), Encoding.UTF_16_LE);
        assertTrue(!first.equals(second));
        assertEquals(Encoding.UTF_16_LE, texts.read(file).encoding());
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList(), "nothing of the way of writing is left");
        }
    }

    @Test
    void a_file_can_be_appended_to_and_made_only_once() throws Exception {
        Path file = new MountedFiles().path(new InMemory("/a"));
        Files.write(file, new byte[] {1});
        Files.write(file, new byte[] {2, 3}, StandardOpenOption.APPEND);
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        assertThrows(FileAlreadyExistsException.class, () -> Files.createFile(file));
        assertThrows(NoSuchFileException.class, () -> Files.write(file.resolveSibling("b"), new byte[0],
                StandardOpenOption.WRITE));
    }
}
