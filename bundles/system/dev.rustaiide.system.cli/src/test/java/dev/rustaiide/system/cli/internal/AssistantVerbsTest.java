package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** What the verbs make of an assistant; the assistant itself is tested where it is. */
class AssistantVerbsTest {
    @TempDir
    Path temp;
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<ApprovalRequest.Decision> decisions = new ArrayList<>();
    private Workplace place = new Workplace(Path.of("/"), Buffers.NONE, false);
    private Ending ending = Ending.DONE;
    private List<Conflict> conflicts = List.of();

    @BeforeEach
    void make_a_folder() throws Exception {
        folder = temp.toRealPath();
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/lib.rs"), "fn sell() {}\n");
        Files.writeString(folder.resolve("my.diff"), "--- a\n+++ b\n");
    }

    private final class FakeAssistant implements Assistant {
        @Override
        public Conversation begin(Workplace where, List<Turn> before) {
            place = where;
            return (Conversation) Proxy.newProxyInstance(Conversation.class.getClassLoader(),
                    new Class<?>[] {Conversation.class}, (proxy, method, arguments) -> switch (method.getName()) {
                        case "ask" -> answer((Request) arguments[0], arguments[1]);
                        case "edits" -> edits();
                        case "place" -> where;
                        case "close" -> null;
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        @Override
        public Call<List<Conversation>> left(Workplace where) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> model() {
            return Optional.of("Scripted");
        }

        @Override
        public List<Offered> tools(Workplace where) {
            return List.of();
        }
    }

    @SuppressWarnings("unchecked")
    private Call<Turn> answer(Request request, Object events) {
        requests.add(request);
        ToolStep step = new ToolStep(1, "run", Effect.RUN, "cargo test", ToolStep.State.REFUSED, "not now", "",
                List.of());
        ((Consumer<TurnEvent>) events).accept(new TurnEvent.Wanted(new ApprovalRequest() {
            @Override
            public ToolStep step() {
                return step;
            }

            @Override
            public String why() {
                return "The setting says so.";
            }

            @Override
            public void answer(Decision decision) {
                decisions.add(decision);
            }
        }));
        Citation citation = new Citation(new Location(folder.resolve("src/lib.rs"), Range.of(0, 0, 0, 4)),
                "src/lib.rs:1", "says sell");
        return Call.of(new Turn(request, "It is at src/lib.rs:1.", List.of(citation),
                List.of(new Turn.PlanItem("Look", true)), List.of(step),
                new Author.Model("test/scripted@1", "Scripted", true), ending, ending == Ending.DONE ? "" : "It ended.",
                new Spent(10, 5, Duration.ofMillis(7), 1)));
    }

    private StagedEdits edits() {
        Path file = folder.resolve("src/lib.rs");
        FileChange change = new FileChange.Edited(file, file, Text.of("fn sell() {}\n"), Text.of("fn buy() {}\n"),
                Encoding.UTF_8, Optional.empty(), Optional.empty());
        EditPlan plan = new EditPlan("Buy", WorkspaceEdit.NONE, List.of(folder), List.of(change), conflicts);
        return (StagedEdits) Proxy.newProxyInstance(StagedEdits.class.getClassLoader(),
                new Class<?>[] {StagedEdits.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "plan" -> Call.of(plan);
                    case "apply" -> {
                        done.add("applied by " + arguments[1]);
                        yield Call.of(new AppliedEdit("7", "Buy", Instant.EPOCH, List.of(file)));
                    }
                    case "discard" -> {
                        done.add("discarded");
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private int run(String... words) throws Exception {
        out.reset();
        err.reset();
        var texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> {
                    var file = (Path) arguments[0];
                    return new TextFile(file, Text.of(Files.readString(file)), null, null, false, false, false, null);
                });
        var assistant = new FakeAssistant();
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return new VerbTable(List.of(new ChatVerb(assistant, texts, TestSyntax.shared()),
                    new AgentVerb(assistant))).run(List.of(words), terminal, folder).number();
        }
    }

    private Json json() throws Exception {
        return Json.parse(out.toString(StandardCharsets.UTF_8));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_answer_is_told_with_places_and_who_gave_it() throws Exception {
        assertEquals(0, run("chat", "where is it sold?", "--json"));
        assertEquals("It is at src/lib.rs:1.", json().string("answer"));
        assertEquals("src/lib.rs:1", json().get("citations").items().getFirst().string("mention"));
        assertEquals("test/scripted@1", json().string("model"));
        assertEquals("where is it sold?", requests.getFirst().text());
        assertFalse(place.isTrusted());
        assertEquals(folder, place.folder());
        assertEquals(0, run("chat", "where is it sold?"));
        assertEquals("It is at src/lib.rs:1.\n", out.toString(StandardCharsets.UTF_8));
        assertTrue(err().contains("Answered by Scripted (test/scripted@1, on this machine): 15 tokens"), err());
    }

    @Test
    void a_place_and_changes_can_be_shown() throws Exception {
        assertEquals(0, run("chat", "--do", "explain", "--at", "src/lib.rs:1:4"));
        assertEquals(Intent.EXPLAIN, requests.getFirst().intent());
        var selection = (Attachment.Selection) requests.getFirst().attachments().getFirst();
        assertEquals(Range.of(0, 3, 0, 3), selection.range());
        assertEquals(0, run("chat", "--do", "review", "--diff", "my.diff", "--at", "src/lib.rs"));
        assertEquals(new Attachment.Whole(folder.resolve("src/lib.rs")), requests.getLast().attachments().getFirst());
        assertEquals(new Attachment.Changes("my.diff", "--- a\n+++ b\n"), requests.getLast().attachments().getLast());
        assertEquals(2, run("chat"));
        assertEquals(2, run("chat", "x", "--do", "work"));
    }

    @Test
    void an_agent_shows_its_changes_and_applies_none_with_dry_run() throws Exception {
        assertEquals(0, run("agent", "buy", "--dry-run", "--json"));
        assertTrue(json().string("diff").contains("+fn buy() {}"), json().string("diff"));
        assertEquals(Json.of(false), json().get("applied"));
        assertEquals("refused", json().get("steps").items().getFirst().string("state"));
        assertEquals("Look", json().get("plan").items().getFirst().string("text"));
        assertEquals(List.of("discarded"), done);
        assertEquals(List.of(ApprovalRequest.Decision.NO), decisions, "nobody is there to be asked");
    }

    @Test
    void what_is_allowed_and_the_budget_are_handed_on() throws Exception {
        assertEquals(0, run("agent", "buy", "--dry-run", "--allow", "run,read,run", "--trust", "--budget",
                "tokens=500,seconds=9,steps=2"));
        assertEquals(Set.of("run", "read"), requests.getFirst().allowed());
        assertEquals(500, requests.getFirst().budget().tokens());
        assertEquals(Duration.ofSeconds(9), requests.getFirst().budget().time());
        assertEquals(2, requests.getFirst().budget().steps());
        assertTrue(place.isTrusted());
    }

    @Test
    void changes_are_applied_by_whoever_says_so() throws Exception {
        assertEquals(0, run("agent", "buy", "--apply", "--json"));
        assertEquals(Json.of(true), json().get("applied"));
        assertEquals("7", json().string("id"));
        assertEquals("applied by " + System.getProperty("user.name") + " (--apply)", done.getFirst());
    }

    @Test
    void what_was_stopped_or_collides_is_not_applied() throws Exception {
        ending = Ending.MISBEHAVED;
        assertEquals(1, run("agent", "buy", "--apply", "--json"));
        assertEquals(List.of("discarded"), done);
        ending = Ending.DONE;
        conflicts = List.of(new Conflict(folder.resolve("src/lib.rs"), "It was changed.", "Do it again."));
        assertEquals(1, run("agent", "buy", "--apply"));
        assertEquals(List.of("discarded", "discarded"), done);
        assertTrue(err().contains("It was changed. Do it again."), err());
        ending = Ending.FAILED;
        assertEquals(3, run("agent", "buy", "--apply"));
    }

    @Test
    void a_wrong_command_line_does_nothing() throws Exception {
        assertEquals(2, run("agent", "buy"));
        assertEquals(2, run("agent", "--apply"));
        assertEquals(0, run("agent", "--tools"));
        assertEquals(2, run("agent", "buy", "--apply", "--dry-run"));
        assertEquals(2, run("agent", "buy", "--apply", "--budget", "money=7"));
        assertEquals(List.of(), requests);
    }
}
