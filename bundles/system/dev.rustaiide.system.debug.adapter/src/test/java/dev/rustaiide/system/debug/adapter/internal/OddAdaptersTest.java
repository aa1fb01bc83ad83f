package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.FoundAdapter;

/** Adapters that crash, lie, keep silent or stay. */
class OddAdaptersTest {
    private static final LanguageId TEXT = new LanguageId("text");
    private static final String ADAPTER = ScriptedAdapter.class.getName();

    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        var patience = new Family.Patience(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofMillis(500));
        workshop = new Workshop(folder, patience);
        workshop.debugging.with(() -> List.of(definition(List.of("/bin/cat"))), place -> true);
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
        Workshop.awaitNone(ADAPTER);
    }

    static AdapterDefinition definition(List<String> command) {
        return new AdapterDefinition("scripted", Set.of(TEXT), List.of(command.getFirst()),
                command.subList(1, command.size()), List.of(), 0, Json.object().put("program", "${program}").build(),
                Json.NULL, Json.NULL, "Write one.");
    }

    private DebugSession start(String manner) throws Exception {
        List<String> command = Stream.concat(ScriptedAdapter.command().stream(), Stream.of(manner)).toList();
        workshop.debugging.with(() -> List.of(definition(command)), place -> true);
        return workshop.start(target());
    }

    private DebugTarget target() {
        DebugTarget.Launch plain = workshop.launch(folder.resolve("program"));
        return new DebugTarget.Launch(plain.folder(), TEXT, Optional.empty(), plain.program(), List.of(),
                plain.workingFolder(), plain.environment(), false);
    }

    private Failure refused(String manner) {
        return assertThrows(FailureException.class, () -> start(manner)).failure();
    }

    private static Failure failed(Call<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        return ((FailureException) failed.getCause()).failure();
    }

    @Test
    void one_that_crashes_says_how_and_its_last_words() {
        Failure failure = refused("crashes");
        assertEquals("Cannot debug program.", failure.what());
        assertEquals("The debug adapter ended with exit code 7. It said: something inside is broken.", failure.why());
    }

    @Test
    void one_that_refuses_is_quoted() {
        assertEquals("the program is of another machine.", refused("refuses").why());
    }

    @Test
    void one_that_writes_no_messages_is_told_and_ended() {
        assertEquals("What it writes are no messages of the protocol.", refused("garbage").why());
    }

    @Test
    void one_that_keeps_silent_is_not_waited_for_for_ever() {
        assertEquals("It did not answer “initialize” within 10 s.", refused("silent").why());
    }

    @Test
    void one_that_is_slow_costs_the_question_alone() throws Exception {
        DebugSession session = start("slow");
        assertEquals("It did not answer “threads” within 4 s.", failed(session.threads()).why());
        assertEquals(DebugSession.State.RUNNING, session.state());
    }

    @Test
    void one_that_does_not_read_any_more_can_be_ended() throws Exception {
        DebugSession session = start("slow");
        session.threads();
        Call<?> asked = session.evaluate("x".repeat(1 << 20), Optional.empty());
        assertEquals("It did not answer “evaluate” within 4 s.", failed(asked).why());
        session.end().await(Duration.ofSeconds(10));
        assertEquals(0, Workshop.running(ADAPTER));
    }

    @Test
    void one_that_crashes_later_fails_what_was_asked_and_ends_the_session() throws Exception {
        DebugSession session = start("crashes-later");
        assertEquals("The debug adapter ended with exit code 9.", failed(session.threads()).why());
        DebugEvent.Ended ended = workshop.next(DebugEvent.Ended.class);
        assertEquals("The debug adapter ended with exit code 9.", ended.failure().orElseThrow().why());
        assertEquals("The debug adapter ended with exit code 9.", failed(session.threads()).why());
    }

    @Test
    void odd_messages_are_passed_over() throws Exception {
        DebugSession session = start("odd");
        List<DebugThread> threads = session.threads().await();
        assertTrue(threads.contains(new DebugThread(3, "main")), threads::toString);
        assertEquals(List.of(), session.stack(3, 0, 10).await());
    }

    @Test
    void one_that_does_not_go_is_made_to() throws Exception {
        DebugSession session = start("stays");
        session.end().await(Duration.ofSeconds(5));
        assertEquals(0, Workshop.running(ADAPTER));
    }

    @Test
    void what_it_has_not_offered_is_not_asked_of_it() throws Exception {
        DebugSession session = start("plain");
        assertEquals("scripted does not offer it.", failed(session.disassemble("0x10", 0, 4)).why());
        assertEquals("scripted does not offer it.", failed(session.set(1, "x", "2")).why());
    }

    @Test
    void a_missing_adapter_is_named_with_the_way_to_get_it() throws Exception {
        workshop.debugging.with(() -> List.of(definition(List.of("no-such-adapter"))), place -> true);
        Failure failure = assertThrows(FailureException.class, () -> workshop.start(target())).failure();
        assertEquals("Write one.", failure.nextStep());
        FoundAdapter found = workshop.debugging.adapters().await().getFirst();
        assertTrue(!found.isUsable() && found.trouble().equals("Write one."), found::toString);
    }

    @Test
    void what_an_adapter_cannot_attach_to_is_said_before_it_is_asked() {
        var attach = new DebugTarget.Attach(workshop.folder, TEXT, Optional.empty(), 1);
        workshop.debugging.with(() -> List.of(definition(List.of("/bin/cat"))), place -> true);
        Failure failure = assertThrows(FailureException.class, () -> workshop.start(attach)).failure();
        assertEquals("scripted attaches to no processes.", failure.why());
    }
}
