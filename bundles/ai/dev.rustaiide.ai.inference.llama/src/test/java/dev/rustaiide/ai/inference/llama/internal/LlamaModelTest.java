package dev.rustaiide.ai.inference.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.llama.internal.child.LlamaChild;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;

class LlamaModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Prompt PROMPT = new Prompt.Text("fn", "");

    @TempDir
    private Path folder;
    private final PlainProcesses processes = new PlainProcesses();

    private LlamaModel model(Command command, Duration idle) {
        return new LlamaModel("Random", new LlamaModel.Starter() {
            @Override
            public Command command() {
                return command;
            }

            @Override
            public Processes processes() {
                return processes;
            }

            @Override
            public String explain(String why) {
                return why;
            }
        }, idle, Duration.ofMillis(1));
    }

    private static Command child(Path folder) throws Exception {
        assumeTrue(Natives.areThere(), "llama.cpp is not part of this build: releng/natives brings it");
        return Command.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                        Natives.program().toString(), LlamaChild.class.getName(),
                        new Natives(folder.resolve("cache"), Natives.FOLDER).folder().toString(),
                        RandomFiles.write(folder.resolve("random.bin"), 3).toString(), "128", "2", "1"));
    }

    private static String why(Call<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.await(PATIENCE));
        return ((FailureException) failed.getCause()).failure().why();
    }

    @Test
    void a_child_that_never_answers_is_given_up_after_some_tries() {
        LlamaModel model = model(Command.of("/bin/sh", "-c", "echo no luck >&2; exit 3"), PATIENCE);
        for (int i = 0; i < 5; i++) {
            String why = why(model.generate(PROMPT, Decoding.greedy(5), piece -> {}));
            assertTrue(why.matches("llama.cpp ended with code 3(: no luck)?\\."), why);
        }
        assertEquals("Its process has ended 5 times without an answer.",
                why(model.generate(PROMPT, Decoding.greedy(5), piece -> {})));
        assertEquals(5, processes.started.size());
    }

    @Test
    void a_child_that_says_what_is_no_report_is_ended() throws Exception {
        LlamaModel model = model(Command.of("/bin/sh", "-c", "echo hello, this is not it; sleep 100"), PATIENCE);
        assertTrue(why(model.generate(PROMPT, Decoding.greedy(5), piece -> {})).endsWith("."));
        assertTrue(processes.started.getFirst().waitFor(10, TimeUnit.SECONDS));
    }

    @Test
    void an_idle_child_ends_and_another_one_answers_the_next() throws Exception {
        LlamaModel model = model(child(folder), Duration.ofMillis(50));
        Generation first = model.generate(PROMPT, Decoding.greedy(10), piece -> {}).await(PATIENCE);
        assertTrue(processes.started.getFirst().waitFor(10, TimeUnit.SECONDS), "the child stays");
        assertEquals(0, processes.started.getFirst().exitValue());
        Generation second = model.generate(PROMPT, Decoding.greedy(10), piece -> {}).await(PATIENCE);
        assertEquals(first.text(), second.text());
        assertEquals(2, processes.started.size());
        model.close();
        assertTrue(processes.started.getLast().waitFor(10, TimeUnit.SECONDS), "the child stays");
    }

    @Test
    void the_child_dies_with_the_program_that_started_it() throws Exception {
        Command command = child(folder);
        Process parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                Parent.class.getName(), String.join("\n", command.arguments())).redirectErrorStream(true).start();
        var said = parent.inputReader();
        String line = said.readLine();
        while (line != null && !line.matches("\\d+")) {
            line = said.readLine();
        }
        assertTrue(line != null, "the child was not started");
        ProcessHandle child = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        parent.destroyForcibly();
        child.onExit().get(10, TimeUnit.SECONDS);
    }

    /** A program that starts a child, tells its number, and has it write until it is killed itself. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            var test = new LlamaModelTest();
            LlamaModel model = test.model(Command.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    List.of(arguments[0].split("\n"))), PATIENCE);
            model.started();
            System.out.println(test.processes.started.getFirst().pid());
            while (true) {
                model.generate(PROMPT, Decoding.greedy(100), piece -> {}).await(PATIENCE);
            }
        }
    }
}
