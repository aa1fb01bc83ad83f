package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

class MlVerbTest {
    private final List<String> ran = new ArrayList<>();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void each_action_gets_its_words_and_options() throws InterruptedException {
        assertEquals(ExitCode.OK, run("weigh", "A", "--seed", "7"));
        assertEquals(List.of("weigh [weigh, A] 7"), ran);
    }

    @Test
    void an_action_that_is_not_there_is_named_with_the_nearest() throws InterruptedException {
        assertEquals(ExitCode.USAGE, run("wiegh"));
        assertTrue(messages.toString(StandardCharsets.UTF_8).contains("Did you mean \"weigh\"?"));
        assertEquals(List.of(), ran);
    }

    @Test
    void help_lists_all_actions_and_an_option_of_two_once() throws InterruptedException {
        assertEquals(ExitCode.OK, run("--help"));
        String help = answers.toString(StandardCharsets.UTF_8);
        assertTrue(help.contains("weigh A") && help.contains("sort A"), help);
        assertEquals(help.indexOf("A number"), help.lastIndexOf("A number"), help);
    }

    private ExitCode run(String... words) throws InterruptedException {
        var line = new ArrayList<>(List.of("ml"));
        line.addAll(List.of(words));
        var out = new PrintStream(answers, true, StandardCharsets.UTF_8);
        try (var terminal = new Terminal(out, new PrintStream(messages, true, StandardCharsets.UTF_8), false)) {
            return new VerbTable(List.of(new MlVerb(List.of(new Told("weigh"), new Told("sort")))))
                    .run(line, terminal, Path.of("/"));
        }
    }

    /** Remembers what it was told. */
    private final class Told implements MlAction {
        private final String name;

        Told(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String words() {
            return " A";
        }

        @Override
        public String summary() {
            return name + "s things";
        }

        @Override
        public List<Option> options() {
            return List.of(new Option("seed", "NUMBER", "A number"));
        }

        @Override
        public ExitCode run(Invocation invocation) {
            ran.add(name + ' ' + invocation.parameters() + ' ' + invocation.option("seed").orElse(""));
            return ExitCode.OK;
        }
    }
}
