package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.foundation.text.TextNews.Change;
import dev.rustaiide.foundation.text.TextUnits.Unit;

class TextNewsTest {
    private static String applied(String text, List<Change> changes) {
        var result = new StringBuilder(text);
        for (Change change : changes) {
            if (change.isInsert()) {
                result.insert(change.at(), change.text());
            } else {
                assertEquals(change.text(), result.substring(change.at(), change.at() + change.text().length()));
                result.delete(change.at(), change.at() + change.text().length());
            }
        }
        return result.toString();
    }

    @Provide
    Arbitrary<String> screens() {
        return Arbitraries.strings().withChars('a', 'b', ' ', '\n', '\uD83D', '\uDE00').ofMaxLength(40);
    }

    @Property(tries = 2000)
    void what_is_told_makes_the_one_text_of_the_other(@ForAll("screens") String before, @ForAll("screens") String now) {
        assertEquals(now, applied(before, TextNews.between(before, now)));
    }

    @Property(tries = 500)
    void of_a_text_that_scrolls_only_what_came_is_told(@ForAll("screens") String fresh) {
        String before = "one\ntwo\nthree\n$ ls";
        String now = "two\nthree\n$ ls" + fresh.replace("\n", "") + "\nmore";
        List<Change> changes = TextNews.between(before, now);
        assertEquals(new Change(false, 0, "one\n"), changes.getFirst());
        assertEquals(2, changes.size(), changes::toString);
        assertTrue(changes.get(1).isInsert() && changes.get(1).text().endsWith("more"), changes::toString);
    }

    @Test
    void a_character_of_two_units_is_never_halved() {
        String grin = "\uD83D\uDE00";
        String tears = "\uD83D\uDE02";
        assertEquals(List.of(new Change(false, 1, grin), new Change(true, 1, tears)),
                TextNews.between("a" + grin + "b", "a" + tears + "b"));
    }

    @Test
    void units_are_those_that_readers_ask_for() {
        var text = new TextUnits("let total = 0;\n\nfn main");
        assertEquals("total", text.part(Unit.WORD, 6, 0).text());
        assertEquals("let total = 0;\n", text.part(Unit.LINE, 3, 0).text());
        assertEquals("\n", text.part(Unit.LINE, 3, 1).text());
        assertEquals("fn main", text.part(Unit.LINE, 3, 2).text());
        assertEquals(new TextUnits.Part(16, 23, 2, "fn main"), text.part(Unit.LINE, 3, 9));
        assertEquals("let total = 0;\n", text.part(Unit.LINE, 20, -2).text());
        assertEquals("n", text.part(Unit.CHARACTER, 17, 0).text());
        assertEquals("e\u0301", new TextUnits("e\u0301t").part(Unit.CHARACTER, 0, 0).text());
    }

    @Property(tries = 2000)
    void no_question_makes_it_fail(@ForAll("screens") String text, @ForAll int at) {
        for (Unit unit : Unit.values()) {
            for (int count = -2; count <= 2; count++) {
                for (int place : new int[] {at, Math.floorMod(at, text.length() + 1)}) {
                    TextUnits.Part part = new TextUnits(text).part(unit, place, count);
                    assertEquals(text.substring(part.start(), part.end()), part.text());
                }
            }
        }
    }
}
