package dev.rustaiide.ai.refactoring.rust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Refactors a whole workspace, place by place wherever it can be done, and has Cargo build it and run its tests. Needs
 * Cargo; nothing else is fetched. {@code -Dcrate=FOLDER} takes another one.
 */
class RealCrateTest {
    private static final Path SAMPLE = Path.of(System.getProperty("crate", "../../../samples/hello-workspace"));

    @TempDir
    Path folder;
    private int done;

    /** Tries something at a place; empty if there is nothing to do there. */
    private interface Attempt {
        Optional<List<TextChange>> at(RustText rust, Span place) throws FailureException, InterruptedException;
    }

    @BeforeEach
    void copy() throws IOException {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "cargo"))), "there is no Cargo");
        try (Stream<Path> all = Files.walk(SAMPLE)) {
            for (Path file : (Iterable<Path>) all.filter(path -> !path.toString().contains("/target"))::iterator) {
                Files.copy(file, folder.resolve(SAMPLE.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void cargo(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("cargo", words[0], "--offline", "--all-targets"));
        command.addAll(List.of(words).subList(1, words.length));
        Path said = folder.resolve("said.txt");
        Process cargo = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        assertEquals(0, cargo.waitFor(), () -> {
            try {
                return Files.readString(said);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".rs") && !path.toString().contains("/target/"))
                    .sorted().toList();
        }
    }

    private static RustText read(Path file) throws Exception {
        return RustText.of("Cannot.", Rust.SYNTAX, Rust.language(), Text.of(Files.readString(file)));
    }

    /** Does it wherever it can be done, from the end of each file to its start. */
    private void everywhere(Attempt attempt, int most) throws Exception {
        Random random = new Random(7);
        for (Path file : sources()) {
            List<Span> places = new ArrayList<>();
            spans(read(file).root(), places);
            Collections.shuffle(places, random);
            List<Span> chosen = new ArrayList<>(places.subList(0, Math.min(most, places.size())));
            chosen.sort(Comparator.comparingInt(Span::start).reversed());
            RustText rust = read(file);
            for (Span place : chosen) {
                rust = once(rust, file, place, attempt);
            }
        }
    }

    /** Gives the text as it is afterwards. */
    private RustText once(RustText rust, Path file, Span place, Attempt attempt) throws Exception {
        try {
            Optional<List<TextChange>> changes = attempt.at(rust, place);
            if (changes.isPresent() && !changes.get().isEmpty()) {
                Files.writeString(file, rust.text().apply(changes.get()).toString());
                done++;
                return read(file);
            }
        } catch (FailureException refused) {
            // It cannot be done here, which is an answer as well.
            return rust;
        }
        return rust;
    }

    private static void spans(RustNode node, List<Span> places) {
        if (node.isNamed() && node.end() > node.start()) {
            places.add(new Span(node.start(), node.end()));
        }
        node.children().forEach(child -> spans(child, places));
    }

    private void all(String what, int least, int most, Attempt attempt) throws Exception {
        done = 0;
        everywhere(attempt, most);
        assertTrue(done >= least, done + " " + what);
    }

    /** One run of Cargo for all of it, since that takes long. */
    @Test
    void a_workspace_that_was_refactored_all_over_still_passes_its_tests() throws Exception {
        all("renamed", 40, Integer.MAX_VALUE, (rust, place) -> {
            Optional<Occurrence> declared = rust.scopes().at(place.start()).filter(name -> name.declares()
                    && name.start() == place.start() && name.end() == place.end());
            var rename = new LocalRename(rust);
            return declared.isPresent() && rename.at(place.start()).isPresent()
                    ? Optional.of(rename.to(declared.get(), "renamed_" + done)) : Optional.empty();
        });
        all("extracted", 40, 120, (rust, place) ->
                Optional.of(new VariableExtraction(rust, place).as("extracted_" + done)));
        all("inlined", 5, Integer.MAX_VALUE, (rust, place) -> rust.root().at(place.start(), place.end()).field()
                .equals("pattern") ? Optional.of(new VariableInlining(rust, place.start()).changes())
                : Optional.empty());
        all("functions", 4, 200, (rust, place) ->
                Optional.of(new FunctionExtraction(rust, place).as("function_" + done)));
        done = 0;
        for (Path file : sources()) {
            once(read(file), file, new Span(0, 0), (rust, place) -> Optional.of(new ImportOrder(rust).changes()));
        }
        cargo("test", "-q");
    }
}
