package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerNotice;
import dev.rustaiide.system.lsp.client.internal.server.Uris;
import dev.rustaiide.system.lsp.client.testing.TestServers;

/** Whatever a server does, whoever asks gets an answer, a failure with its reason, or nothing, and in time. */
class HostileServerTest {
    @TempDir
    Path temporary;
    private TestServers rig;
    private SourceText text;

    private void serve(String fault, String... settings) throws IOException {
        List<String> words = new ArrayList<>(List.of("--set", "lsp.hostile.program=" + Everything.JAVA));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        open(Everything.hostile(fault), words.toArray(String[]::new));
    }

    private void open(ServerDefinition definition, String... settings) throws IOException {
        rig = new TestServers(temporary, definition, settings);
        text = rig.write("a.hostile", Everything.LANGUAGE, Everything.CONTENT);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Optional<Hover> hover() throws Exception {
        return rig.ask(new Hover.At(text, new Position(0, 1)));
    }

    private LanguageServer server() {
        return rig.servers().running().getFirst();
    }

    private Failure failure(Call<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.await(Duration.ofSeconds(60)));
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "utf-32", "wants whole texts"})
    void the_server_has_our_text_after_any_edits_and_our_places_come_back(String encoding) throws Exception {
        serve(encoding);
        var random = new Random(encoding.hashCode());
        Text now = text.text();
        for (int version = 2; version < 60; version++) {
            int start = random.nextInt(now.length() + 1);
            int end = start + random.nextInt(Math.min(6, now.length() - start) + 1);
            String[] pieces = {"", "x", "é", "😀", "\n", "\r\n", "\r", "日本\n", "\uDC80"};
            now = now.replace(start, end, pieces[random.nextInt(pieces.length)]);
            text = new SourceText(text.file(), Everything.LANGUAGE, version, now);
            rig.source().follow(text);
        }
        String theirs = rig.source().ask(new Hover.At(text, new Position(0, 0)))
                .then("text", (scope, answer) -> scope.await(server().ask("test/text",
                        Json.object().put("uri", Uris.of(text.file())).build())).asString().orElse("")).await();
        assertEquals(wellFormed(now.toString()), theirs);
        for (int offset = 0; offset <= now.length(); offset++) {
            Position position = now.positionOf(offset);
            boolean exists = now.offsetOf(position) == offset && !isInPair(now, offset);
            if (exists) {
                assertEquals(position, rig.ask(new Target.Of(text, position, Target.Relation.DEFINITION)).getFirst()
                        .name().range().start());
            }
        }
    }

    private static String wellFormed(String text) {
        var well = new StringBuilder();
        text.codePoints().forEach(point -> well.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 0xfffd : point));
        return well.toString();
    }

    private static boolean isInPair(Text text, int offset) {
        return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
    }

    @Test
    void a_server_that_greets_first_is_understood() throws Exception {
        serve("greets first");
        assertEquals("fine", hover().orElseThrow().markdown());
    }

    @Test
    void a_slow_answer_keeps_nobody_else_waiting_and_comes() throws Exception {
        serve("is slow");
        long start = System.nanoTime();
        Call<Optional<Hover>> call = rig.source().ask(new Hover.At(text, new Position(0, 1)));
        rig.source().follow(text);
        assertTrue(System.nanoTime() - start < 200_000_000, "asking does not wait");
        assertEquals("late", call.await().orElseThrow().markdown());
    }

    @Test
    void silence_ends_with_patience_and_the_server_hears_that_nobody_waits() throws Exception {
        serve("is silent", "lsp.patience=2");
        Failure failure = failure(rig.source().ask(new Hover.At(text, new Position(0, 1))));
        assertTrue(failure.why().contains("no answer within"), failure::why);
        Call<Optional<Hover>> cancelled = rig.source().ask(new Hover.At(text, new Position(0, 1)));
        TestServers.await("the question", () -> sent("textDocument/hover") == 2);
        cancelled.cancel();
        TestServers.await("two words that nobody waits", () -> sent("$/cancelRequest") == 2);
    }

    private long sent(String method) {
        return rig.servers().running().stream().flatMap(server -> server.log().stream())
                .filter(message -> message.sent() && message.text().contains('"' + method + '"')).count();
    }

    @Test
    void one_that_falls_while_it_is_asked_comes_back_with_our_texts() throws Exception {
        serve("falls when asked");
        rig.source().follow(text);
        Failure failure = failure(rig.source().ask(new Hover.At(text, new Position(0, 1))));
        assertFalse(failure.why().isBlank());
        TestServers.await("the next life", () -> rig.stages().contains(Stage.RESTARTING) && rig.source().isReady(text));
        assertTrue(rig.heard(SourceChanged.class).stream().anyMatch(change -> change.stage() == Stage.RESTARTING
                && change.message().contains("101") && change.message().contains("panicked")), "it says how it ended");
        assertEquals("back again", hover().orElseThrow().markdown());
        Json theirs = server().ask("test/text", Json.object().put("uri", Uris.of(text.file())).build()).await();
        assertEquals(Everything.CONTENT, theirs.asString().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"falls at once", "falls when greeted", "says nothing of itself", "writes anything",
        "sends a header that is none", "echoes"})
    void one_that_cannot_begin_is_tried_again_and_given_up(String fault) throws Exception {
        serve(fault);
        rig.hurry();
        rig.source().follow(text);
        TestServers.await("that it is given up", Duration.ofSeconds(60), () -> rig.stages().contains(Stage.FAILED));
        assertEquals(Optional.empty(), hover());
        String message = rig.heard(SourceChanged.class).getLast().message();
        assertTrue(message.startsWith("It keeps falling"), message);
        assertTrue(!fault.equals("falls at once") || message.contains("I cannot find my library."), message);
    }

    @Test
    void nothing_and_nonsense_are_answers_too() throws Exception {
        serve("answers nothing");
        Everything.ask(rig.source(), text);
        rig.close();
        serve("answers something else");
        Everything.ask(rig.source(), text);
        Completions completions = rig.ask(new Completions.At(text, new Position(0, 1), Optional.empty()));
        assertEquals(List.of("good"), completions.proposals().stream().map(one -> one.name()).toList());
        assertEquals(Set.of(';'), completions.proposals().getFirst().commits());
    }

    @Test
    void what_the_text_could_go_on_with_is_asked_for_and_kept_to_its_line() throws Exception {
        serve("utf-8");
        Position at = new Position(0, 6); // behind the crab, which other units count otherwise
        var selected = Optional.of(new TextEdit(Range.of(0, 4, 0, 6), "!"));

        List<Continuation> found = rig.ask(new InlineCompletions.At(text, at, true, selected)).list();

        assertEquals(List.of(
                new Continuation(new TextEdit(Range.of(0, 0, 0, 6), "kind 1!"), "kind", false, Optional.empty()),
                new Continuation(new TextEdit(Range.at(at), "f($1)"), "f($1)", true, Optional.empty())), found);
        assertEquals("kind 2", rig.ask(new InlineCompletions.At(text, at, false, Optional.empty())).list().getFirst()
                .insertion().newText());
    }

    @Test
    void answers_to_others_are_passed_over() throws Exception {
        serve("answers others");
        assertEquals("right", hover().orElseThrow().markdown());
        assertEquals("right", hover().orElseThrow().markdown());
    }

    @Test
    void places_outside_of_the_text_are_moved_into_it() throws Exception {
        serve("tells huge places");
        List<Target> targets = rig.ask(new Target.Of(text, new Position(0, 1), Target.Relation.DEFINITION));
        assertEquals(List.of(Range.of(0, 0, 2, 5), Range.of(0, 1, 2, 5), Range.of(0, 0, 0, 0)),
                targets.stream().map(target -> target.name().range()).toList());
    }

    @Test
    void an_answer_of_a_hundred_megabytes_fails_alone() throws Exception {
        serve("says too much");
        Failure failure = failure(rig.source().ask(new Hover.At(text, new Position(0, 1))));
        assertTrue(failure.why().contains("100 MB is too large"), failure::why);
        assertTrue(server().ask("test/heard", Json.NULL).await().items().size() > 1, "the next is heard");
    }

    @Test
    void a_server_that_always_changes_its_mind_is_asked_three_times() throws Exception {
        serve("changes its mind");
        failure(rig.source().ask(new Hover.At(text, new Position(0, 1))));
        assertEquals(3, sent("textDocument/hover"));
    }

    @Test
    void a_flood_of_diagnostics_leaves_the_last_word_and_questions_get_through() throws Exception {
        serve("floods");
        assertEquals("fine", hover().orElseThrow().markdown());
        TestServers.await("the flood", () -> rig.heard(DiagnosticsFound.class).size() == 20_000);
        assertEquals("number 19999", rig.heard(DiagnosticsFound.class).getLast().diagnostics().getFirst().message());
    }

    @Test
    void what_it_asks_is_answered_and_edits_are_the_hosts_to_decide() throws Exception {
        serve("asks");
        hover();
        TestServers.await("progress", () -> rig.heard(SourceChanged.class).stream().anyMatch(change ->
            change.message().equals("Reading") && change.percent().orElse(0) == 30));
        assertEquals("Beware!", rig.heard(ServerNotice.class).getFirst().text());
        TestServers.await("a watch", () -> !rig.watchers().isEmpty());
        rig.watchers().getFirst().accept(new FileChanges(
                Set.of(rig.folder().resolve("new.rs"), rig.folder().resolve("new.txt")), Set.of(), Set.of(), Set.of()));
        List<Json> heard = server().ask("test/heard", Json.NULL).await().items();
        assertEquals("[{\"x\":1},{\"hostile\":{\"deep\":{\"x\":1}}},null]", answer(heard, "a").get("result").print());
        assertEquals("{\"applied\":false}", answer(heard, "b").get("result").print());
        assertEquals(Json.NULL, answer(heard, "c").get("result"));
        assertEquals(-32601, answer(heard, "d").get("error").number("code"));
        assertEquals(1, answer(heard, "f").get("result").items().size());
        assertTrue(heard.getLast().print().contains("new.rs") && !heard.getLast().print().contains("new.txt"));
    }

    private Effect.Told told(SourceText about) throws Exception {
        CodeAction action = rig.ask(new CodeAction.In(about, Range.of(0, 0, 0, 1), List.of(), List.of())).getFirst();
        return assertInstanceOf(Effect.Told.class, action.effect().orElseThrow());
    }

    @Test
    void an_edit_that_is_asked_for_during_a_command_is_for_whoever_gave_it() throws Exception {
        serve("wants edits");
        SourceText other = rig.write("b.hostile", Everything.LANGUAGE, Everything.CONTENT);
        Map<Path, List<WorkspaceEdit>> taken = new ConcurrentHashMap<>();
        List<Call<Boolean>> calls = new ArrayList<>();
        for (SourceText about : List.of(text, other, text, other)) {
            Effect.EditTaker taker = (label, edit) -> Call.start("take", scope -> {
                Thread.sleep(50);
                assertTrue(label.endsWith(about.file().getFileName().toString()), label);
                taken.computeIfAbsent(about.file(), file -> new CopyOnWriteArrayList<>()).add(edit);
                return true;
            });
            calls.add(rig.source().ask(new Effect.Tell(told(about), Optional.of(taker))));
        }
        for (Call<Boolean> call : calls) {
            assertTrue(call.await(Duration.ofSeconds(20)));
        }
        assertEquals(List.of(2, 2), List.of(taken.get(text.file()).size(), taken.get(other.file()).size()));
        var edits = assertInstanceOf(WorkspaceEdit.Edits.class, taken.get(text.file()).getFirst().changes().getFirst());
        assertEquals(text.file(), edits.edits().file());
    }

    @Test
    void who_refuses_an_edit_tells_the_server_why() throws Exception {
        serve("wants edits");
        Effect.Told told = told(text);
        rig.ask(new Effect.Tell(told, Optional.of((label, edit) -> Call.failed(new FailureException(
                new Failure.Other("No.", "It is read only.", "Make it writable."))))));
        rig.ask(new Effect.Tell(told));

        List<String> answers = server().ask("test/heard", Json.NULL).await().items().stream()
                .filter(message -> message.string("id", "").startsWith("edit:"))
                .map(message -> message.get("result").print()).toList();
        assertEquals(List.of("{\"applied\":false,\"failureReason\":\"It is read only.\"}",
                "{\"applied\":false}"), answers);
    }

    private static Json answer(List<Json> heard, String id) {
        return heard.stream().filter(message -> message.string("id", "").equals(id)).findFirst().orElseThrow();
    }

    @Test
    void one_that_takes_too_much_memory_is_started_again() throws Exception {
        serve("grows", "lsp.memoryLimit=200");
        rig.source().follow(text);
        TestServers.await("another life", () -> rig.heard(SourceChanged.class).stream().anyMatch(change ->
            change.stage() == Stage.RESTARTING && change.message().contains("more than the 200")));
    }

    @Test
    void with_it_goes_all_that_it_has_started() throws Exception {
        serve("has children");
        hover();
        ProcessHandle server = rig.processes().started().getFirst().toHandle();
        TestServers.await("a child", () -> server.children().findAny().isPresent());
        ProcessHandle child = server.children().findAny().orElseThrow();
        server().stop().await();
        TestServers.await("the end of both", () -> !server.isAlive() && !child.isAlive());
        assertEquals(Stage.STOPPED, server().state().stage());
    }

    @Test
    void nothing_starts_in_a_folder_that_is_not_trusted() throws Exception {
        serve("is fine");
        rig.trust(false);
        assertEquals(Optional.empty(), hover());
        assertTrue(rig.processes().started().isEmpty());
        assertEquals(Stage.UNTRUSTED, server().state().stage());
        rig.trust(true);
        assertEquals("fine", hover().orElseThrow().markdown());
    }

    @Test
    void a_server_that_background_work_asks_first_takes_no_place_of_it() throws Exception {
        serve("is fine");
        Call<Optional<Hover>> asked = Call.start(Priority.BACKGROUND, "ask", scope -> scope.await(rig.source()
                .ask(new Hover.At(text, new Position(0, 1)))));
        assertEquals("fine", asked.await(Duration.ofSeconds(30)).orElseThrow().markdown());
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            assertEquals(i, own(i).await(Duration.ofSeconds(10)), "the server holds the places of background work");
        }
    }

    private static Call<Integer> own(int number) {
        return Call.start(Priority.BACKGROUND, "own", scope -> number);
    }

    @Test
    void what_is_no_program_is_said_to_be_none() throws Exception {
        Path fake = temporary.resolve("server");
        Files.writeString(fake, "#!/no/such/interpreter\n");
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        open(Everything.hostile("is fine"), "--set", "lsp.hostile.program=" + fake);
        assertEquals(Optional.empty(), hover());
        assertEquals(Stage.FAILED, server().state().stage());
        assertTrue(server().state().message().contains("The system says"), server().state()::message);
    }

    @Test
    void what_is_missing_is_said_how_to_get() throws Exception {
        open(Everything.hostile("is fine"));
        assertEquals(Optional.empty(), hover());
        assertEquals(Stage.MISSING, server().state().stage());
        assertEquals("There is no way to get it.", server().state().message());
    }

    @Test
    void a_question_about_a_text_that_is_edited_on_has_no_answer() throws Exception {
        serve("is fine");
        rig.source().follow(text);
        hover();
        rig.source().follow(new SourceText(text.file(), Everything.LANGUAGE, 2, Text.of("later")));
        assertThrows(InterruptedException.class, this::hover);
    }
}
