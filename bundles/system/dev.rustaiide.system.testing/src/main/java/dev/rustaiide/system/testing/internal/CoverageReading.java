package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.Failures;
import dev.rustaiide.system.coverage.CoveredLines;
import dev.rustaiide.system.coverage.Profile;
import dev.rustaiide.system.testing.Coverage;
import dev.rustaiide.system.testing.TestId;

/** What one run counts: a folder with a file from each process, which is gone once it was read. */
final class CoverageReading implements AutoCloseable {
    private static final String WHAT = "Cannot find out which lines ran.";

    private final Path root;
    private final Path folder;
    private final Failures failures = new Failures();

    /** Files in {@code root} count. */
    CoverageReading(Path root) throws IOException {
        this.root = root;
        this.folder = Files.createTempDirectory("rust-ai-ide-coverage");
    }

    /** What programs that count are told; what they start counts too. */
    Map<String, String> variables() {
        return Map.of("LLVM_PROFILE_FILE", folder.resolve("%m-%p.profraw").toString());
    }

    /** A test took its program with it, which writes what it counted at its own end only. */
    void lost(TestId test) {
        failures.add(new Failure.Other(WHAT, test.path() + " ended its program by force, and what had run in it until "
                + "then is not known.", "Mend the test, and run it again."));
    }

    /**
     * Reads what was counted. What cannot be read is a gap, and never takes the results of the tests with it.
     *
     * @param programs all that may have run
     * @param built where they lie; of sources in it, build scripts and macros are the authors
     */
    Coverage read(Collection<Path> programs, Path built) throws IOException, InterruptedException {
        var profile = new Profile();
        int read = 0;
        for (Path file : counted()) {
            read += add(file, profile::add) ? 1 : 0;
            pause();
        }
        List<Coverage.OfFile> files = read == 0 ? List.of() : lines(profile, programs, built);
        if (files.isEmpty() && failures.isEmpty()) {
            failures.add(new Failure.Other(WHAT, "No program wrote what it counted: each was ended by force, or flags "
                    + "of the folder switch -C instrument-coverage off.",
                    "Look for such flags in .cargo/config.toml and RUSTFLAGS, and at how the tests end."));
        }
        return new Coverage(files, failures.toFailure(WHAT));
    }

    private List<Coverage.OfFile> lines(Profile profile, Collection<Path> programs, Path built)
            throws InterruptedException {
        var lines = new CoveredLines(profile, file -> file.startsWith(root) && !file.startsWith(built));
        for (Path program : programs) {
            add(program, lines::add);
            pause();
        }
        var files = new ArrayList<Coverage.OfFile>();
        lines.counts().forEach((file, counts) -> files.add(new Coverage.OfFile(file, counts)));
        return files;
    }

    /** Reads one file. */
    private interface Reading {
        boolean of(Path file) throws FailureException;
    }

    private boolean add(Path file, Reading reading) {
        try {
            return reading.of(file);
        } catch (FailureException bad) {
            failures.add(bad.failure());
            return false;
        }
    }

    /** Reading takes no notice of cancellation: between two files it is looked for. */
    private static void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private List<Path> counted() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".profraw")).sorted().toList();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException busy) {
            LoggerFactory.getLogger(CoverageReading.class).warn("What a run counted stays in {}", folder, busy);
        }
    }
}
