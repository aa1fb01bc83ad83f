package dev.rustaiide.cli.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** The command line as a user has it: the launcher of the built image, a process a verb, a home folder of its own. */
final class CommandLine {
    static final Path LAUNCHER = Path.of(System.getProperty("rustaiide.launcher"));
    /** Of processors: how long a verb takes besides is a matter of what else the machine does. */
    private static final Duration MOST_WORK = Duration.ofMinutes(2);
    /** Of doing nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A virtual machine that only waits works a little less. */
    private static final Duration A_SIGN_OF_LIFE = Duration.ofMillis(200);

    private final Path launcher;
    private final Path home;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param work an empty folder, in which the verbs run and which has their home */
    CommandLine(Path work) throws IOException {
        this(work, LAUNCHER);
    }

    /** The same of another installation. */
    CommandLine(Path work, Path launcher) throws IOException {
        this.launcher = launcher;
        this.home = Files.createDirectories(work.resolve("home"));
        this.folder = Files.createDirectories(work.resolve("work"));
    }

    /** What a verb left. */
    record Output(int exit, String out, String err) {
        Json json() throws JsonException {
            return Json.parse(out);
        }
    }

    Path home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    /** From now on every verb has this variable. */
    CommandLine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Output run(String... words) throws IOException, InterruptedException, ExecutionException {
        return runWith("", words);
    }

    /** Runs a verb that reads {@code input} from its standard input. */
    Output runWith(String input, String... words) throws IOException, InterruptedException, ExecutionException {
        Process process = start(words);
        var out = read(process.inputReader());
        var err = read(process.errorReader());
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        if (!ends(process)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", words) + " does not end: " + out.get() + err.get());
        }
        return new Output(process.exitValue(), out.get(), err.get());
    }

    /** Whether it comes to its end before it has worked for too long, or done nothing for as long. */
    private static boolean ends(Process process) throws InterruptedException {
        Duration before = Duration.ZERO;
        Instant since = Instant.now();
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Duration worked = work(process);
            if (worked.minus(before).abs().compareTo(A_SIGN_OF_LIFE) >= 0) {
                before = worked;
                since = Instant.now();
            }
            if (worked.compareTo(MOST_WORK) > 0 || since.plus(PATIENCE).isBefore(Instant.now())) {
                return false;
            }
        }
        return true;
    }

    /** The time that processors have given to it and those that it has started. */
    private static Duration work(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** Java itself is the process, since the launcher gives way to it: killing it kills the verb. */
    Process start(String... words) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString(), "--cli"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("RUST_AI_IDE_HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static CompletableFuture<String> read(java.io.BufferedReader reader) {
        var all = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (reader) {
                all.complete(reader.readAllAsString());
            } catch (IOException broken) {
                all.completeExceptionally(broken);
            }
        });
        return all;
    }
}
