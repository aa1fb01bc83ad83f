package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;

/** Paths of volumes do what those of the machine do. */
class VolumePathTest {
    private static final InArchive ROOT = new InArchive(FileLocation.of(Path.of("/c/x.zip")), "/");

    private final MountedFiles files = new MountedFiles();
    private final Path root = files.path(ROOT);

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c.rs", "..", ".", "ä").list().ofMaxSize(5)
                .map(names -> String.join("/", names))
                .flatMap(text -> Arbitraries.of(text, "/" + text));
    }

    private Path ours(String text) {
        return root.getFileSystem().getPath(text);
    }

    /** As the machine writes it. */
    private static String plain(Path path) {
        return path.isAbsolute() ? path.toString().substring("archive:/c/x.zip!".length()) : path.toString();
    }

    @Property(tries = 600)
    void each_question_has_the_answer_of_the_machine(@ForAll("texts") String one, @ForAll("texts") String other) {
        Path theirs = Path.of(one);
        Path path = ours(one);
        assertEquals(theirs.toString(), plain(path));
        assertEquals(theirs.getNameCount(), path.getNameCount());
        assertEquals(Optional.ofNullable(theirs.getFileName()).map(Path::toString),
                Optional.ofNullable(path.getFileName()).map(VolumePathTest::plain));
        assertEquals(Optional.ofNullable(theirs.getParent()).map(Path::toString),
                Optional.ofNullable(path.getParent()).map(VolumePathTest::plain));
        assertEquals(theirs.normalize().toString(), plain(path.normalize()));
        assertEquals(theirs.resolve(other).toString(), plain(path.resolve(other)));
        assertEquals(theirs.startsWith(other), path.startsWith(ours(other)));
        assertEquals(theirs.endsWith(other), path.endsWith(ours(other)));
        assertEquals(theirs.equals(Path.of(other)), path.equals(ours(other)));
        assertEquals(path, ours(path.toString()));
    }

    @Property(tries = 300)
    void what_is_relativized_is_found_again(@ForAll("texts") String one, @ForAll("texts") String other) {
        Path from = ours("/" + one).normalize();
        Path to = ours("/" + other).normalize();
        assertEquals(to, from.resolve(from.relativize(to)).normalize());
        assertEquals(Path.of("/" + one).normalize().relativize(Path.of("/" + other).normalize()).toString(),
                from.relativize(to).toString());
    }

    @Property(tries = 300)
    void a_uri_leads_back(@ForAll("texts") String text) {
        Path path = ours("/" + text).normalize();
        assertEquals(Optional.of(path), files.path(path.toUri()));
        var git = new AtRevision("a b%é!:c", Path.of("/r x"), "/" + text);
        assertEquals(git, FileLocation.of(files.path(files.path(git).toUri()).orElseThrow()));
    }

    @Test
    void paths_of_two_volumes_have_nothing_to_do_with_each_other() {
        Path other = files.path(new InArchive(FileLocation.of(Path.of("/c/y.zip")), "/"));
        assertFalse(root.resolve("a").equals(other.resolve("a")));
        assertFalse(root.resolve("a").startsWith(other));
        assertFalse(root.resolve("a").startsWith(Path.of("/")));
        assertFalse(Path.of("/c/x.zip").startsWith(root));
        assertEquals(root.resolve("a"), new MountedFiles().path(ROOT).resolve("a"), "they are equal by their names");
        assertThrows(IllegalArgumentException.class, () -> root.relativize(other));
        assertThrows(UnsupportedOperationException.class, root::toFile);
        assertNull(root.getParent());
    }

    @Test
    void a_uri_of_elsewhere_is_no_path() {
        assertTrue(files.path(URI.create("http://example.org/a")).isEmpty());
        assertTrue(files.path(URI.create("git:nonsense")).isEmpty());
        assertEquals(Optional.of(Path.of("/a")), files.path(URI.create("file:///a")));
    }

    @Test
    void what_a_person_types_starts_where_they_stand() throws Exception {
        Path folder = Path.of("/home/me");
        assertEquals(Path.of("/home/a"), files.resolve("../a", folder));
        assertEquals("archive:/home/me/x.zip!/a", files.resolve("archive:x.zip!/a", folder).toString());
        assertEquals("memory:/a", files.resolve("memory:/a", folder).toString());
    }
}
