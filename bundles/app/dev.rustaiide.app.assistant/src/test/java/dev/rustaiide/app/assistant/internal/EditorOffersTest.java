package dev.rustaiide.app.assistant.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class EditorOffersTest {
    private static final Path FILE = Path.of("/work/shapes/src/lib.rs");
    private static final Range PLACE = Range.of(0, 3, 0, 4);
    private static final SourceText SOURCE = new SourceText(FILE, Language.PLAIN_TEXT.id(), 1, Text.of("fn x() {}"));
    private static final Diagnostic WRONG = Diagnostic.of(new Location(FILE, PLACE), Severity.ERROR, "rustc", "No.");

    private boolean hasModel;
    private final List<Object> taken = new ArrayList<>();
    private final EditorOffers offers = new EditorOffers(() -> hasModel, new EditorOffers.Taker() {
        @Override
        public void fix(List<Diagnostic> problems, Attachment.Selection where) {
            taken.addAll(problems);
            taken.add(where);
        }

        @Override
        public void rewrite(RewriteAction action) {
            taken.add(action);
        }
    }, Runnable::run);

    private List<CodeAction> asked(List<Diagnostic> problems, String... kinds) throws Exception {
        return offers.ask(new CodeAction.In(SOURCE, PLACE, problems, List.of(kinds))).await();
    }

    @Test
    void where_something_is_wrong_help_is_offered_and_only_there() throws Exception {
        assertEquals(List.of("Ask the assistant about this"), asked(List.of(WRONG)).stream().map(CodeAction::title)
                .toList());
        hasModel = true;
        assertEquals("Fix with the assistant", asked(List.of(WRONG), "quickfix").getFirst().title());
        assertEquals(List.of(), asked(List.of(), "quickfix"));
        hasModel = false;
        assertEquals(List.of(), asked(List.of()));
        assertEquals(List.of(), asked(List.of(WRONG), "refactor"));
        assertEquals(Optional.empty(), offers.ask(new Hover.At(SOURCE, new Position(0, 3))).await());
    }

    @Test
    void an_offer_that_is_taken_hands_over_what_is_wrong_and_where() throws Exception {
        Effect effect = asked(List.of(WRONG)).getFirst().effect().orElseThrow();
        assertTrue(offers.ask(new Effect.Tell((Effect.Told) effect)).await());
        assertEquals(List.of(WRONG, new Attachment.Selection(SOURCE, PLACE)), taken);
    }

    @Test
    void code_can_be_written_anew_while_there_is_a_model() throws Exception {
        hasModel = true;
        List<CodeAction> offered = asked(List.of(), "refactor");
        assertEquals(List.of("Rewrite with the assistant…", "Document with the assistant",
                "Simplify with the assistant"), offered.stream().map(CodeAction::title).toList());
        assertTrue(offered.stream().allMatch(each -> each.kind().equals("refactor.rewrite")));
        assertEquals(List.of(), asked(List.of(), "refactor.extract"));
        Effect effect = offered.getLast().effect().orElseThrow();
        assertTrue(offers.ask(new Effect.Tell((Effect.Told) effect)).await());
        assertEquals(List.of(RewriteAction.SIMPLIFY), taken);
    }
}
