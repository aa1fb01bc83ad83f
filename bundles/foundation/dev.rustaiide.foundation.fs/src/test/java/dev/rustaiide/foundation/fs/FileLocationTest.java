package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.fs.FileLocation.Local;

class FileLocationTest {
    private static final Local CRATE = new Local(Path.of("/c/serde-1.0.crate"));

    private static void check(String text, FileLocation location) throws FailureException {
        assertEquals(text, location.toString());
        assertEquals(location, FileLocation.parse(text));
    }

    @Test
    void each_kind_has_a_text_that_is_read_again() throws Exception {
        check("/a/b c.rs", new Local(Path.of("/a/b c.rs")));
        check("git:HEAD~3:/repo!/src/main.rs", new AtRevision("HEAD~3", Path.of("/repo"), "/src/main.rs"));
        check("git::/repo!/src/main.rs", new AtRevision("", Path.of("/repo"), "/src/main.rs"));
        check("archive:/c/serde-1.0.crate!/src/lib.rs", new InArchive(CRATE, "/src/lib.rs"));
        check("archive:/c/a%21/x.zip!/b.jar!/C.class",
                new InArchive(new InArchive(new Local(Path.of("/c/a!/x.zip")), "/b.jar"), "/C.class"));
        check("archive:git:v1:/repo!/vendor/x.crate!/lib.rs",
                new InArchive(new AtRevision("v1", Path.of("/repo"), "/vendor/x.crate"), "/lib.rs"));
        check("memory:/notes", new InMemory("/notes"));
        check("git:HEAD^{/fix%3A 100%25%21}:/repo!/a", new AtRevision("HEAD^{/fix: 100%!}", Path.of("/repo"), "/a"));
    }

    @Test
    void a_title_says_what_a_file_is_one_of() {
        assertEquals("main.rs @ HEAD~3", new AtRevision("HEAD~3", Path.of("/repo"), "/src/main.rs").title());
        assertEquals("main.rs @ 01234567", new AtRevision("0123456789".repeat(4), Path.of("/r"), "/main.rs").title());
        assertEquals("main.rs @ index", new AtRevision("", Path.of("/repo"), "/main.rs").title());
        assertEquals("lib.rs in serde-1.0.crate", new InArchive(CRATE, "/src/lib.rs").title());
        assertEquals("serde-1.0.crate", new InArchive(CRATE, "/").title());
    }

    @Test
    void what_names_no_place_is_refused_with_the_way_to_write_it() {
        for (String text : List.of("git:HEAD", "git:HEAD:src/main.rs", "archive:/x.zip", "archive:!/x", "a\0b")) {
            var refused = assertThrows(FailureException.class, () -> FileLocation.parse(text), text);
            assertFalse(refused.failure().nextStep().isEmpty());
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b.rs", "..", ".", "", "x!", "%21", "100%", "ä 名", "!", "a:b", "git:x", "....");
    }

    @Provide
    Arbitrary<String> paths() {
        return names().list().ofMaxSize(6).map(names -> String.join("/", names));
    }

    @Property(tries = 500)
    void any_path_in_any_place_comes_back_from_its_text(@ForAll("paths") String one, @ForAll("paths") String other,
            @ForAll("names") String revision) throws FailureException {
        FileLocation local = new Local(Path.of("/" + one).normalize());
        FileLocation git = new AtRevision(revision, Path.of("/" + other).normalize(), "/" + one);
        for (FileLocation place : List.of(local, git, new InMemory("/" + one), new InArchive(local, "/" + other),
                new InArchive(git, "/" + other), new InArchive(new InArchive(git, "/z" + one), "/" + other),
                new InArchive(new InArchive(local, "/z" + one), "/" + other))) {
            assertEquals(place, FileLocation.parse(place.toString()));
        }
    }

    @Property(tries = 500)
    void no_path_leaves_its_root(@ForAll("paths") String path) {
        String normal = new InArchive(CRATE, path).path();
        assertTrue(normal.startsWith("/") && !normal.contains("//"));
        assertFalse((normal + "/").contains("/../") || (normal + "/").contains("/./"), normal);
        assertEquals(normal, new InArchive(CRATE, normal).path());
    }
}
