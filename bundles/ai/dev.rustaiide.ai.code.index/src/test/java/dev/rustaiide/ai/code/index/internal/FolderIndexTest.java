package dev.rustaiide.ai.code.index.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.facts.FactsCodec;
import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.text.Text;

class FolderIndexTest {
    @TempDir
    private Path parent;

    private Sources sources() throws IOException {
        return new Sources(Files.createDirectories(parent.resolve("root")));
    }

    private static List<String> names(CodeSnapshot snapshot, String pattern) {
        return snapshot.symbols(pattern, 10).stream().map(FoundSymbol::name).toList();
    }

    @Test
    void symbols_are_found_by_a_few_letters_and_by_what_they_are_in() throws Exception {
        Snapshot snapshot = sources().file("src/lib.rs", """
                pub struct Polygon { points: Vec<u8> }
                impl Polygon { pub fn area(&self) {} fn new() {} }
                impl Circle { fn area(&self) {} }
                mod parts { fn polygon_area() {} }
                """).settled();
        assertEquals(List.of("polygon_area", "Polygon"), names(snapshot, "poly"));
        assertEquals(List.of("polygon_area"), names(snapshot, "pgar"));
        FoundSymbol first = snapshot.symbols("Polygon::area", 10).getFirst();
        assertEquals("area in Polygon", first.name() + " in " + first.container());
        assertEquals("2:23", first.location().range().start().toString());
        assertEquals(List.of(), names(snapshot, "nothing_like_this"));
    }

    @Test
    void files_that_are_made_changed_and_removed_are_followed() throws Exception {
        Sources sources = sources().file("src/a.rs", "fn first() {}").file("src/deep/b.rs", "fn second() {}");
        assertEquals(List.of("first"), names(sources.settled(), "first"));
        sources.file("src/a.rs", "fn changed() {}").file("src/c.rs", "fn third() {}");
        Files.delete(sources.path("src/deep/b.rs"));
        Files.delete(sources.path("src/deep"));
        sources.index().changed(List.of(sources.path("src/a.rs"), sources.path("src/c.rs"), sources.path("src/deep")));
        CodeSnapshot after = sources.index().settled().await();
        assertEquals(List.of(), names(after, "first"));
        assertEquals(List.of("changed"), names(after, "changed"));
        assertEquals(List.of("third"), names(after, "third"));
        assertEquals(List.of(), names(after, "second"));
        assertEquals(2, after.totals().files());
    }

    @Test
    void what_an_editor_shows_counts_until_it_is_closed() throws Exception {
        Sources sources = sources().file("src/a.rs", "fn on_disk() {}");
        Snapshot before = sources.settled();
        sources.index().shows(sources.path("src/a.rs"), Text.of("fn in_editor() {}"));
        CodeSnapshot shown = sources.index().settled().await();
        assertEquals(List.of("in_editor"), names(shown, "in_editor"));
        assertEquals(List.of(), names(shown, "on_disk"));
        sources.file("src/a.rs", "fn on_disk_again() {}");
        sources.index().changed(List.of(sources.path("src/a.rs")));
        assertEquals(List.of("in_editor"), names(sources.index().settled().await(), "in_editor"));
        sources.index().shows(sources.path("src/a.rs"), null);
        assertEquals(List.of("on_disk_again"), names(sources.index().settled().await(), "on_disk_again"));
        assertEquals(List.of("on_disk"), names(before, "on_disk"), "a snapshot stays as it was");
    }

    @Test
    void what_git_ignores_is_left_out_and_comes_when_the_rules_change() throws Exception {
        Sources sources = sources().file(".gitignore", "made/\n").file("made/x.rs", "fn made_by_a_program() {}")
                .file("src/a.rs", "fn written() {}");
        assertEquals(List.of(), names(sources.settled(), "made_by"));
        sources.file(".gitignore", "src/\n");
        sources.index().changed(List.of(sources.path(".gitignore")));
        CodeSnapshot after = sources.index().settled().await();
        assertEquals(List.of("made_by_a_program"), names(after, "made_by"));
        assertEquals(List.of(), names(after, "written"));
    }

    private static byte[] stored(Snapshot snapshot, Path file) {
        return FactsCodec.encode(facts(snapshot, file), snapshot.names);
    }

    @Test
    void a_second_start_reads_what_was_stored_and_parses_only_what_has_changed() throws Exception {
        Sources sources = sources().file("src/a.rs", "fn first() { let 𝒜 = 1; 𝒜; }")
                .file("src/b.rs", "fn second() {}");
        age(sources.path("src/a.rs"), sources.path("src/b.rs"));
        byte[] before = stored(sources.settled(), sources.path("src/a.rs"));
        sources.index().close();
        sources.open();
        assertEquals(0, sources.settled().totals().parsed());
        assertArrayEquals(before, stored(sources.settled(), sources.path("src/a.rs")));
        sources.index().close();
        sources.file("src/b.rs", "fn other() {}");
        sources.open();
        Snapshot third = sources.settled();
        assertEquals(1, third.totals().parsed());
        assertEquals(List.of("other"), names(third, "other"));
        assertEquals(List.of(), names(third, "second"));
    }

