package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;

class OccurrencesTest {
    @Test
    void the_next_occurrence_is_added_and_wraps_around() {
        Text text = Text.of("ab x ab y ab");
        Selections one = Occurrences.addNext(text, Selections.at(6));
        assertEquals(Selections.of(new Selection(5, 7)), one);
        Selections three = Occurrences.addNext(text, Occurrences.addNext(text, one));
        assertEquals(List.of(new Selection(0, 2), new Selection(5, 7), new Selection(10, 12)), three.all());
        assertEquals(3, Occurrences.all(text, Selections.at(1)).all().size());
        assertEquals(Selections.at(4), Occurrences.all(Text.of("    "), Selections.at(4)));
    }
}
