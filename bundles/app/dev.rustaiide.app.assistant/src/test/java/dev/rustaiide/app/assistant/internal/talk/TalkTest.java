package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.StagedEdits.StagedFile;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.text.Text;

class TalkTest {
    private static final Path ROOT = Path.of("/work/shapes");

    @TempDir
    Path state;
    private final Loop ui = new Loop();
    private final ScriptedAssistant assistant = new ScriptedAssistant();
    private final FakeFolders folders = new FakeFolders();
    private Talk talk;

    /** Another start of the program. */
    private Talk start() {
        TalkShelf shelf = new TalkShelf(state, TestFiles.in(state), ui, Clock.systemUTC());
        return new Talk(assistant, folders, Buffers.NONE, shelf, ui, Clock.systemUTC());
    }

    private void open() {
        talk = start();
        folders.set(ROOT);
        talk.begin();
    }

    private Exchange last() {
        return talk.exchanges().getLast();
    }

    @Test
    void an_answer_grows_by_pieces_and_ends_as_the_assistant_says() throws Exception {
        open();
        assistant.events = List.of(new TurnEvent.Piece("Uploads are "), new TurnEvent.Piece("retried."),
                new TurnEvent.Used(new Spent(5, 3, Duration.ZERO, 0)));
        assistant.answer = "Uploads are retried five times.";
        assistant.end = new CountDownLatch(1);
        talk.setDraft("  where?  ");
        assertTrue(talk.send());
        assertEquals("", talk.draft().text());
        ui.until(() -> last().answer().equals("Uploads are retried."));
        assertTrue(talk.isAnswering());
        assertEquals(8, last().spent().tokens());
        assistant.end.countDown();
        ui.until(() -> last().isOver());
        assertEquals("Uploads are retried five times.", last().answer());
        assertEquals(Intent.ASK, assistant.asked.getFirst().intent());
        assertEquals("where?", assistant.asked.getFirst().text());
    }

    @Test
    void one_question_at_a_time_and_none_without_words_or_folder() throws Exception {
        talk = start();
        talk.setDraft("where?");
        assertFalse(talk.send());
        open();
        assertFalse(talk.send());
        assistant.end = new CountDownLatch(1);
        talk.setDraft("first");
        assertTrue(talk.send());
        talk.setDraft("second");
        assertFalse(talk.send());
        assertEquals("second", talk.draft().text());
        assistant.end.countDown();
        ui.until(() -> !talk.isAnswering());
        assertTrue(talk.send());
        assertEquals(2, assistant.asked.size());
    }

    @Test
    void stopping_keeps_what_was_said() throws Exception {
        open();
        assistant.events = List.of(new TurnEvent.Piece("Half"));
        assistant.end = new CountDownLatch(1);
        talk.setDraft("why?");
        talk.send();
        ui.until(() -> last().answer().equals("Half"));
        talk.stop();
        ui.until(() -> last().isOver());
        assertEquals(Optional.of(Turn.Ending.CANCELLED), last().ending());
        assertEquals("Half", last().answer());
    }

    @Test
    void attachments_alone_are_explained_and_each_is_shown_once() throws Exception {
        open();
        Attachment file = new Attachment.Whole(ROOT.resolve("src/lib.rs"));
        talk.attach(file);
        talk.attach(new Attachment.Whole(ROOT.resolve("src/lib.rs")));
        assertEquals(1, talk.attached().size());
        assertTrue(talk.send());
        assertEquals(Intent.EXPLAIN, assistant.asked.getFirst().intent());
        assertEquals(List.of(file), assistant.asked.getFirst().attachments());
        assertEquals(List.of("lib.rs"), last().attached());
        assertEquals(List.of(), talk.attached());
        ui.until(() -> last().isOver());
    }

    @Test
    void work_for_an_agent_is_asked_as_such() throws Exception {
        open();
        talk.setWork(true);
        talk.setDraft("do it");
        talk.send();
        assertEquals(Intent.WORK, assistant.asked.getFirst().intent());
        assertTrue(talk.draft().isWork());
        ui.until(() -> last().isOver());
    }

    @Test
    void what_was_said_and_what_was_being_written_is_there_after_a_restart() throws Exception {
        open();
        assistant.answer = "Here.";
        talk.setDraft("where?");
        talk.send();
        ui.until(() -> last().isOver());
        talk.setDraft("and wh");
        TalkStore store = new TalkStore(state, ROOT, TestFiles.in(state));
        ui.until(() -> store.draft().text().equals("and wh") && !store.talks().isEmpty()
                && store.talks().getFirst().exchanges().getFirst().answer().equals("Here."));
        open();
        ui.until(() -> !talk.exchanges().isEmpty());
        assertEquals("Here.", last().answer());
        assertEquals("where?", last().question());
        assertEquals("and wh", talk.draft().text());
        talk.setDraft("and why?");
        talk.send();
        assertEquals(List.of("Here."), assistant.before.getLast().stream().map(Turn::answer).toList());
        ui.until(() -> last().isOver());
    }

