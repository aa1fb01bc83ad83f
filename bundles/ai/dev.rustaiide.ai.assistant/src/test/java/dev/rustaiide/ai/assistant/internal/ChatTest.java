package dev.rustaiide.ai.assistant.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;

/** Questions and answers, with a model and without. */
class ChatTest {
    @TempDir
    Path temporary;
    private Bench bench;
    private Conversation conversation;

    @BeforeEach
    void begin() throws Exception {
        bench = new Bench(temporary);
        conversation = bench.begin();
    }

    @AfterEach
    void end() {
        conversation.close();
        bench.close();
    }

    private Path lib() {
        return bench.root.resolve("src/lib.rs");
    }

    private Attachment selection(String where) {
        Text text = Text.of(Bench.CODE);
        Position at = text.positionOf(Bench.CODE.indexOf(where));
        return new Attachment.Selection(new SourceText(lib(), new LanguageId("rust"), 0, text), Range.at(at));
    }

    private static List<String> mentions(Turn turn) {
        return turn.citations().stream().map(Citation::mention).toList();
    }

    @Test
    void without_a_model_the_answer_says_so_and_gives_places_with_their_reasons() throws Exception {
        bench.model.isThere = false;
        Turn turn = bench.ask(conversation, Request.question("where is an upload tried again?"));
        assertTrue(turn.answer().startsWith(SearchTurn.NOTE), turn.answer());
        assertInstanceOf(Author.Search.class, turn.author());
        assertTrue(turn.answer().contains("Polygon::retry_upload"), turn.answer());
        assertTrue(turn.answer().contains("says "), turn.answer());
        assertTrue(mentions(turn).stream().anyMatch(each -> each.startsWith("src/lib.rs:14")), turn.citations() + "");
        assertEquals(turn.answer(), bench.told().strip());
        assertEquals(Ending.DONE, turn.ending());
    }

    @Test
    void a_name_in_the_question_is_looked_up_first() throws Exception {
        bench.model.isThere = false;
        Turn turn = bench.ask(conversation, Request.question("What does `Polygon::area` do?"));
        assertEquals("src/lib.rs:10", mentions(turn).getFirst());
        assertEquals("is called Polygon::area", turn.citations().getFirst().why());
    }

    @Test
    void a_symbol_is_explained_by_its_signature_documentation_and_uses() throws Exception {
        bench.model.isThere = false;
        Turn turn = bench.ask(conversation, Request.of(Intent.EXPLAIN, "", selection("area(&self)")));
        assertTrue(turn.answer().contains("`pub fn area(&self) -> f64`"), turn.answer());
        assertTrue(turn.answer().contains("How large the surface inside is."), turn.answer());
        assertTrue(turn.answer().contains("Used in 2 places"), turn.answer());
    }

    @Test
    void where_a_name_is_used_what_it_means_is_explained_and_on_a_comment_what_it_is_about() throws Exception {
        bench.model.isThere = false;
        Turn used = bench.ask(conversation, Request.of(Intent.EXPLAIN, "", selection("area() > 0.0")));
        assertTrue(used.answer().contains("`pub fn area(&self) -> f64`"), used.answer());
        Turn comment = bench.ask(conversation, Request.of(Intent.EXPLAIN, "", selection("A closed line")));
        assertTrue(comment.answer().contains("`pub struct Polygon`"), comment.answer());
        Turn nothing = bench.ask(conversation, Request.of(Intent.EXPLAIN, "", selection("\nimpl Polygon")));
        assertTrue(nothing.answer().contains("Nothing is declared there."), nothing.answer());
    }

    @Test
    void without_a_model_documenting_and_testing_name_what_lacks_them() throws Exception {
        bench.model.isThere = false;
        Turn lacking = bench.ask(conversation, Request.of(Intent.DOCUMENT, "", new Attachment.Whole(lib())));
        assertTrue(lacking.answer().contains("retry_upload"), lacking.answer());
        assertFalse(lacking.answer().contains("area(&self)"), lacking.answer());
        Turn untested = bench.ask(conversation, Request.of(Intent.TEST, "", new Attachment.Whole(lib())));
        assertEquals(List.of("src/lib.rs:14"), mentions(untested));
    }

