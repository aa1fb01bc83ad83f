package dev.rustaiide.system.git.conflicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.integration.Conflict;

class ThreeWayTest {
    private static Text text(List<Integer> lines) {
        return Text.of(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static String marked(Text base, Text ours, Text theirs) {
        return ThreeWay.of(base, ours, theirs).merged((before, left, right) -> "<" + left + "|" + right + ">")
                .toString();
    }

    @Test
    void changes_at_different_lines_are_merged_and_those_at_the_same_or_beside_each_other_are_not() {
        assertEquals("A\nb\nC\n", marked(Text.of("a\nb\nc\n"), Text.of("A\nb\nc\n"), Text.of("a\nb\nC\n")));
        assertEquals("<A\n|X\n>b\n", marked(Text.of("a\nb\n"), Text.of("A\nb\n"), Text.of("X\nb\n")));
        assertEquals("<A\nb\n|a\nB\n>", marked(Text.of("a\nb\n"), Text.of("A\nb\n"), Text.of("a\nB\n")));
        assertEquals("S\nb\n", marked(Text.of("a\nb\n"), Text.of("S\nb\n"), Text.of("S\nb\n")));
    }

    @Property(tries = 300)
    void what_only_one_side_changed_is_as_that_side_has_it(@ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> base,
            @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> side) {
        assertEquals(text(side), ThreeWay.of(text(base), text(side), text(base)).merged((b, o, t) -> "?"));
        assertEquals(text(side), ThreeWay.of(text(base), text(base), text(side)).merged((b, o, t) -> "?"));
        assertEquals(0, ThreeWay.of(text(base), text(side), text(side)).conflicts());
    }

    /** Whatever happens, the chunks are each text as a whole, so that nothing is lost and nothing twice. */
    @Property(tries = 300)
    void the_chunks_cover_all_three_texts(@ForAll @Size(max = 10) List<@IntRange(max = 3) Integer> base,
            @ForAll @Size(max = 10) List<@IntRange(max = 3) Integer> ours,
            @ForAll @Size(max = 10) List<@IntRange(max = 3) Integer> theirs) {
        ThreeWay merge = ThreeWay.of(text(base), text(ours), text(theirs));
        int atBase = 0;
        int atOurs = 0;
        int atTheirs = 0;
        for (ThreeWay.Chunk chunk : merge.chunks()) {
            assertEquals(List.of(atBase, atOurs, atTheirs), List.of(chunk.base(), chunk.ours(), chunk.theirs()));
            atBase = chunk.baseEnd();
            atOurs = chunk.oursEnd();
            atTheirs = chunk.theirsEnd();
        }
        assertEquals(List.of(base.size(), ours.size(), theirs.size()), List.of(atBase, atOurs, atTheirs));
        // Both ways round, except for the order of the two sides.
        assertEquals(merge.conflicts(), ThreeWay.of(text(base), text(theirs), text(ours)).conflicts());
    }

    @Test
    void words_are_merged_where_lines_are_not() {
        assertEquals(Optional.of("let b = call(x, 2);\n"), WordMerge.of("let a = call(x, 1);\n",
                "let b = call(x, 1);\n", "let a = call(x, 2);\n"));
        assertEquals(Optional.empty(), WordMerge.of("a\n", "b\n", "c\n"));
        assertEquals(Optional.of("one\r\ntwo three\r\n"), WordMerge.of("1\r\ntwo 3\r\n", "one\r\ntwo 3\r\n",
                "1\r\ntwo three\r\n"));
    }

    @Property(tries = 300)
    void words_of_one_side_come_through_letter_by_letter(@ForAll String base, @ForAll String side) {
        WordMerge.of(base, side, base).ifPresent(merged -> assertEquals(side, merged));
        WordMerge.of(base, base, side).ifPresent(merged -> assertEquals(side, merged));
    }

    private static final String MARKED = "top\n<<<<<<< HEAD\nlet a = 2;\n=======\nlet b = 1;\n>>>>>>> topic\nend\n";

    @Test
    void every_conflict_is_counted_and_what_is_broken_is_told() {
        ConflictMarks marks = ConflictMarks.of(Text.of(MARKED + MARKED));
        assertEquals(2, marks.conflicts().size());
        assertEquals("HEAD", marks.conflicts().getFirst().oursName());
        assertEquals(8, marks.conflicts().getLast().line());
        assertTrue(ConflictMarks.of(Text.of("Heading\n=======\n\n>>>>> quoted\n")).isClean());
        assertEquals(List.of(1), ConflictMarks.of(Text.of(MARKED.replace(">>>>>>> topic\n", ""))).broken());
        assertEquals(List.of(4), ConflictMarks.of(Text.of(MARKED.replace("<<<<<<< HEAD\n", ""))).broken());
    }

    @Test
    void a_base_that_the_markers_do_not_say_is_found_in_the_file_that_both_began_with() {
        Text base = Text.of("top\nlet a = 1;\nend\n");
        Text ours = Text.of("top\nlet a = 2;\nend\n");
        Text theirs = Text.of("top\nlet b = 1;\nend\n");
        var file = new ConflictedFile("a.rs", Conflict.BOTH_MODIFIED, Optional.of(base), Optional.of(ours),
                Optional.of(theirs), false, "main", "topic");
        MarkedConflict conflict = file.marked(Text.of("new\n" + MARKED)).getFirst();
        assertEquals(Optional.of("let a = 1;\n"), conflict.base());
        assertEquals(Optional.of("let b = 2;\n"), conflict.resolved(Way.WORDS));
        assertEquals(Optional.of("let a = 2;\nlet b = 1;\n"), conflict.resolved(Way.BOTH));
    }

    /** What both began with is found for each conflict that git marks, as git itself would have said it. */
    @Property(tries = 200)
    void the_base_of_our_own_conflicts_is_found(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 40) Integer> base,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 40) Integer> ours,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 40) Integer> theirs) {
        ThreeWay merge = ThreeWay.of(text(base), text(ours), text(theirs));
        StringBuilder bases = new StringBuilder();
        Text marked = merge.merged((before, left, right) -> {
            bases.append(before).append(';');
            return "<<<<<<< a\n" + left + "=======\n" + right + ">>>>>>> b\n";
        });
        var file = new ConflictedFile("a", Conflict.BOTH_MODIFIED, Optional.of(text(base)), Optional.of(text(ours)),
                Optional.of(text(theirs)), false, "a", "b");
        if (List.of(base, ours, theirs).stream().allMatch(lines -> lines.stream().distinct().count() == lines.size())) {
            assertEquals(bases.toString(), file.marked(marked).stream().map(each -> each.base().orElse("?") + ";")
                    .collect(Collectors.joining()));
        }
    }
}