    @Test
    void an_answer_that_the_end_of_the_program_cut_off_is_there_and_says_so() throws Exception {
        open();
        assistant.events = List.of(new TurnEvent.Piece("As far as"));
        assistant.end = new CountDownLatch(1);
        talk.setDraft("how far?");
        talk.send();
        TalkStore store = new TalkStore(state, ROOT, TestFiles.in(state));
        ui.until(() -> !store.talks().isEmpty() && store.talks().getFirst().exchanges().getFirst().answer()
                .equals("As far as"));
        open();
        ui.until(() -> !talk.exchanges().isEmpty());
        assertEquals("As far as", last().answer());
        assertEquals("The program ended before the answer did.", last().reason());
    }

    @Test
    void another_conversation_begins_empty_and_the_one_before_can_be_gone_on_with() throws Exception {
        open();
        talk.setDraft("first?");
        talk.send();
        ui.until(() -> last().isOver());
        talk.setDraft("still writing");
        talk.startOver();
        assertEquals(List.of(), talk.exchanges());
        assertEquals("still writing", talk.draft().text());
        List<KeptTalk> earlier = new ArrayList<>();
        TalkStore store = new TalkStore(state, ROOT, TestFiles.in(state));
        ui.until(() -> !store.talks().isEmpty());
        talk.earlier().onSuccess(ui, earlier::addAll);
        ui.until(() -> !earlier.isEmpty());
        assertEquals("first?", earlier.getFirst().title());
        talk.open(earlier.getFirst());
        assertEquals("first?", last().question());
    }

    @Test
    void a_decision_is_handed_on_once_and_then_nobody_is_asked() throws Exception {
        open();
        List<ApprovalRequest.Decision> decisions = new ArrayList<>();
        ToolStep step = new ToolStep(1, "cargo", AgentTool.Effect.RUN, "cargo test", ToolStep.State.WAITING, "", "",
                List.of());
        assistant.events = List.of(new TurnEvent.Wanted(new ApprovalRequest() {
            @Override
            public ToolStep step() {
                return step;
            }

            @Override
            public String why() {
                return "It runs a program.";
            }

            @Override
            public void answer(Decision decision) {
                decisions.add(decision);
            }
        }));
        assistant.end = new CountDownLatch(1);
        talk.setDraft("test it");
        talk.send();
        ui.until(() -> talk.asked().isPresent());
        assertEquals("cargo test", last().steps().getFirst().subject());
        talk.decide(ApprovalRequest.Decision.ONCE);
        talk.decide(ApprovalRequest.Decision.NO);
        assertEquals(List.of(ApprovalRequest.Decision.ONCE), decisions);
        assertEquals(Optional.empty(), talk.asked());
        assistant.end.countDown();
        ui.until(() -> last().isOver());
    }

    @Test
    void what_is_staged_waits_for_a_review() throws Exception {
        open();
        assistant.staged = List.of(new StagedFile(ROOT.resolve("a.rs"), Optional.of(Text.of("a")),
                Optional.of(Text.of("b"))));
        talk.setDraft("change it");
        talk.send();
        ui.until(() -> talk.staged().files().size() == 1);
        assertTrue(talk.edits().isPresent());
        assistant.staged = List.of();
        talk.staged().look();
        ui.until(() -> talk.edits().isEmpty());
    }

    @Test
    void a_folder_that_goes_takes_its_conversation_with_it_and_brings_it_back() throws Exception {
        open();
        talk.setDraft("here?");
        talk.send();
        ui.until(() -> last().isOver());
        TalkStore store = new TalkStore(state, ROOT, TestFiles.in(state));
        ui.until(() -> !store.talks().isEmpty() && store.draft().talk().equals(store.talks().getFirst().id()));
        folders.set(Path.of("/work/other"));
        assertEquals(List.of(), talk.exchanges());
        assertEquals(1, assistant.closed);
        folders.set(ROOT);
        ui.until(() -> !talk.exchanges().isEmpty());
        assertEquals("here?", last().question());
    }

    @Test
    void a_request_of_a_command_needs_no_words() throws Exception {
        open();
        assertTrue(talk.ask(new Request(Intent.REVIEW, "", List.of(
                new Attachment.Changes("Changes in 2 files", "--- a")), Budget.USUAL,
                Set.of())));
        assertEquals("Review changes: Changes in 2 files", last().title());
        ui.until(() -> last().isOver());
    }
}