    @Test
    void without_a_model_a_fix_is_what_the_compiler_proposes_and_is_staged() throws Exception {
        bench.model.isThere = false;
        Range range = new Range(new Position(10, 8), new Position(10, 33));
        QuickFix fix = new QuickFix("use 0.0", List.of(new FileEdits(lib(), List.of(new TextEdit(range, "0.0")))),
                true);
        Diagnostic diagnostic = new Diagnostic(new Location(lib(), range), Severity.ERROR, "rustc",
                Optional.of("E0308"), "mismatched types", "", List.of(), List.of(fix));
        Turn turn = bench.ask(conversation, Request.of(Intent.FIX, "", new Attachment.Problem(diagnostic)));
        assertTrue(turn.answer().contains("Staged what rustc proposes: use 0.0."), turn.answer());
        assertEquals("        0.0", conversation.edits().text(lib()).orElseThrow().line(10));
        assertEquals(Bench.CODE, bench.read("src/lib.rs"));
    }

    @Test
    void without_a_model_a_review_finds_left_overs_secrets_and_who_uses_what_changed() throws Exception {
        bench.model.isThere = false;
        String diff = """
                --- a/src/lib.rs
                +++ b/src/lib.rs
                @@ -10,2 +10,4 @@
                     pub fn area(&self) -> f64 {
                +        dbg!(&self.corners);
                +        let password = "hunter2hunter2";
                         self.corners.len() as f64
                """;
        Turn turn = bench.ask(conversation, Request.of(Intent.REVIEW, "", new Attachment.Changes("Mine", diff)));
        assertTrue(turn.answer().contains("1 file, 2 lines added, 0 removed."), turn.answer());
        assertTrue(turn.answer().contains("`src/lib.rs:11` debugging output"), turn.answer());
        assertTrue(turn.answer().contains("`src/lib.rs:12` looks like a secret"), turn.answer());
        assertTrue(turn.answer().contains("`pub fn area(&self) -> f64` changed; it is used in 2 places."),
                turn.answer());
        assertFalse(turn.answer().contains("hunter2"), turn.answer());
    }

    @Test
    void without_a_model_work_in_steps_fails_and_says_why() throws Exception {
        bench.model.isThere = false;
        Turn turn = bench.work(conversation, "make it faster");
        assertEquals(Ending.FAILED, turn.ending());
        assertTrue(turn.reason().contains("needs a model"), turn.reason());
        assertTrue(conversation.edits().files().isEmpty());
    }

    @Test
    void a_model_is_given_what_was_found_as_data_with_numbers_of_lines() throws Exception {
        bench.model.says("It is at src/lib.rs:14.");
        Turn turn = bench.ask(conversation, Request.question("where is an upload tried again?"));
        String question = bench.model.prompts.getFirst().messages().getLast().text();
        assertTrue(question.contains("14\t    pub fn retry_upload"), question);
        assertTrue(question.matches("(?s).*<<<data-[0-9a-f]{12} src/lib.rs lines .*"), question);
        assertEquals(new Author.Model("test/scripted@1", "Scripted", true), turn.author());
        assertEquals(List.of("src/lib.rs:14"), mentions(turn));
        assertEquals(100, turn.spent().read());
        assertTrue(bench.model.prompts.getFirst().tools().isEmpty(), "a question needs no tools");
    }

    @Test
    void places_that_are_not_there_are_marked_and_not_cited() throws Exception {
        bench.model.says("See src/lib.rs:2-4, src/lib.rs:999, src/gone.rs:1, ../../etc/passwd.txt:1 and"
                + " https://example.org:80.");
        Turn turn = bench.ask(conversation, Request.question("where?"));
        assertEquals(List.of("src/lib.rs:2-4"), mentions(turn));
        assertEquals(new Position(1, 0), turn.citations().getFirst().location().range().start());
        assertEquals("See src/lib.rs:2-4, src/lib.rs:999 (no such place), src/gone.rs:1 (no such place),"
                + " ../../etc/passwd.txt:1 (no such place) and https://example.org:80.", turn.answer());
    }

