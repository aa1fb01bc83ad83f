package dev.rustaiide.ai.assistant.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.ToolStep.State;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.Turn.PlanItem;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.logging.AuditRecord;

/** Work in steps: plan, tools, staged edits, checkpoints, budgets. */
class AgentTest {
    private static final String EDIT = "{'path': 'src/lib.rs', 'old': 'times > 0', 'new': 'times > 1'}";

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

    private static List<State> states(Turn turn) {
        return turn.steps().stream().map(ToolStep::state).toList();
    }

    @Test
    void an_agent_plans_looks_edits_and_sums_up_and_nothing_reaches_the_disk() throws Exception {
        bench.model.uses("plan", "{'steps': [{'step': 'Look', 'done': true}, {'step': 'Edit'}]}")
                .uses("read_file", "{'path': 'src/lib.rs', 'from': 14, 'to': 16}")
                .uses("edit_file", EDIT).says("One try more is needed: src/lib.rs:15.");
        Turn turn = bench.work(conversation, "try at least twice");
        assertEquals(List.of(new PlanItem("Look", true), new PlanItem("Edit", false)), turn.plan());
        assertEquals(List.of(State.DONE, State.DONE, State.DONE), states(turn));
        assertEquals("One try more is needed: src/lib.rs:15.", turn.answer());
        assertEquals(1, turn.citations().size());
        assertEquals(3, turn.spent().steps());
        assertEquals(440, turn.spent().tokens());
        assertEquals(Bench.CODE, bench.read("src/lib.rs"));
        assertTrue(conversation.edits().text(lib()).orElseThrow().toString().contains("times > 1"));
        assertTrue(bench.first(TurnEvent.Staged.class).isPresent());
    }

    @Test
    void later_reads_and_searches_see_what_is_staged() throws Exception {
        bench.model.uses("edit_file", EDIT).uses("write_file", "{'path': 'src/more.rs', 'text': 'fn more() {}'}")
                .uses("read_file", "{'path': 'src/lib.rs'}").uses("search_text", "{'text': 'fn more'}")
                .uses("list_files", "{'glob': 'src/*'}").uses("delete_file", "{'path': 'src/more.rs'}")
                .uses("list_files", "{'glob': 'src/**'}").says("Done.");
        Turn turn = bench.work(conversation, "change it");
        List<Message.Result> results = bench.model.results();
        assertTrue(results.get(2).text().contains("times > 1"), results.get(2).text());
        assertTrue(results.get(3).text().contains("src/more.rs:1: fn more() {}"), results.get(3).text());
        assertTrue(results.get(4).text().contains("src/more.rs"), results.get(4).text());
        assertFalse(results.get(6).text().contains("src/more.rs"), results.get(6).text());
        assertEquals(1, conversation.edits().files().size(), turn.steps().toString());
    }

    @Test
    void accepted_edits_are_applied_as_one_recorded_and_undone_as_one() throws Exception {
        bench.model.uses("edit_file", EDIT).uses("write_file", "{'path': 'src/more.rs', 'text': 'fn more() {}\\n'}")
                .says("Done.");
        bench.work(conversation, "change it");
        EditPlan plan = conversation.edits().plan().await();
        assertEquals(2, plan.changes().size());
        AppliedEdit applied = conversation.edits().apply(plan, "ada").await();
        assertTrue(bench.read("src/lib.rs").contains("times > 1"));
        assertEquals("fn more() {}\n", bench.read("src/more.rs"));
        assertTrue(conversation.edits().files().isEmpty());
        AuditRecord record = bench.trail.stream().filter(each -> each.subject().equals(lib().toString())).findFirst()
                .orElseThrow();
        assertEquals("ai.edit.accepted", record.kind());
        assertEquals("test/scripted@1", record.details().get("model"));
        assertEquals("edit_file write_file", record.details().get("tools"));
        assertEquals("ada", record.details().get("reviewer"));
        assertTrue(record.details().get("promptHash").matches("[0-9a-f]{64}"));
        assertTrue(record.details().get("policy").matches("[0-9a-f]{12}"));
        bench.edits.undo(applied, Buffers.NONE).await();
        assertEquals(Bench.CODE, bench.read("src/lib.rs"));
        assertFalse(Files.exists(bench.root.resolve("src/more.rs")));
    }

    @Test
    void a_hunk_that_is_not_accepted_is_not_applied() throws Exception {
        bench.model.uses("edit_file", EDIT).uses("write_file", "{'path': 'src/more.rs', 'text': 'fn more() {}\\n'}")
                .says("Done.");
        bench.work(conversation, "change it");
        EditPlan plan = conversation.edits().plan().await();
        EditPlan chosen = plan.with(plan.changes().stream().filter(FileChange.Created.class::isInstance).toList());
        conversation.edits().apply(chosen, "ada").await();
        assertEquals(Bench.CODE, bench.read("src/lib.rs"));
        assertEquals(1, bench.trail.size());
    }

