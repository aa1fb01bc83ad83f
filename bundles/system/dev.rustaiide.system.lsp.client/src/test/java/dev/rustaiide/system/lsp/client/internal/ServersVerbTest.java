package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Published;
import dev.rustaiide.foundation.language.testing.TestDeclarations;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.lsp.client.testing.TestServers;

class ServersVerbTest {
    @TempDir
    Path temporary;
    private TestServers rig;

    private ExitCode run(Words words, String fault, String... settings) throws Exception {
        rig = new TestServers(temporary, Everything.hostile(fault), settings);
        return new ServersVerb((SharedServers) rig.servers(), new Heard(rig),
                TestDeclarations.in(temporary.resolve("languages.json"))).run(words);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void it_lists_what_is_missing_with_a_hint() throws Exception {
        Words words = new Words(temporary);
        assertEquals(ExitCode.FINDINGS, run(words, "is fine"));
        assertEquals(List.of("hostile  missing. There is no way to get it."), words.lines);
        assertEquals("missing", words.json.items().getFirst().string("state"));
    }

    @Test
    void it_lists_what_is_found_with_its_version_and_place() throws Exception {
        Words words = new Words(temporary);
        assertEquals(ExitCode.OK, run(words, "is fine", "--set", "lsp.hostile.program=" + Everything.JAVA));
        assertEquals(List.of("hostile  " + Everything.JAVA + "  (setting)"), words.lines);
    }

    @Test
    void a_check_counts_what_the_server_finds_and_ends_it() throws Exception {
        Words words = new Words(temporary, "check").with("server", "hostile").with("log", "messages.txt")
                .with("trust", "");
        assertEquals(ExitCode.FINDINGS, run(words, "floods", "--set", "lsp.hostile.program=" + Everything.JAVA));
        assertEquals(100, words.json.number("errors"));
        assertTrue(words.lines.getFirst().contains("hostile"), words.lines::toString);
        assertTrue(Files.readString(temporary.resolve("messages.txt")).contains("number 19999"));
        assertTrue(rig.processes().started().stream().noneMatch(Process::isAlive));
    }

    @Test
    void declarations_that_do_not_count_are_told_with_their_line() throws Exception {
        Path file = Files.writeString(temporary.resolve("languages.json"), "{\n  \"servers\": {\"Zls\": {}}\n}\n");
        Words words = new Words(temporary);

        assertEquals(ExitCode.FINDINGS, run(words, "is fine", "--set", "lsp.hostile.program=" + Everything.JAVA));
        assertTrue(words.messages.getFirst().startsWith(file + ":2:15: “Zls” is no id"), words.messages::toString);
    }

    @Test
    void a_server_that_nobody_knows_and_a_word_that_is_none_are_told() throws Exception {
        assertThrows(FailureException.class, () -> run(new Words(temporary, "check").with("server", "x"), "is fine"));
        rig.close();
        Words words = new Words(temporary, "chek");
        assertEquals(ExitCode.USAGE, run(words, "is fine"));
        assertEquals(1, words.messages.size());
    }

    /** What was typed and what was answered. */
    private static final class Words implements Invocation {
        private final Path folder;
        private final List<String> parameters;
        private final Map<String, String> options = new HashMap<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();
        private Json json = Json.NULL;

        Words(Path folder, String... parameters) {
            this.folder = folder;
            this.parameters = List.of(parameters);
        }

        Words with(String option, String value) {
            options.put(option, value);
            return this;
        }

        @Override
        public List<String> parameters() {
            return parameters;
        }

        @Override
        public boolean has(String name) {
            return options.containsKey(name);
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }

        @Override
        public boolean json() {
            return true;
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public void print(String line) {
            lines.add(line);
        }

        @Override
        public void write(byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void print(Json answer) {
            json = answer;
        }

        @Override
        public void printLine(Json line) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isRead() {
            return true;
        }

        @Override
        public void message(String line) {
            messages.add(line);
        }

        @Override
        public void progress(String line) {
            // Nobody sits there.
        }
    }

    /** The events of the servers. */
    private record Heard(TestServers rig) implements Events {
        @Override
        public void publish(Record event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <E extends Record> Subscription subscribe(Class<E> type, Executor executor,
                Consumer<? super E> subscriber) {
            rig.listen(event -> {
                if (type.isInstance(event)) {
                    subscriber.accept(type.cast(event));
                }
            });
            return new Subscription() {
                @Override
                public void close() {
                    // The servers end with the test.
                }

                @Override
                public long dropped() {
                    return 0;
                }
            };
        }

        @Override
        public <O, E extends Record> Subscription subscribe(O owner, Class<E> type, Executor executor,
                BiConsumer<? super O, ? super E> subscriber) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <E extends Record> Subscription subscribeLatest(Class<E> type, Executor executor,
                Consumer<? super E> subscriber) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <E extends Record & State> Optional<E> last(Class<E> type) {
            return Optional.empty();
        }
    }
}