    @Test
    void a_second_question_knows_the_first() throws Exception {
        bench.model.says("Forty-two.").says("As I said.");
        bench.ask(conversation, Request.question("how many corners?"));
        bench.ask(conversation, Request.question("are you sure?"));
        String seen = bench.model.prompts.getLast().messages().toString();
        assertTrue(seen.contains("how many corners?") && seen.contains("Forty-two."), seen);
        assertEquals(2, conversation.turns().size());
    }

    @Test
    void what_an_editor_has_open_counts_before_the_file() throws Exception {
        bench.model.says("Yes.");
        String edited = Bench.CODE.replace("times > 0", "times > 7");
        var source = new SourceText(lib(), new LanguageId("rust"), 3, Text.of(edited));
        bench.ask(conversation, Request.of(Intent.EXPLAIN, "", new Attachment.Selection(source,
                Range.at(new Position(14, 9)))));
        assertTrue(bench.model.seen().contains("times > 7"), bench.model.seen());
    }

    @Test
    void a_secret_in_a_file_or_a_question_does_not_reach_the_model() throws Exception {
        Files.writeString(bench.root.resolve("src/lib.rs"), Bench.CODE + "\nconst T: &str ="
                + " \"ghp_abcdefghijklmnopqrstuvwxyz0123456789\"; // upload retry token\n");
        bench.model.says("Yes.");
        bench.ask(conversation, Request.question("retry upload with ghp_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?",
                new Attachment.Whole(lib())));
        assertFalse(bench.model.seen().contains("ghp_"), bench.model.seen());
    }

    @Test
    void a_model_that_reads_less_is_given_less_and_the_question_before_all_else() throws Exception {
        Files.writeString(lib(), Bench.CODE + "// upload\n".repeat(3000));
        bench.model.window = 1500;
        bench.model.says("Yes.");
        Turn turn = bench.ask(conversation, Request.question("where is an upload tried again?",
                new Attachment.Whole(lib())));
        assertEquals("Yes.", turn.answer());
        String question = bench.model.prompts.getFirst().messages().getLast().text();
        assertTrue(question.startsWith("where is an upload tried again?") && question.contains("cut to save room"));
        bench.model.window = 10;
        assertThrows(ExecutionException.class, () -> bench.ask(conversation, Request.question("?")));
    }

    @Test
    void an_attachment_outside_of_the_folder_is_refused() throws Exception {
        bench.model.says("Yes.");
        Path outside = Files.writeString(temporary.resolve("outside.txt"), "x");
        Call<Turn> call = conversation.ask(Request.question("?", new Attachment.Whole(outside)), event -> {});
        var failed = assertThrows(ExecutionException.class, call::await);
        assertInstanceOf(FailureException.class, failed.getCause());
        assertTrue(bench.model.prompts.isEmpty());
    }

    private static String slowly() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "word" + System.nanoTime() + " ";
    }

    @Test
    void one_question_is_answered_at_a_time_and_a_stopped_one_is_told_as_that() throws Exception {
        var begun = new CountDownLatch(1);
        bench.model.says(() -> Stream.generate(ChatTest::slowly).iterator());
        Call<Turn> call = conversation.ask(Request.question("go on"), event -> {
            if (event instanceof TurnEvent.Piece) {
                begun.countDown();
            }
        });
        begun.await();
        assertThrows(ExecutionException.class,
                () -> conversation.ask(Request.question("?"), event -> {}).await());
        call.cancel();
        assertThrows(InterruptedException.class, call::await);
        while (conversation.turns().isEmpty()) {
            Thread.sleep(2);
        }
        Turn turn = conversation.turns().getFirst();
        assertEquals(Ending.CANCELLED, turn.ending());
        assertTrue(turn.answer().startsWith("word"), turn.answer());
    }

    @Test
    void events_tell_who_answers_before_what_is_said() throws Exception {
        bench.model.says("Yes.");
        bench.ask(conversation, Request.question("?"));
        assertInstanceOf(TurnEvent.Answering.class, bench.events.getFirst());
        assertTrue(bench.first(TurnEvent.Used.class).isPresent());
    }
}