    @Test
    void a_damaged_store_is_made_again() throws Exception {
        Sources sources = sources().file("src/a.rs", "fn first() {}");
        age(sources.path("src/a.rs"));
        sources.settled();
        sources.index().close();
        Path store;
        try (Stream<Path> all = Files.walk(parent)) {
            store = all.filter(path -> path.endsWith("facts")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(store);
        for (int at : new int[] {3, bytes.length / 2, bytes.length - 2}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            Files.write(store, damaged);
            sources.open();
            assertEquals(List.of("first"), names(sources.settled(), "first"));
        }
    }

    @Test
    void bad_files_do_no_harm() throws Exception {
        Sources sources = sources().file("src/good.rs", "fn good() {}")
                .file("src/broken.rs", "struct ] = {\n}\nfn also_found() { let }");
        Files.write(sources.path("src/latin.rs"), "// \u00e9\nfn caf\u00e9() {}\nfn plain() {}"
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(sources.path("src/binary.rs"), new byte[] {0, 1, 2, 3, (byte) 0xFF});
        Files.writeString(sources.path("src/huge.rs"), "fn generated() {}\n".repeat(600_000));
        sources.file("src/deep.rs", "fn deep() { " + "(".repeat(20_000) + ")".repeat(20_000) + " }");
        Files.createSymbolicLink(sources.path("src/circle"), sources.path("src"));
        Snapshot snapshot = sources.settled();
        assertEquals(List.of("good"), names(snapshot, "good"));
        assertEquals(List.of("plain"), names(snapshot, "plain"));
        assertEquals(List.of("also_found"), names(snapshot, "also_found"));
        assertEquals(List.of("deep"), names(snapshot, "deep"));
        assertEquals(List.of(), names(snapshot, "generated"));
        assertTrue(snapshot.totals().skipped().contains(sources.path("src/huge.rs")));
    }

    @Test
    void a_hundred_thousand_files_in_one_folder_are_gone_through() throws Exception {
        Sources sources = sources().file("many/one.rs", "fn the_one() {}");
        for (int i = 0; i < 100_000; i++) {
            Files.createFile(sources.path("many/f" + i + ".bin"));
        }
        sources.file("many/zz.rs", "fn 𝛼e\u0301() {}");
        Snapshot snapshot = sources.settled();
        assertEquals(List.of("the_one"), names(snapshot, "the_one"));
        assertEquals(List.of("𝛼e\u0301"), names(snapshot, "𝛼e\u0301"));
    }

    @Test
    void readers_never_see_half_of_a_file_while_files_change() throws Exception {
        Sources sources = sources();
        for (int i = 0; i < 60; i++) {
            sources.file("src/f" + i + ".rs", "fn a_0() {} fn b_0() {}");
        }
        sources.settled();
        for (int round = 1; round < 6; round++) {
            for (int i = 0; i < 60; i++) {
                sources.file("src/f" + i + ".rs", "fn a_" + round + "() {} fn b_" + round + "() {}");
            }
            sources.index().changed(List.of(sources.path("src")));
            while (!sources.index().isSettled()) {
                for (FileFacts facts : sources.index().now().facts) {
                    if (facts != null) {
                        assertEquals(2, facts.definitions().count());
                    }
                }
            }
        }
        assertEquals(60, sources.index().settled().await().symbols("a_5", 100).size());
        assertEquals(0, sources.index().now().symbols("a_4", 100).size());
    }

    /** Files of unlike size, so that they are not read in the order in which they are taken. */
    private Sources uneven(String folder) throws IOException {
        var sources = new Sources(Files.createDirectories(parent.resolve(folder)));
        for (int i = 0; i < 80; i++) {
            String kind = "Kind" + i % 7;
            String same = "pub fn shared_by_all() {} pub struct " + kind + "; impl " + kind + " { fn of() {} }";
            sources.file("src/f" + i + ".rs", same + "\nfn own_" + (char) ('a' + i % 26) + i % 3 + "() {}"
                    + " fn z() { a + b; }".repeat(i % 10 == 0 ? 2000 : 1));
        }
        return sources;
    }

    private static List<String> places(Snapshot snapshot, long[] places) {
        return Arrays.stream(places).mapToObj(place -> snapshot.root.relativize(snapshot.nameOf(place).file()) + ":"
                + snapshot.nameOf(place).range()).toList();
    }

    @Test
    void whichever_file_is_read_first_the_order_of_files_and_places_is_the_same() throws Exception {
        Snapshot one = uneven("one").settled();
        Snapshot other = uneven("other").settled();
        assertEquals(one.files().stream().sorted().toList(), one.files());
        for (String name : List.of("shared_by_all", "Kind3", "of")) {
            List<String> found = places(one, one.places(one.names.find(name)));
            assertEquals(found, places(other, other.places(other.names.find(name))));
            assertTrue(found.size() >= 11, name);
        }
        assertEquals(places(one, one.implementations(one.names.find("Kind3"))),
                places(other, other.implementations(other.names.find("Kind3"))));
    }

    @Test
    void whichever_name_was_met_first_equals_are_proposed_in_the_order_of_their_text() throws Exception {
        List<FuzzyIndex.Ranked<Integer>> found = uneven("one").settled().table.fuzzy().best(FuzzyPattern.of("own"), 10,
                () -> false);
        assertEquals(List.of("own_a0", "own_a1", "own_a2", "own_b0", "own_b1", "own_b2", "own_c0", "own_c1", "own_c2",
                "own_d0"), found.stream().map(FuzzyIndex.Ranked::name).toList());
    }

    private static FileFacts facts(Snapshot snapshot, Path file) {
        return snapshot.of(snapshot.number(file));
    }

    /** As if they had been written a while ago: what was written just now may change without a trace. */
    private static void age(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
    }
}
