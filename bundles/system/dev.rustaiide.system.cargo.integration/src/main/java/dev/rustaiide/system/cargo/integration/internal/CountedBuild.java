package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.serialization.Toml;

/**
 * A build whose programs count what runs of them, in a folder of its own so that the usual build stays as it is.
 *
 * @param folder where Cargo runs
 * @param target where the usual build is
 * @param around the variables that Cargo would be started with
 */
record CountedBuild(Path folder, Path target, Map<String, String> around) {
    private static final String FLAG = "-Cinstrument-coverage";
    private static final String ENCODED = "CARGO_ENCODED_RUSTFLAGS";
    private static final String PLAIN = "RUSTFLAGS";
    private static final List<String> FLAGS = List.of("build", "rustflags");
    /** A condition that holds, and that no settings have. */
    private static final String ALWAYS = "cfg(not(any(rust_ai_ide)))";

    /** {@code build} with counts; what build scripts and macros count meanwhile is of no interest. */
    Command of(Command build) throws IOException {
        Path counted = target.resolve("coverage");
        return flagged(build.with("CARGO_TARGET_DIR", counted.toString())
                .with("LLVM_PROFILE_FILE", counted.resolve("build-%m.profraw").toString()));
    }

    /**
     * Cargo takes the flags of one place only: a variable, else those of targets, else those of all builds
     * (doc.rust-lang.org/cargo/reference/config.html#buildrustflags). There ours come to the others.
     */
    private Command flagged(Command build) throws IOException {
        if (around.containsKey(ENCODED)) {
            return build.with(ENCODED, joined(around.get(ENCODED), "\u001f"));
        }
        if (around.containsKey(PLAIN)) {
            return build.with(PLAIN, joined(around.get(PLAIN), " "));
        }
        return CargoConfiguration.with(setting(), build);
    }

    private static String joined(String before, String between) {
        return before.isEmpty() ? FLAG : before + between + FLAG;
    }

    /**
     * Cargo joins lists and takes the nearest of strings. Of targets with a condition that does not hold, those of all
     * builds are lost: conditions are not judged here.
     */
    private String setting() throws IOException {
        var configuration = new CargoConfiguration(folder, around);
        if (configuration.setsForTargets("rustflags")) {
            return "target.\"" + ALWAYS + "\".rustflags=[\"" + FLAG + "\"]";
        }
        Optional<String> text = configuration.files().stream()
                .flatMap(each -> Optional.ofNullable(each.get(FLAGS)).stream())
                .findFirst().flatMap(Toml.Value::string);
        return "build.rustflags=" + text.map(flags -> Toml.quoted(joined(flags, " ")))
                .orElse("[\"" + FLAG + "\"]");
    }
}
