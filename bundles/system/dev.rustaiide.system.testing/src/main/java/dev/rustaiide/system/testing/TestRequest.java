package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param folder any folder of the workspace; all of it is meant if it is the root, else the package it lies in
 * @param selectors a test runs if one of them takes it; all run if there are none
 * @param benches benchmarks instead of tests
 * @param coverage whether to find out which lines run
 * @param patience how long one test may take before it is stopped; zero for ever
 */
public record TestRequest(Path folder, List<TestSelector> selectors, boolean benches, boolean coverage,
        Duration patience) {
    public TestRequest {
        selectors = List.copyOf(selectors);
    }

    /** All tests of {@code folder}. */
    public static TestRequest all(Path folder) {
        return of(folder, List.of());
    }

    /** Those that {@code selectors} take. */
    public static TestRequest of(Path folder, List<TestSelector> selectors) {
        return new TestRequest(folder, selectors, false, false, Duration.ZERO);
    }

    public TestRequest withCoverage() {
        return new TestRequest(folder, selectors, benches, true, patience);
    }

    public TestRequest ofBenches() {
        return new TestRequest(folder, selectors, true, coverage, patience);
    }

    public TestRequest within(Duration longest) {
        return new TestRequest(folder, selectors, benches, coverage, longest);
    }

    /** Whether {@code id} is to run. */
    public boolean takes(TestId id) {
        return selectors.isEmpty() || selectors.stream().anyMatch(each -> each.takes(id));
    }

    /** Whether anything of a target is to run. */
    public boolean takesTarget(String packageName, String target) {
        return selectors.isEmpty() || selectors.stream().anyMatch(each -> each.takesTarget(packageName, target));
    }
}
