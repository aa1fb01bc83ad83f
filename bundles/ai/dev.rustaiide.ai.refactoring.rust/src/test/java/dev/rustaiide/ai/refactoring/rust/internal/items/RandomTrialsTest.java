package dev.rustaiide.ai.refactoring.rust.internal.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random items of the crate semver, as Debian packages it, move to random modules, and random functions of it change
 * their parameters: what was not a conflict must pass {@code cargo check} of all targets. Main programs beside this
 * class do the same with other crates and more seeds.
 */
class RandomTrialsTest {
    @TempDir
    Path folder;
    private Path crate;

    @BeforeEach
    void fetch() throws Exception {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "cargo"))), "there is no Cargo");
        Optional<Path> fetched = Crates.debian("semver");
        Assumptions.assumeTrue(fetched.isPresent(), "no Debian package of the crate semver can be had");
        crate = fetched.get();
    }

    private void check(Trials trials, int times, int least) throws Exception {
        trials.run(times);
        assertEquals(List.of(), trials.broken());
        assertTrue(trials.done() >= least, trials.done() + " done, " + trials.conflicts() + " conflicts");
    }

    @Test
    void items_that_moved_still_compile() throws Exception {
        check(new MoveTrials(new Crates(crate, folder), 11), 16, 6);
    }

    @Test
    void signatures_that_changed_still_compile() throws Exception {
        check(new SignatureTrials(new Crates(crate, folder), 11), 12, 4);
    }
}