    @Test
    void a_file_that_somebody_changed_meanwhile_is_a_conflict_and_nothing_is_applied() throws Exception {
        bench.model.uses("edit_file", EDIT).says("Done.");
        bench.work(conversation, "change it");
        Files.writeString(lib(), "// mine\n" + Bench.CODE);
        EditPlan plan = conversation.edits().plan().await();
        assertEquals(1, plan.conflicts().size());
        assertThrows(Exception.class, () -> conversation.edits().apply(plan, "ada").await());
        assertEquals("// mine\n" + Bench.CODE, bench.read("src/lib.rs"));
        assertEquals(List.of(), bench.trail.stream().filter(each -> each.kind().equals("ai.edit.accepted")).filter(
                each -> bench.trail.stream().noneMatch(other -> other.kind().equals("ai.edit.withdrawn")
                        && other.subject().equals(each.details().get("edit")))).toList());
    }

    @Test
    void one_returns_to_a_checkpoint_and_so_can_the_model() throws Exception {
        bench.model.uses("edit_file", EDIT).uses("write_file", "{'path': 'src/lib.rs', 'text': 'nonsense'}")
                .uses("undo", "{'checkpoint': 1}").says("Done.");
        bench.work(conversation, "change it");
        assertTrue(conversation.edits().text(lib()).orElseThrow().toString().contains("times > 1"));
        Checkpoint first = conversation.edits().checkpoints().getFirst();
        assertEquals("edit src/lib.rs", first.title());
        conversation.edits().discard();
        assertEquals(Optional.empty(), conversation.edits().text(lib()));
    }

    @Test
    void an_edit_whose_old_text_is_not_there_or_there_twice_is_told_as_that() throws Exception {
        bench.model.uses("edit_file", "{'path': 'src/lib.rs', 'old': 'no such text', 'new': ''}")
                .uses("edit_file", "{'path': 'src/lib.rs', 'old': 'area', 'new': 'surface'}")
                .uses("edit_file", "{'path': 'src/lib.rs', 'old': 'area', 'new': 'surface', 'all': true}")
                .says("Done.");
        Turn turn = bench.work(conversation, "rename");
        List<Message.Result> results = bench.model.results();
        assertTrue(results.get(0).failed() && results.get(0).text().contains("does not stand in it"));
        assertTrue(results.get(1).failed() && results.get(1).text().contains("4 times"), results.get(1).text());
        assertEquals(List.of(State.FAILED, State.FAILED, State.DONE), states(turn));
    }

    @Test
    void line_ends_of_windows_stay() throws Exception {
        Files.writeString(lib(), Bench.CODE.replace("\n", "\r\n"));
        bench.model.uses("edit_file",
                "{'path': 'src/lib.rs', 'old': '//! Shapes.\\n', 'new': '//! Shapes.\\n//! A.\\n'}").says("Done.");
        bench.work(conversation, "document");
        conversation.edits().apply(conversation.edits().plan().await(), "ada").await();
        assertTrue(bench.read("src/lib.rs").startsWith("//! Shapes.\r\n//! A.\r\n\r\n"));
    }

    @Test
    void tools_that_do_not_exist_or_arguments_that_do_not_fit_are_answered_and_then_end_it() throws Exception {
        bench.model.uses("fly", "{}").uses("read_file", "{'file': 'src/lib.rs'}").uses("read_file", "[]")
                .uses("read_file", "{'path': 7}").uses("swim", "{}").says("never said");
        Turn turn = bench.work(conversation, "go");
        assertEquals(Ending.MISBEHAVED, turn.ending());
        assertTrue(turn.reason().contains("5 times in a row"), turn.reason());
        assertTrue(bench.model.results().getFirst().text().contains("There is no such tool. There are: read_file"));
        assertTrue(bench.model.results().get(1).text().contains("do not fit"), bench.model.results().get(1).text());
        assertEquals(5, turn.steps().size());
    }

    @Test
    void the_same_use_again_and_again_is_told_and_then_stopped() throws Exception {
        bench.model.uses("read_file", "{'path': 'src/lib.rs'}");
        Turn turn = bench.work(conversation, "go");
        assertEquals(Ending.MISBEHAVED, turn.ending());
        assertTrue(turn.reason().contains("again and again"), turn.reason());
        assertTrue(bench.model.lastResult().contains("You had the answer"), bench.model.lastResult());
    }

    @Test
    void an_endless_stream_is_stopped_with_a_reason() throws Exception {
        bench.model.says(() -> Stream.generate(() -> "and so on, ").iterator());
        Turn turn = bench.work(conversation, "go");
        assertEquals(Ending.MISBEHAVED, turn.ending());
        assertEquals("The model repeated itself without end.", turn.reason());
    }

