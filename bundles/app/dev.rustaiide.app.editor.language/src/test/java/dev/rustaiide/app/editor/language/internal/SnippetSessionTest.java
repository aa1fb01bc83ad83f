package dev.rustaiide.app.editor.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.testing.TestDocuments;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.language.snippet.Snippet;
import dev.rustaiide.foundation.language.snippet.SnippetParser;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

class SnippetSessionTest {
    private final List<String> offered = new ArrayList<>();
    private List<Span> shown = List.of();
    private Document document;
    private EditedText model;
    private SnippetSession session;

    @BeforeEach
    void open() {
        document = TestDocuments.of("");
        model = EditedText.of(document);
        session = new SnippetSession(model, places -> shown = places, (span, values) -> offered.addAll(values));
    }

    private void insert(String source) {
        int at = model.selections().main().caret();
        Snippet snippet = SnippetParser.parse(source, name -> Optional.empty());
        document.edit(List.of(TextChange.insert(at, snippet.text())));
        session.start(snippet, at);
    }

    private void type(String characters) {
        for (char c : characters.toCharArray()) {
            List<TextChange> changes = model.selections().all().stream()
                    .map(one -> TextChange.of(one.start(), one.end(), String.valueOf(c))).toList();
            DocumentChange change = DocumentChange.of(model.text(), changes);
            Selections after = model.selections().each(one -> Selection.at(change.map(one.end(), true)));
            document.edit(EditKind.TYPING, changes, model.selections(), after);
            model.select(after);
        }
    }

    private void check(String expected) {
        StringBuilder text = new StringBuilder(model.text().toString());
        List<Selection> all = model.selections().all();
        for (Selection one : all.reversed()) {
            text.insert(one.end(), '>').insert(one.start(), '<');
        }
        assertEquals(expected, text.toString());
    }

    @Test
    void places_side_by_side_do_not_eat_each_other() {
        insert("$1$2$3");
        type("a");
        session.take(EditorCommand.TAB);
        type("bb");
        session.take(EditorCommand.TAB);
        type("c");
        session.take(EditorCommand.OUTDENT);
        check("a<bb>c");
        session.take(EditorCommand.OUTDENT);
        check("<a>bbc");
    }

    @Test
    void what_contains_a_place_grows_with_it() {
        insert("${1:one ${2:two}}!");
        session.take(EditorCommand.TAB);
        type("three");
        session.take(EditorCommand.OUTDENT);
        check("<one three>!");
    }

    @Test
    void a_snippet_within_a_place_is_filled_in_first() {
        insert("f(${1:x}, ${2:y})$0");
        insertIn("g(${1:z})");
        check("f(g(<z>), y)");
        session.take(EditorCommand.TAB);
        check("f(g(z)<>, y)");
        session.take(EditorCommand.TAB);
        check("f(g(z), <y>)");
        session.take(EditorCommand.TAB);
        assertFalse(session.isActive());
    }

    /** As a completion does that replaces what is selected. */
    private void insertIn(String source) {
        Selection main = model.selections().main();
        Snippet snippet = SnippetParser.parse(source, name -> Optional.empty());
        document.edit(List.of(TextChange.of(main.start(), main.end(), snippet.text())));
        model.select(Selections.at(main.start() + snippet.text().length()));
        session.start(snippet, main.start());
    }

    @Test
    void choices_are_offered_when_their_place_is_visited() {
        insert("${1:a} ${2|red,blue|}");
        assertTrue(offered.isEmpty());
        session.take(EditorCommand.TAB);
        assertEquals(List.of("red", "blue"), offered);
        assertEquals(List.of(new Span(0, 1), new Span(2, 5)), shown);
    }

    @Test
    void escape_leaves_it_and_so_does_going_elsewhere() {
        insert("${1:a} b ${2:c}");
        session.take(EditorCommand.SINGLE_CURSOR);
        assertFalse(session.take(EditorCommand.TAB));
        assertTrue(shown.isEmpty());
        model.select(Selections.at(0));
        insert("${1:x} y ${2:z}");
        model.select(Selections.at(3));
        assertFalse(session.isActive());
    }

    @Test
    void taking_it_back_ends_it() {
        insert("${1:a}b");
        document.undo().ifPresent(model::select);
        assertEquals("", model.text().toString());
        assertFalse(session.take(EditorCommand.TAB));
    }

    @Test
    void a_place_that_makes_something_else_of_what_was_typed_does_so_when_it_is_left() {
        insert("${1:name} ${1/(.*)/${1:/upcase}/} $2");
        check("<name> <NAME> ");
        type("ab");
        check("ab<> ab<> ");
        session.take(EditorCommand.TAB);
        check("ab AB <>");
        session.take(EditorCommand.OUTDENT);
        check("<ab> <AB> ");
        document.undo();
        session.take(EditorCommand.SINGLE_CURSOR);
        check("ab<> AB ");
    }

    @Test
    void a_place_alone_is_transformed_by_what_it_says_itself() {
        insert("${1/(.)(.*)/${1:/upcase}$2/}();");
        type("name");
        session.take(EditorCommand.TAB);
        check("Name();<>");
    }
}
