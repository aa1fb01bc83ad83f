package dev.rustaiide.ai.provenance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.AcceptedEdit.Change;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Blame.State;
import dev.rustaiide.foundation.text.Text;

class TrailProvenanceTest {
    private static final String BEFORE = """
            fn main() {
                println!("hello");
            }
            """;
    private static final String AFTER = """
            fn main() {
                println!("hello");
            }

            fn area(width: u32, height: u32) -> u32 {
                let product = width * height;
                product
            }
            """;

    @TempDir
    Path temporary;
    private Path file = Path.of("/work/src/main.rs");
    private ListedTrail trail = new ListedTrail(Path.of("/nowhere"));
    private TrailProvenance provenance = new TrailProvenance(trail);

    @BeforeEach
    void begin() throws Exception {
        trail = new ListedTrail(Files.createFile(temporary.resolve("trail")));
        provenance = new TrailProvenance(trail);
    }

    private AcceptedEdit edit(String id, String before, String after) {
        return new AcceptedEdit(id, "agent", "Add area", new Maker("local/decoder@1", "aa", "bb",
                List.of("edit_file", "read_file"), "p1"), "ada", List.of(new Change(file, Text.of(before),
                        Text.of(after))));
    }

    /** A letter for each line: A as accepted, e edited since, a dot if nothing is recorded. */
    private String states(String text) throws Exception {
        Blame blame = provenance.blame(file, Text.of(text));
        StringBuilder states = new StringBuilder(".".repeat(blame.lines()));
        blame.parts().forEach(part -> IntStream.range(part.start(), part.end())
                .forEach(line -> states.setCharAt(line, part.state() == State.ACCEPTED ? 'A' : 'e')));
        return states.toString();
    }

    @Test
    void accepted_lines_are_found_with_all_that_is_known_of_them() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        Blame blame = provenance.blame(file, Text.of(AFTER));
        assertEquals("...AAAAA", states(AFTER));
        Blame.Source source = blame.parts().getFirst().source();
        assertEquals("local/decoder@1", source.maker().model());
        assertEquals(List.of("edit_file", "read_file"), source.maker().tools());
        assertEquals("ada", source.reviewer());
        assertEquals(1, source.sequence());
    }

    @Test
    void lines_are_found_where_others_have_moved_them() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("......AAAAA", states("use std::fmt;\nuse std::io;\n\n" + AFTER));
    }

    @Test
    void a_line_between_that_was_changed_is_said_to_be_edited_since() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("...AAeAA", states(AFTER.replace("let product = width", "let product: u32 = width")));
    }

    @Test
    void a_changed_first_line_is_edited_since_for_its_neighbours_are_where_they_were() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("...AeAAA", states(AFTER.replace("fn area", "pub fn area")));
    }

    @Test
    void lines_that_a_person_puts_between_are_their_own() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("...AAA.AA", states(AFTER.replace("    product\n", "    assert!(product > 0);\n    product\n")));
    }

    @Test
    void what_was_deleted_is_nowhere_and_brackets_of_people_are_not_taken_for_it() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("...", states(BEFORE));
        assertEquals("......", states(BEFORE + "\nfn other() {\n}\n"));
    }

    @Test
    void indentation_that_a_formatter_adds_is_an_edit_and_blanks_at_the_end_are_none() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertEquals("...AAAAA", states(AFTER.replace("product\n}", "product   \n}")));
        assertEquals("...AAeAA", states(AFTER.replace("    let product", "        let product")));
    }

    @Test
    void of_two_edits_the_later_one_owns_what_it_wrote() throws Exception {
        String later = AFTER.replace("    product\n", "    product.min(1_000_000)\n");
        provenance.accepted(edit("one", BEFORE, AFTER));
        provenance.accepted(edit("two", AFTER, later));
        Blame blame = provenance.blame(file, Text.of(later));
        assertEquals(List.of("one", "two", "one"), blame.parts().stream().map(part -> part.source().edit()).toList());
        assertEquals(0, blame.count(State.EDITED_SINCE));
    }

    @Test
    void what_was_withdrawn_owns_nothing() throws Exception {
        AcceptedEdit edit = edit("one", BEFORE, AFTER);
        provenance.accepted(edit);
        provenance.withdrawn(edit);
        assertEquals("........", states(AFTER));
    }

    @Test
    void other_files_know_nothing_of_it() throws Exception {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertTrue(provenance.blame(Path.of("/work/src/lib.rs"), Text.of(AFTER)).parts().isEmpty());
    }

    private String goneOn(String insertion, String later) throws Exception {
        String before = "fn f() {\n    let a = \n}\n";
        provenance.accepted(edit("one", before, before.replace("a = ", "a = " + insertion)));
        return states(later);
    }

    @Test
    void a_line_that_somebody_goes_on_with_is_edited_since() throws Exception {
        assertEquals(".e..", goneOn("parser.parse", "fn f() {\n    let a = parser.parse(input)?;\n    b();\n}\n"));
        assertEquals(".e.", goneOn("parser.parse", "fn f() {\n    let other: Tree = parser.parse(x);\n}\n"));
        assertEquals("...e..", goneOn("parser.parse",
                "use x;\n\nfn f() {\n    let a = parser.parse();\n    b();\n}\n"));
    }

    @Test
    void whoever_writes_other_words_there_or_the_same_elsewhere_is_not_said_to_have_taken_them() throws Exception {
        assertEquals("...", goneOn("parser.parse", "fn f() {\n    let a = lexer.next();\n}\n"));
        assertEquals("......", goneOn("parser.parse",
                "fn f() {\n}\nfn g() {\n    x();\n    parser.parse();\n    y();\n"));
        assertEquals("...", goneOn("();", "fn f() {\n    let b = ();\n}\n"), "signs stand everywhere");
    }

    @Test
    void a_line_that_stands_as_it_was_accepted_needs_no_other() throws Exception {
        assertEquals(".A.", goneOn("parser.parse();", "fn f() {\n    let a = parser.parse();\n}\n"));
        assertEquals(".A..", goneOn("parser.parse();",
                "fn f() {\n    let a = parser.parse();\n    let b = parser.parse();\n}\n"));
    }

    @Test
    void the_last_line_of_several_may_be_gone_on_with_too() throws Exception {
        assertEquals(".Ae.", goneOn("parser.parse();\n    let tree", "fn f() {\n    let a = parser.parse();\n"
                + "    let tree = a.tree();\n}\n"));
    }

    @Test
    void the_trail_has_no_word_of_the_text() {
        provenance.accepted(edit("one", BEFORE, AFTER));
        assertFalse(trail.records.toString().contains("width"));
    }

    @Test
    void a_file_of_many_thousand_lines_is_recorded_whole() throws Exception {
        String large = IntStream.range(0, 15_000).mapToObj(i -> "let value" + i + " = " + i + ";\n")
                .collect(Collectors.joining());
        provenance.accepted(edit("one", "", large));
        assertTrue(trail.records.size() > 1);
        assertEquals(15_000, provenance.blame(file, Text.of(large)).count(State.ACCEPTED));
    }

    @Test
    void records_that_make_no_sense_own_nothing() throws Exception {
        var details = new java.util.HashMap<String, String>();
        details.put("edit", "x");
        details.put("lines.00", "no:block");
        details.put("lines.01", "99999999999:::");
        details.put("words.00", "no:words");
        details.put("words.01", "0:::99999999:");
        trail.append(new dev.rustaiide.foundation.logging.AuditRecord("ai.edit.accepted", file.toString(), details));
        assertEquals("........", states(AFTER));
    }
}
