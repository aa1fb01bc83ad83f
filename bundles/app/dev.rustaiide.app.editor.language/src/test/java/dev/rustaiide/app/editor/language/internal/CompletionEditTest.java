package dev.rustaiide.app.editor.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.testing.TestDocuments;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

class CompletionEditTest {
    private static Proposal proposal(String name, String order, boolean preferred) {
        return new Proposal(name, "", "", "", ProposalKind.METHOD, name, order, preferred, false,
                new TextEdit(Range.of(0, 0, 0, 0), name), false, List.of(), Set.of(), Optional.empty(),
                Optional.empty());
    }

    /** What becomes of {@code text}, with bars where carets are, the first of them the main one. */
    private static String write(String text, String name, int typed, TextChange... further) {
        List<Selection> carets = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '|') {
                carets.add(Selection.at(plain.length()));
            } else {
                plain.append(c);
            }
        }
        Document document = TestDocuments.of(plain.toString());
        EditedText model = EditedText.of(document);
        model.select(Selections.merged(carets, 0));
        int caret = carets.getFirst().caret();
        CompletionEdit edit = CompletionEdit.of(model,
                Candidate.of(proposal(name, name, false), new Span(caret - typed, caret)), List.of(further),
                new SnippetVariables(document));
        StringBuilder after = new StringBuilder(document.text().apply(edit.changes()).toString());
        edit.after().all().reversed().forEach(one -> after.insert(one.caret(), '|'));
        return after.toString();
    }

    @Test
    void each_caret_with_the_same_letters_before_it_gets_the_word() {
        assertEquals("push| x push| y pa|", write("pu| x pu| y pa|", "push", 2));
        assertEquals("a.len|\nb.len|", write("a.|\nb.|", "len", 0));
    }

    @Test
    void an_edit_elsewhere_moves_the_caret_and_one_in_the_same_place_is_left_out() {
        assertEquals("use a;\nf(HashMap|)", write("f(Ha|)", "HashMap", 2, TextChange.insert(0, "use a;\n")));
        assertEquals("f(HashMap|) // end", write("f(Ha|)", "HashMap", 2, TextChange.insert(5, " // end")));
        assertEquals("f(HashMap|)", write("f(Ha|)", "HashMap", 2, TextChange.of(3, 5, "other")));
    }

    private static List<String> ranked(String typed, Candidate... candidates) {
        Text text = Text.of(typed);
        return CompletionMatches.of(List.of(candidates), text, text.length()).stream()
                .map(match -> match.candidate().proposal().name()).toList();
    }

    private static Candidate candidate(String name, String order, boolean preferred, int typed) {
        return Candidate.of(proposal(name, order, preferred), new Span(0, typed));
    }

    @Test
    void who_fits_best_comes_first_then_who_is_preferred_then_who_is_first_to_its_source() {
        assertEquals(List.of("b", "a", "c"), ranked("", candidate("c", "3", false, 0), candidate("a", "2", false, 0),
                candidate("b", "9", true, 0)));
        assertEquals(List.of("push", "pop_unused_sheet"), ranked("push", candidate("pop_unused_sheet", "1", false, 4),
                candidate("push", "2", false, 4), candidate("len", "0", false, 4)));
    }

    @Test
    void completions_of_a_schema_keep_their_order_and_their_caret() {
        Candidate first = Candidate.of(new Completion("zeta", "", "", new Span(0, 0), "\"zeta\": {}", 9), 0);
        Candidate second = Candidate.of(new Completion("alpha", "", "", new Span(0, 0), "\"alpha\"", 7), 1);
        assertEquals(List.of("zeta", "alpha"), ranked("", first, second));
        Document document = TestDocuments.of("");
        CompletionEdit edit = CompletionEdit.of(EditedText.of(document), first, List.of(),
                new SnippetVariables(document));
        assertEquals(9, edit.after().main().caret());
        assertTrue(edit.snippet().isEmpty());
    }
}
