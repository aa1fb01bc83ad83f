package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** Where else a change is wanted, as the editor would offer it. */
class NextEditsStoryTest {
    private static final String BEFORE = "fn read(paths: &[Path]) -> Result<()> {\n"
            + "    let first = File::open(&paths[0]).unwrap();\n    let second = File::open(&paths[1]).unwrap();\n"
            + "    let third = File::open(&paths[2]).unwrap();\n    // .unwrap() is for tests\n}\n";

    @TempDir
    Path work;
    private CommandLine cli;
    private Path before;
    private Path after;

    @BeforeEach
    void write_both() throws Exception {
        cli = new CommandLine(work);
        before = Files.writeString(work.resolve("before.rs"), BEFORE);
        after = work.resolve("after.rs");
    }

    @Test
    void the_next_place_comes_first_and_none_in_a_comment() throws Exception {
        Files.writeString(after, BEFORE.replace("[0]).unwrap()", "[0])?"));
        List<Json> edits = cli.run("next-edits", before.toString(), after.toString(), "--json").json().get("edits")
                .items();
        assertEquals("3", edits.getFirst().get("line").print());
        assertEquals(".unwrap()", edits.getFirst().string("before", ""));
        assertTrue(edits.stream().allMatch(each -> each.string("after", "").equals("?")), edits.toString());
        assertTrue(edits.stream().noneMatch(each -> each.get("line").print().equals("5")), edits.toString());
    }

    @Test
    void nothing_is_offered_where_nothing_is_alike_and_a_missing_file_is_refused() throws Exception {
        Files.writeString(after, BEFORE.replace("-> Result<()>", "-> io::Result<()>"));
        assertEquals(1, cli.run("next-edits", before.toString(), after.toString()).exit());
        assertEquals(1, cli.run("next-edits", before.toString(), before.toString()).exit());
        assertEquals(3, cli.run("next-edits", before.toString(), work.resolve("gone.rs").toString()).exit());
        assertEquals(2, cli.run("next-edits", before.toString()).exit());
    }
}
