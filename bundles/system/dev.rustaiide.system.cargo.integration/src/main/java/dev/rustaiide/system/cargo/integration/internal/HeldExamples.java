package dev.rustaiide.system.cargo.integration.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoCompiler;

/**
 * Examples of documentation that are compiled at once and run later. rustdoc starts each by a program of our choice: a
 * shell that first reads, to its end, what Cargo was started to read. Since nobody gets anything through a pipe that
 * is held open, all wait, and go on together when it is closed.
 */
record HeldExamples(CargoConfiguration configuration, CargoCompiler compiler) {
    /** Whose rustdoc has the options, and whose Cargo hands on those of people ({@code target.*.runner}). */
    private static final int SINCE = 89;
    private static final Path SHELL = Path.of("/bin/sh");
    /** rustdoc gives what it starts nothing to read, so that the pipe comes by another number. */
    private static final String START = "exec \"$0\" \"$@\" 9<&0 </dev/null";
    private static final String HOLD = "read nothing <&9; RUSTDOC_DOCTEST_BIN_PATH=$1; export RUSTDOC_DOCTEST_BIN_PATH;"
            + " exec \"$@\" 9<&-";
    private static final List<String> FLAGS = List.of("--test-runtool=" + SHELL, "--test-runtool-arg=-c",
            "--test-runtool-arg=" + HOLD, "--test-runtool-arg=sh");
    private static final String ENCODED = "CARGO_ENCODED_RUSTDOCFLAGS";
    private static final String PLAIN = "RUSTDOCFLAGS";
    private static final String BETWEEN = "\u001f";

    /** {@code run}, whose examples wait until nobody writes to it any more; empty if they cannot be made to. */
    Optional<Command> of(Command run) throws IOException {
        return mayChoose() ? Optional.of(piped(flagged(run))) : Optional.empty();
    }

    /** Whether rustdoc is the compiler's own, and people have given examples no program of their choice. */
    private boolean mayChoose() throws IOException {
        return File.separatorChar == '/' && Files.isExecutable(SHELL) && compiler.isSince(SINCE)
                && Stream.of("RUSTDOC", "CARGO_BUILD_RUSTDOC", "CARGO_BUILD_RUSTDOCFLAGS")
                        .noneMatch(configuration.around()::containsKey)
                && configuration.files().stream().allMatch(HeldExamples::leavesRoom)
                && !configuration.setsForTargets("runner") && !configuration.setsForTargets("rustdocflags");
    }

    /** Words in one string could not have ours, which have blanks in them, added to them. */
    private static boolean leavesRoom(Map<List<String>, Toml.Value> file) {
        Toml.Value flags = file.get(List.of("build", "rustdocflags"));
        return !file.containsKey(List.of("build", "rustdoc")) && (flags == null || flags.string().isEmpty());
    }

    private Command flagged(Command run) {
        String encoded = configuration.around().get(ENCODED);
        String plain = configuration.around().get(PLAIN);
        if (encoded == null && plain == null) {
            return CargoConfiguration.with("build.rustdocflags=[" + FLAGS.stream().map(Toml::quoted)
                    .collect(Collectors.joining(",")) + "]", run);
        }
        var all = new ArrayList<>(List.of(encoded != null ? encoded.split(BETWEEN) : plain.strip().split("\\s+")));
        all.removeIf(String::isEmpty);
        all.addAll(FLAGS);
        return run.with(ENCODED, String.join(BETWEEN, all));
    }

    private static Command piped(Command cargo) {
        var arguments = new ArrayList<>(List.of("-c", START, cargo.program()));
        arguments.addAll(cargo.arguments());
        return new Command(SHELL.toString(), arguments, cargo.folder(), cargo.environment());
    }
}
