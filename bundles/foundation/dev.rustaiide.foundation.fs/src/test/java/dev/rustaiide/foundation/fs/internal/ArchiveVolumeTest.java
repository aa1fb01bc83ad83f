package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;

class ArchiveVolumeTest {
    @TempDir
    Path folder;
    private Archives archives;

    @BeforeEach
    void prepare() {
        archives = new Archives();
    }

    private Path tree() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.createDirectories(tree.resolve("src/deep"));
        Files.createDirectories(tree.resolve("empty"));
        Files.writeString(tree.resolve("src/lib.rs"), "pub fn a() {}\r\n");
        Files.writeString(tree.resolve("src/deep/ünïcode 名.rs"), "// 名\n");
        Files.writeString(tree.resolve("empty.txt"), "");
        Files.writeString(tree.resolve("x".repeat(180) + ".rs"), "// long name\n");
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Files.write(tree.resolve("noise.bin"), noise);
        Files.write(tree.resolve("zeros.bin"), new byte[300_000]);
        return tree;
    }

    /** Every file below {@code root} with its content, every folder with none. */
    private static TreeMap<String, byte[]> content(Path root) throws IOException {
        var content = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                String name = root.relativize(path).toString();
                content.put(name, Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path));
            }
        }
        return content;
    }

    private void run(Path in, String... words) throws Exception {
        try {
            Process process = new ProcessBuilder(words).directory(in.toFile()).redirectErrorStream(true).start();
            byte[] said = process.getInputStream().readAllBytes();
            assertEquals(0, process.waitFor(), () -> new String(said, UTF_8));
        } catch (IOException none) {
            assumeTrue(false, words[0] + " is not installed");
        }
    }

    private void checkSame(Path archive) throws IOException {
        var expected = content(folder.resolve("tree"));
        var found = content(archives.root(archive));
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "gnu", "pax", "v7", "oldgnu"})
    void what_tar_packs_is_all_there(String format) throws Exception {
        Path tree = tree();
        if (format.equals("v7") || format.equals("ustar")) {
            // These formats have no room for it.
            Files.delete(tree.resolve("x".repeat(180) + ".rs"));
        }
        Path archive = folder.resolve("a.crate");
        run(tree, "tar", "--format=" + format, "-czf", archive.toString(), "src", "empty", "empty.txt", "noise.bin",
                "zeros.bin");
        if (!format.equals("v7") && !format.equals("ustar")) {
            run(tree, "tar", "--format=" + format, "-cf", folder.resolve("a.tar").toString(), ".");
            checkSame(folder.resolve("a.tar"));
            Files.delete(tree.resolve("x".repeat(180) + ".rs"));
        }
        checkSame(archive);
    }

    @Test
    void what_zip_packs_is_all_there() throws Exception {
        run(tree(), "zip", "-q", "-r", folder.resolve("a.zip").toString(), ".");
        checkSame(folder.resolve("a.zip"));
    }

    @Test
    void what_jar_packs_is_all_there() throws Exception {
        Path jar = Path.of(System.getProperty("java.home"), "bin/jar");
        run(tree(), jar.toString(), "-cfM", folder.resolve("a.jar").toString(), ".");
        checkSame(folder.resolve("a.jar"));
    }

    @Test
    void a_zip_from_a_pipe_whose_sizes_come_behind_and_one_of_64_bits_are_read() throws Exception {
        Path tree = tree();
        run(tree, "sh", "-c", "zip -q -r -fz - . > '" + folder.resolve("piped.zip") + "'");
        checkSame(folder.resolve("piped.zip"));
    }

    @Test
    void an_archive_in_an_archive_is_read_and_a_third_one_too_but_no_more() throws Exception {
        byte[] inner = Archives.gzip(new Archives().file("p/lib.rs", "deep").tar());
        byte[] middle = zip("inner.crate", inner);
        Path outer = archives.root(folder, "outer.zip", zip("middle.zip", middle));
        Path second = archives.files.inside(outer.resolve("middle.zip")).orElseThrow();
        Path third = archives.files.inside(second.resolve("inner.crate")).orElseThrow();
        assertEquals("deep", Files.readString(third.resolve("p/lib.rs")));
        assertEquals("archive:" + folder + "/outer.zip!/middle.zip!/inner.crate!/p/lib.rs",
                third.resolve("p/lib.rs").toString());
        byte[] all = Files.readAllBytes(folder.resolve("outer.zip"));
        Path fourth = archives.root(folder, "more.zip", zip("outer.zip", all));
        for (String name : List.of("outer.zip", "middle.zip", "inner.crate")) {
            fourth = archives.files.inside(fourth.resolve(name)).orElseThrow();
        }
        Path tooDeep = fourth;
        assertTrue(failure(() -> Files.readString(tooDeep.resolve("p/lib.rs"))).why().contains("levels"));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static Failure failure(Executable action) {
        return assertThrows(FileRefusedException.class, action).failure();
    }

    private List<String> names(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(path -> root.relativize(path).toString()).filter(name -> !name.isEmpty()).sorted().toList();
        }
    }

    @Test
    void names_that_would_lead_out_are_left_out_and_counted() throws Exception {
        Path root = archives.root(folder, "evil.tar", new Archives().file("../up", "1").file("/etc/passwd", "2")
                .file("a/../../b", "3").file("good", "4").file("C:\\windows", "5").file("..\\up", "6").tar());
        assertEquals(List.of("good"), names(root));
        assertEquals(List.of("5 entries with an unsafe name left out, e.g. ../up."), archives.files.remarks(root));
        Path zip = archives.root(folder, "evil.zip", zip("../../up", "x".getBytes(UTF_8)));
        assertEquals(List.of(), names(zip));
        assertThrows(NoSuchFileException.class, () -> Files.readString(zip.resolve("../../up")));
    }

    @Test
    void of_a_name_that_comes_twice_the_last_one_counts_as_for_who_unpacks_it() throws Exception {
        Path root = archives.root(folder, "a.tar", new Archives().file("a", "first").file("a", "second")
                .file("a/b", "below a file").tar());
        assertEquals("second", Files.readString(root.resolve("a")));
        assertEquals(List.of("a"), names(root));
        assertEquals(2, archives.files.remarks(root).size());
    }

    @Test
    void links_are_followed_within_the_archive_alone() throws Exception {
        Path root = archives.root(folder, "a.tar", new Archives().file("real/a", "content")
                .entry("link", '2', "real/a", new byte[0]).entry("dir", '2', "real", new byte[0])
                .entry("out", '2', "../../etc/passwd", new byte[0]).entry("abs", '2', "/etc/passwd", new byte[0])
                .entry("loop", '2', "loop", new byte[0]).entry("hard", '1', "real/a", new byte[0])
                .entry("nothing", '1', "gone", new byte[0]).entry("device", '3', "", new byte[0]).tar());
        assertEquals("content", Files.readString(root.resolve("link")));
        assertEquals("content", Files.readString(root.resolve("dir/a")));
        assertEquals("content", Files.readString(root.resolve("hard")));
        assertTrue(Files.isSymbolicLink(root.resolve("link")));
        assertEquals("real/a", Files.readSymbolicLink(root.resolve("link")).toString());
        assertTrue(failure(() -> Files.readString(root.resolve("out"))).why().contains("leads out"));
        assertTrue(failure(() -> Files.readString(root.resolve("abs"))).why().contains("leads out"));
        assertTrue(failure(() -> Files.readString(root.resolve("loop"))).why().contains("leads back to itself"));
        assertFalse(Files.exists(root.resolve("device"), LinkOption.NOFOLLOW_LINKS));
        assertEquals(2, archives.files.remarks(root).size());
    }

    @Test
    void a_bomb_is_refused_before_it_takes_the_memory() throws Exception {
        Path bomb = folder.resolve("bomb.tgz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] head = new Archives().file("zeros", "").tar();
            byte[] block = Arrays.copyOf(head, TarFormat.BLOCK);
            byte[] size = String.format("%011o", 4L << 30).getBytes(UTF_8);
            System.arraycopy(size, 0, block, 124, size.length);
            out.write(sealed(block));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        assertFalse(failure(() -> names(archives.root(bomb))).nextStep().isEmpty());
        byte[] zip = zip("zeros", new byte[100_000]);
        int central = central(zip);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 1 << 30);
        Path root = archives.root(folder, "bomb.zip", zip);
        assertTrue(failure(() -> Files.readAllBytes(root.resolve("zeros"))).why().contains("256 MB"));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 200_000);
        Path lying = archives.root(folder, "lying.zip", zip);
        assertTrue(failure(() -> Files.readAllBytes(lying.resolve("zeros"))).why().contains("damaged"));
    }

    private static byte[] sealed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : block) {
            sum += one & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(UTF_8);
        System.arraycopy(digits, 0, block, 148, 8);
        return block;
    }

    private static int central(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = zip.length - 46; i >= 0; i--) {
            if (bytes.getInt(i) == 0x02014b50) {
                return i;
            }
        }
        throw new AssertionError("no directory");
    }

    @Test
    void a_torn_archive_is_said_to_be_one() throws Exception {
        byte[] tgz = Archives.gzip(new Archives().file("a", "x".repeat(5000)).tar());
        for (int length : new int[] {12, tgz.length / 2, tgz.length - 3}) {
            Path root = archives.root(folder, "torn" + length + ".tgz", Arrays.copyOf(tgz, length));
            assertTrue(failure(() -> names(root)).why().matches("torn.* (ends too early|is damaged).*"));
        }
        byte[] zip = zip("a", "x".repeat(5000).getBytes(UTF_8));
        Path torn = archives.root(folder, "torn.zip", Arrays.copyOf(zip, zip.length - 30));
        assertEquals("torn.zip ends too early.", failure(() -> names(torn)).why());
        zip[36] ^= 0x55;
        Path flipped = archives.root(folder, "flipped.zip", zip);
        assertTrue(failure(() -> Files.readAllBytes(flipped.resolve("a"))).why().contains("damaged"));
        Path none = archives.root(folder, "text.zip", "no archive".getBytes(UTF_8));
        assertEquals("text.zip is neither a zip nor a tar archive.", failure(() -> names(none)).why());
        Path empty = archives.root(folder, "empty.zip", new byte[0]);
        assertEquals("empty.zip is empty.", failure(() -> names(empty)).why());
        assertTrue(failure(() -> names(archives.root(folder.resolve("gone.zip")))).why().contains("does not exist"));
    }

    @Test
    void an_encrypted_file_is_listed_and_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), "hidden");
        run(folder, "zip", "-q", "-P", "password", "secret.zip", file.getFileName().toString());
        Path root = archives.root(folder.resolve("secret.zip"));
        assertEquals(List.of("secret.txt"), names(root));
        assertTrue(failure(() -> Files.readString(root.resolve("secret.txt"))).why().contains("encrypted"));
    }

    @Test
    void entries_that_share_their_bytes_are_each_within_the_limit() throws Exception {
        byte[] zip = zip("a", new byte[1000]);
        CRC32 crc = new CRC32();
        crc.update(new byte[1000]);
        assertEquals(crc.getValue(), ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN)
                .getInt(central(zip) + 16) & 0xFFFFFFFFL);
        assertEquals(1000, Files.readAllBytes(archives.root(folder, "a.zip", zip).resolve("a")).length);
    }

    @Test
    void an_archive_that_changes_is_read_anew() throws Exception {
        Path root = archives.root(folder, "a.zip", zip("a", "one".getBytes(UTF_8)));
        assertEquals("one", Files.readString(root.resolve("a")));
        archives.root(folder, "a.zip", zip("a", "three".getBytes(UTF_8)));
        assertEquals("three", Files.readString(root.resolve("a")));
        Files.delete(folder.resolve("a.zip"));
        assertTrue(failure(() -> Files.readString(root.resolve("a"))).why().contains("does not exist"));
    }

    @Test
    void text_is_decoded_as_on_the_disk_and_cannot_be_changed() throws Exception {
        Path root = archives.root(folder, "a.tar", new Archives().file("a.rs", "fn a() {}\r\nfn b() {}\r\n")
                .file("b.bin", "a\0b").tar());
        var texts = new DiskTextFiles(new Disk(), () -> folder.resolve("backups"));
        TextFile file = texts.read(root.resolve("a.rs"));
        assertEquals("fn a() {}\r\nfn b() {}\r\n", file.text().toString());
        assertTrue(file.readOnly());
        assertEquals(LineEnding.CRLF, file.lineEnding());
        assertThrows(FailureException.class, () -> texts.read(root.resolve("b.bin")));
        var refused = assertThrows(FailureException.class,
                () -> texts.write(root.resolve("a.rs"), file.text(), file.encoding()));
        assertEquals("Cannot write a.rs.", refused.failure().what());
        assertThrows(AccessDeniedException.class, () -> root.getFileSystem().provider()
                .checkAccess(root.resolve("a.rs"), AccessMode.WRITE));
        assertThrows(FileRefusedException.class, () -> Files.delete(root.resolve("a.rs")));
        assertEquals(texts.stamp(root.resolve("a.rs")), texts.stamp(root.resolve("./x/../a.rs")));
    }

    @Test
    void only_names_of_archives_can_be_looked_into() {
        for (String name : List.of("a.zip", "A.JAR", "serde-1.0.crate", "x.tar.gz", "x.tgz", "x.tar")) {
            assertTrue(archives.files.inside(Path.of("/c", name)).isPresent(), name);
        }
        List<String> others = new ArrayList<>(List.of("a.gz", ".zip", "zip", "a.zip.txt", "main.rs"));
        others.forEach(name -> assertTrue(archives.files.inside(Path.of("/c", name)).isEmpty(), name));
        assertTrue(archives.files.inside(Path.of("/")).isEmpty());
    }
}
