package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;

/**
 * Knows the tests of one framework. A service, which {@link Testing} finds. No method blocks; calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException}.
 */
@ConsumerType
public interface TestFramework {
    /** What people call it, e.g. {@code cargo test}. */
    String name();

    /** Whether it may have tests in {@code folder}: a quick look at names, nothing is run. */
    boolean isAt(Path folder);

    /** As {@link Testing#at}. */
    Call<TestSelector> at(Path file, SyntaxTree.Runnable runnable);

    /** As {@link Testing#discover}. */
    Call<TestList> discover(Path folder, boolean build);

    /**
     * As {@link Testing#run}; the history is not its affair.
     *
     * @param code gets what tells apart the code that a test was built from, the same for the same code; empty if
     *     nobody knows
     */
    Call<TestRun> run(TestRequest request, Consumer<TestEvent> events, CodeMarks code);

    /** Takes what tells apart the code of tests. */
    @FunctionalInterface
    interface CodeMarks {
        void mark(String packageName, String target, String code);
    }
}