    @Test
    void a_stream_that_never_repeats_itself_ends_too() throws Exception {
        int[] count = {0};
        bench.model.says(() -> Stream.generate(() -> Integer.toString(count[0]++ * 7919, 36) + " ").iterator());
        Turn turn = bench.work(conversation, "go");
        assertEquals(Ending.MISBEHAVED, turn.ending());
        assertEquals("The model did not stop writing where it was told to.", turn.reason());
    }

    @Test
    void garbage_is_stopped_with_a_reason() throws Exception {
        bench.model.says(() -> Stream.generate(() -> "\u0001\u0007\uFFFDx\uE000\u0002").iterator());
        assertEquals("The model wrote characters that are no text.", bench.work(conversation, "go").reason());
    }

    @Test
    void a_model_that_says_nothing_is_asked_once_more_and_then_given_up() throws Exception {
        bench.model.says("  \n");
        Turn turn = bench.work(conversation, "go");
        assertEquals("The model said nothing.", turn.reason());
        assertEquals(2, bench.model.prompts.size());
    }

    @Test
    void budgets_of_steps_tokens_and_time_are_kept() throws Exception {
        int[] line = {0};
        bench.model.does(prompt -> new ScriptedModel.Said(List.of(), List.of(bench.model.use("read_file",
                "{'path': 'src/lib.rs', 'from': " + ++line[0] + "}"))));
        Turn steps = bench.ask(conversation, Request.work("go").within(new Budget(100_000, Duration.ofMinutes(1), 3)));
        assertEquals(Ending.BUDGET, steps.ending());
        assertTrue(steps.reason().contains("steps"), steps.reason());
        assertEquals(3, steps.spent().steps());
        Turn tokens = bench.ask(conversation, Request.work("go").within(new Budget(250, Duration.ofMinutes(1), 30)));
        assertTrue(tokens.reason().contains("tokens"), tokens.reason());
        bench.model.does(prompt -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ScriptedModel.Said(List.of("late"), List.of());
        });
        Turn time = bench.ask(conversation, Request.work("go").within(new Budget(90_000, Duration.ofMillis(300), 30)));
        assertEquals(Ending.BUDGET, time.ending());
    }

    @Test
    void old_results_are_cut_to_the_context_and_the_question_stays() throws Exception {
        conversation.close();
        bench.close();
        bench = new Bench(temporary, "assistant.context=600");
        conversation = bench.begin();
        int[] line = {0};
        for (int i = 0; i < 12; i++) {
            bench.model.does(prompt -> new ScriptedModel.Said(List.of(), List.of(bench.model.use("read_file",
                    "{'path': 'src/lib.rs', 'from': " + ++line[0] + "}"))));
        }
        bench.model.says("Done.");
        Turn turn = bench.work(conversation, "count the corners");
        assertEquals(Ending.DONE, turn.ending());
        List<Message> last = bench.model.prompts.getLast().messages();
        assertTrue(last.get(1).text().contains("count the corners"));
        assertTrue(bench.model.results().getFirst().text().contains("cut to save room"));
        assertFalse(bench.model.lastResult().contains("cut to save room"));
    }

    @Test
    void edits_of_a_conversation_that_ended_are_found_again_and_one_that_is_open_is_nobody_elses() throws Exception {
        bench.model.uses("edit_file", EDIT).says("Done.");
        bench.work(conversation, "change it");
        assertEquals(0, bench.assistant.left(conversation.place()).await().size());
        conversation.close();
        Conversation left = bench.assistant.left(conversation.place()).await().getFirst();
        assertEquals(conversation.id(), left.id());
        left.edits().apply(left.edits().plan().await(), "ada").await();
        assertTrue(bench.read("src/lib.rs").contains("times > 1"));
        assertEquals("test/scripted@1", bench.trail.getFirst().details().get("model"));
        assertEquals(0, bench.assistant.left(conversation.place()).await().size());
    }

    @Test
    void tools_of_other_bundles_are_for_work_only_and_ours_come_first() throws Exception {
        FakeTool run = new FakeTool("run", Effect.RUN, "ok");
        FakeTool read = new FakeTool("read_file", Effect.READ, "forged");
        bench.tools(place -> List.of(run, read));
        bench.model.uses("run", "{'what': 'cargo check'}").uses("read_file", "{'path': 'README.md'}").says("Done.");
        bench.decision = Decision.ONCE;
        Turn turn = bench.work(conversation, "check");
        assertEquals(List.of("cargo check"), run.uses);
        assertEquals(List.of(), read.uses);
        assertEquals(List.of(State.DONE, State.DONE), states(turn));
    }
}
