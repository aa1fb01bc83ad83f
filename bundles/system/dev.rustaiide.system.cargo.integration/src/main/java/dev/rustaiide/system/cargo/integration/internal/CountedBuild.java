package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        var arguments = new ArrayList<>(build.arguments());
        boolean chosen = !arguments.isEmpty() && arguments.getFirst().startsWith("+");
        arguments.addAll(chosen ? 1 : 0, List.of("--config", setting()));
        return new Command(build.program(), arguments, build.folder(), build.environment());
    }

    private static String joined(String before, String between) {
        return before.isEmpty() ? FLAG : before + between + FLAG;
    }

    /**
     * Cargo joins lists and takes the nearest of strings. Of targets with a condition that does not hold, those of all
     * builds are lost: conditions are not judged here.
     */
    private String setting() throws IOException {
        List<Map<List<String>, Toml.Value>> files = files();
        boolean targets = around.keySet().stream().anyMatch(each -> each.matches("CARGO_TARGET_\\w+_RUSTFLAGS"))
                || files.stream().flatMap(each -> each.keySet().stream()).anyMatch(path -> path.size() == 3
                        && path.getFirst().equals("target") && path.getLast().equals("rustflags"));
        if (targets) {
            return "target.\"" + ALWAYS + "\".rustflags=[\"" + FLAG + "\"]";
        }
        Optional<String> text = files.stream().flatMap(each -> Optional.ofNullable(each.get(FLAGS)).stream())
                .findFirst().flatMap(Toml.Value::string);
        return "build.rustflags=" + text.map(flags -> Toml.quoted(joined(flags, " ")))
                .orElse("[\"" + FLAG + "\"]");
    }

    /** What Cargo reads, the nearest first. */
    private List<Map<List<String>, Toml.Value>> files() throws IOException {
        var files = new ArrayList<Map<List<String>, Toml.Value>>();
        for (Path place = folder; place != null; place = place.getParent()) {
            add(place.resolve(".cargo"), files);
        }
        add(CargoHome.in(around), files);
        return files;
    }

    private static void add(Path settings, List<Map<List<String>, Toml.Value>> files) throws IOException {
        for (String name : List.of("config.toml", "config")) {
            Path file = settings.resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(Toml.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).values());
            }
        }
    }
}
