package dev.rustaiide.system.cli.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;
import dev.rustaiide.system.terminal.Terminals;

/** Runs a program in a terminal and shows what a person would see on its screen. */
@Component(property = Verb.NAME + "=terminal")
public final class TerminalVerb implements Verb {
    private static final int LINES = 1000;

    private final Terminals terminals;

    @Activate
    public TerminalVerb(@Reference Terminals terminals) {
        this.terminals = terminals;
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public String summary() {
        return "runs a program in a terminal and prints its screen";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(
                new Option("run", "COMMAND", "What the shell is to run; without it, the shell itself"),
                new Option("type", "TEXT", "What is typed; \\r is Enter, \\e Escape, \\n Ctrl+J, \\xHH a byte"),
                new Option("columns", "NUMBER", "Width of the screen; 80 if not given"),
                new Option("rows", "NUMBER", "Height of the screen; 24 if not given"),
                new Option("wait", "SECONDS", "How long the program may run; 10 if not given")), """
                A program that has not ended by then is closed, and the screen is that of the moment before. With --json
                the answer has rows with their styles, cursor, title and exit code. Exit code 1 tells that the program
                failed.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        int columns = number(invocation, "columns", 80, 2, 1000);
        int rows = number(invocation, "rows", 24, 1, 1000);
        int seconds = number(invocation, "wait", 10, 1, 3600);
        byte[] typed = invocation.option("type").map(TerminalVerb::keys).orElse(new byte[0]);
        List<String> command = invocation.option("run").map(text -> List.of("sh", "-c", text)).orElse(List.of());
        AtomicReference<String> title = new AtomicReference<>("");
        TerminalSession session = terminals.open(new Launch(invocation.folder(), command, columns, rows, LINES),
                new SessionListener() {
                    @Override
                    public void changed() { }

                    @Override
                    public void title(String told) {
                        title.set(told);
                    }
                });
        try {
            session.write(typed);
            OptionalInt exit = await(session, Duration.ofSeconds(seconds));
            session.use(terminal -> terminal.screenText()).stripTrailing().lines().forEach(invocation::print);
            invocation.print(session.use(terminal -> TerminalJson.of(terminal, title.get(), exit)));
            return exit.orElse(0) == 0 ? ExitCode.OK : ExitCode.FINDINGS;
        } finally {
            Answers.await(session.close());
        }
    }

    private static OptionalInt await(TerminalSession session, Duration patience)
            throws FailureException, InterruptedException {
        try {
            return OptionalInt.of(session.exit().await(patience));
        } catch (TimeoutException runs) {
            return OptionalInt.empty();
        } catch (ExecutionException failed) {
            throw Answers.failure(failed);
        }
    }

    /** The bytes of keys: escapes stand for those that a command line has no letters for. */
    static byte[] keys(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\\' || at == text.length()) {
                plain.append(next);
                continue;
            }
            char kind = text.charAt(at++);
            Optional<Integer> hex = kind == 'x' && at + 2 <= text.length() ? hex(text.substring(at, at + 2))
                    : Optional.empty();
            at += hex.isPresent() ? 2 : 0;
            plain.append(hex.map(value -> (char) (int) value).orElse(switch (kind) {
                case 'r' -> '\r';
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'e' -> '\033';
                default -> kind;
            }));
        }
        return plain.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Integer> hex(String digits) {
        return digits.matches("[0-7][0-9a-fA-F]") ? Optional.of(Integer.parseInt(digits, 16)) : Optional.empty();
    }

    private static int number(Invocation invocation, String option, int standard, int least, int most)
            throws FailureException {
        String word = invocation.option(option).orElse(Integer.toString(standard));
        if (word.matches("\\d{1,5}") && Integer.parseInt(word) >= least && Integer.parseInt(word) <= most) {
            return Integer.parseInt(word);
        }
        throw new FailureException(new Failure.Other("Cannot run a program in such a terminal.",
                "--" + option + " is \"" + word + "\", which is no number from " + least + " to " + most + '.',
                "Give such a number."));
    }
}
