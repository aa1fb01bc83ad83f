package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class ChoiceRecordsTest {
    private static final String TEXT = "fn f() { let counter = 1; let county = 2; let count = 3; cou| }";

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;
    private final KeptChoices kept = new KeptChoices();
    private ChoiceRecords records;

    @BeforeEach
    void open() throws Exception {
        folder = new FakeFolder(Files.createDirectory(temp.resolve("hello")));
        models = folder.models();
        records = new ChoiceRecords(kept, folder.indexes(), models);
        kept.isOn = true;
    }

    private static Proposal proposal(String name) {
        return Proposal.of(name, ProposalKind.VARIABLE, "i32", new TextEdit(Range.of(0, 58, 0, 61), name));
    }

    private boolean list(CompletionPlace at, int chosen, boolean isTyped, Proposal... shown) throws Exception {
        return records.keep(new Completions.Outcome(at.source(), at.position(), List.of(shown), List.of(shown), chosen,
                isTyped)).await();
    }

    private boolean ghost(String text, String way, int length, boolean isTyped) throws Exception {
        CompletionPlace at = folder.place("src/main.rs", text);
        return records.keep(new InlineCompletions.Outcome(at.source(), at.position(), way, length, isTyped)).await();
    }

    @Test
    void of_a_list_the_rows_are_kept_that_were_ranked_and_which_was_taken() throws Exception {
        CompletionPlace at = folder.place("src/main.rs", TEXT);
        Proposal[] shown = {proposal("counter"), proposal("county"), proposal("count")};
        assertTrue(list(at, 1, false, shown));
        Choice choice = kept.all.getFirst();
        assertEquals(List.of(Shown.LIST, Outcome.TAKEN, "src/main.rs", "rust", 2, 3), List.of(choice.shown(),
                choice.outcome(), choice.file(), choice.language(), choice.place(), choice.of()));
        Candidates ranked = models.place(at).names(LearnedRanker.told(Arrays.stream(shown)
                .map(CompletionLanguageSource::candidate).toList()));
        assertArrayEquals(ranked.rows(), choice.rows());
        assertEquals("county", models.place(at).word(ranked.token(choice.right())));
        assertTrue(list(at, 0, true, shown));
        assertEquals(Outcome.TYPED, kept.all.getLast().outcome());
        assertTrue(list(at, -1, false, shown));
        assertEquals(List.of(Outcome.LEFT, -1, 0), List.of(kept.all.getLast().outcome(), kept.all.getLast().right(),
                kept.all.getLast().place()));
    }

    @Test
    void what_nobody_else_proposed_is_looked_at_as_a_training_does() throws Exception {
        CompletionPlace at = folder.place("src/main.rs", TEXT);
        records.keep(new Completions.Outcome(at.source(), at.position(), List.of(proposal("county")), List.of(), 0,
                false)).await();
        assertArrayEquals(models.place(at).names(Map.of()).rows(), kept.all.getFirst().rows());
        assertTrue(kept.all.getFirst().right() >= 0);
    }

    @Test
    void of_ghost_text_it_is_kept_whether_its_first_word_stands_there() throws Exception {
        String before = "fn f() { let total = 1; let x = total; let y =| }";
        assertTrue(ghost(before, " total;", 7, false));
        Choice taken = kept.all.getLast();
        assertEquals(List.of(Shown.GHOST, Outcome.TAKEN, 1), List.of(taken.shown(), taken.outcome(), taken.place()));
        Place place = models.place(folder.place("src/main.rs", before));
        assertEquals("total", place.word(place.tokens().token(taken.right())));
        assertTrue(ghost(before, " total;", 6, true));
        assertEquals(Outcome.TYPED, kept.all.getLast().outcome());
        assertTrue(ghost(before, " total;", 3, true));
        assertEquals(List.of(Outcome.LEFT, -1), List.of(kept.all.getLast().outcome(), kept.all.getLast().right()));
        assertTrue(ghost("fn f() { let total = 1; let y = to| }", "tal;", 3, false));
        assertEquals(Outcome.TAKEN, kept.all.getLast().outcome(), "the rest of a word that had begun");
    }

    @Test
    void nobody_is_asked_to_keep_anything_while_it_is_off_or_no_folder_is_open() throws Exception {
        CompletionPlace at = folder.place("src/main.rs", TEXT);
        kept.isOn = false;
        assertFalse(list(at, 0, false, proposal("counter")));
        assertFalse(ghost(TEXT, "nter", 4, false));
        kept.isOn = true;
        var elsewhere = new CompletionPlace(new SourceText(temp.resolve("alone.rs"), at.source().language(), 1,
                at.source().text()), at.start(), at.caret());
        assertFalse(list(elsewhere, 0, false, proposal("counter")));
        assertEquals(0, kept.asked);
        assertTrue(list(at, 0, false, proposal("counter")), "which it is otherwise");
    }

    @Test
    void a_full_disk_disturbs_nobody_and_no_text_of_the_code_is_in_what_is_kept() throws Exception {
        CompletionPlace at = folder.place("src/main.rs", TEXT);
        kept.isFull = true;
        assertFalse(list(at, 0, false, proposal("counter")));
        assertFalse(list(at, 0, false, proposal("counter")));
        kept.isFull = false;
        assertTrue(list(at, 0, false, proposal("counter")));
        Choice choice = kept.all.getFirst();
        var bytes = new ByteArrayOutputStream();
        try (var to = new ObjectOutputStream(bytes)) {
            to.writeObject(List.of(choice.file(), choice.language(), choice.rows()));
        }
        assertFalse(bytes.toString(StandardCharsets.ISO_8859_1).contains("count"));
    }

    @Test
    void of_many_candidates_the_likeliest_are_kept_and_the_one_that_was_meant() throws Exception {
        var text = new StringBuilder("fn f() { ");
        for (int i = 0; i < 60; i++) {
            text.append("let count_").append(i).append(" = ").append(i).append("; ").append("count_").append(i)
                    .append("; ".repeat(1)).append(("count_" + i + "; ").repeat(i < 50 ? 3 : 0));
        }
        CompletionPlace at = folder.place("src/main.rs", text + "cou| }");
        Proposal[] shown = new Proposal[60];
        Arrays.setAll(shown, i -> proposal("count_" + i));
        assertTrue(list(at, 55, false, shown));
        Choice choice = kept.all.getFirst();
        assertEquals(24, choice.candidates());
        Candidates ranked = models.place(at).names(LearnedRanker.told(Arrays.stream(shown)
                .map(CompletionLanguageSource::candidate).toList()));
        int meant = ranked.find(models.place(at).token("count_55"));
        assertArrayEquals(Arrays.copyOfRange(ranked.rows(), meant * Feature.COUNT, (meant + 1) * Feature.COUNT),
                Arrays.copyOfRange(choice.rows(), choice.right() * Feature.COUNT, (choice.right() + 1)
                        * Feature.COUNT));
    }
}
