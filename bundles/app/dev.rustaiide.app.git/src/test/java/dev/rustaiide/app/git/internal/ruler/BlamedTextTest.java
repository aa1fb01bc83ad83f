package dev.rustaiide.app.git.internal.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.git.internal.Age;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.integration.Commit;

class BlamedTextTest {
    private static Commit commit(int number) {
        String id = String.format("%040d", number);
        return new Commit(id, "Change " + number, "Ada", Instant.ofEpochSecond(1_600_000_000L + number * 86_400L),
                new AtRevision(id, Path.of("/repo"), "/a.rs"));
    }

    /** A text whose lines are each of a commit of its own. */
    private static BlamedText of(int lines) {
        List<Blame.Line> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(new Blame.Line(Optional.of(commit(i)), i));
        }
        return new BlamedText(new Blame(all), lines + 1);
    }

    private static String subjects(BlamedText text, int lines) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            all.append(text.commit(i).map(commit -> commit.subject().substring(7)).orElse("-")).append(' ');
        }
        return all.toString().strip();
    }

    private static void check(String expected, TextChange... changes) {
        Text before = Text.of("aa\nbb\ncc\ndd\n");
        BlamedText blamed = of(4);
        DocumentChange change = DocumentChange.of(before, List.of(changes));
        blamed.edited(change);
        assertEquals(expected, subjects(blamed, change.after().lineCount()));
    }

    @Test
    void a_line_that_was_touched_is_nobodys_and_the_others_stay() {
        check("0 - 2 3 -", TextChange.insert(4, "x"));
        check("- 0 1 2 3 -", TextChange.insert(0, "new\n"));
        check("0 1 - 2 3 -", TextChange.insert(5, "\nnew"));
        check("0 - - 2 3 -", TextChange.insert(4, "\n"));
        check("0 2 3 -", TextChange.delete(3, 6));
        check("- 2 3 -", TextChange.delete(1, 4));
        check("- - 2 3 -", TextChange.insert(1, "x"), TextChange.insert(4, "y"));
        check("0 1 2 3 -", TextChange.of(12, 12, ""));
    }

    @Test
    void only_the_first_of_lines_of_one_commit_tells_it_and_the_newest_is_hottest() {
        Blame blame = new Blame(List.of(new Blame.Line(Optional.of(commit(1)), 0),
                new Blame.Line(Optional.of(commit(1)), 1), new Blame.Line(Optional.of(commit(9)), 2)));
        BlamedText text = new BlamedText(blame, 3);
        assertEquals("2020-09-14 Ada", text.at(0).words());
        assertEquals("", text.at(1).words());
        assertEquals(1.0, text.at(2).heat());
        assertEquals(0.08, text.at(0).heat(), 1e-9);
    }

    @Test
    void how_long_ago_it_was_is_told_in_the_unit_that_people_use() {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        assertEquals("just now", Age.ago(now.plusSeconds(5), now));
        assertEquals("1 hour ago", Age.ago(now.minusSeconds(3700), now));
        assertEquals("13 days ago", Age.ago(now.minusSeconds(13 * 86_400), now));
        assertEquals("3 weeks ago", Age.ago(now.minusSeconds(21 * 86_400), now));
        assertEquals("2 years ago", Age.ago(now.minusSeconds(800L * 86_400), now));
    }

    /** Whatever is edited, a line that names a commit is the line of that commit, letter by letter. */
    @Property(tries = 500)
    void a_line_that_names_a_commit_has_its_text(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 40) Integer> places,
            @ForAll @Size(6) List<@IntRange(max = 5) Integer> kinds) {
        Text now = Text.of("l0\nl1\nl2\nl3\nl4\nl5\n");
        BlamedText blamed = of(6);
        for (int i = 0; i < places.size(); i++) {
            int at = Math.min(now.length(), places.get(i));
            int end = Math.min(now.length(), at + kinds.get(i));
            TextChange change = switch (kinds.get(i)) {
                case 0 -> TextChange.insert(at, "x");
                case 1 -> TextChange.insert(at, "\n");
                case 2 -> TextChange.insert(at, "y\nz\n");
                default -> TextChange.delete(at, end);
            };
            DocumentChange step = DocumentChange.of(now, List.of(change));
            blamed.edited(step);
            now = step.after();
        }
        for (int line = 0; line < now.lineCount(); line++) {
            if (blamed.commit(line).isPresent()) {
                assertEquals("l" + blamed.commit(line).get().subject().substring(7), now.line(line));
            }
        }
    }
}
