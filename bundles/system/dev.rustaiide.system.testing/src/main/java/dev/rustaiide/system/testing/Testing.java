package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;

/**
 * Finds and runs the tests of folders. A service; any thread may use it, no method blocks.
 *
 * <p>Calls fail with a {@link dev.rustaiide.foundation.error.FailureException}: where no framework knows the folder,
 * its tool is not installed, or the folder's code may not run.
 */
@ProviderType
public interface Testing {
    /** Whether there may be tests in {@code folder}, by the names in it. */
    boolean isAt(Path folder);

    /**
     * The tests of {@code folder}.
     *
     * @param build whether to build them and ask them, which runs code of the folder; else its source is read
     */
    Call<TestList> discover(Path folder, boolean build);

    /** The tests that the arrow beside {@code runnable} in {@code file} stands for. Runs nothing. */
    Call<TestSelector> at(Path file, SyntaxTree.Runnable runnable);

    /**
     * Builds and runs tests. That tests failed or did not compile is an answer and no failure of the call. Cancelling
     * ends all that runs, and tells {@link TestOutcome#STOPPED} of tests that were under way.
     *
     * @param events gets what happens, one after the other, on threads of the call
     */
    Call<TestRun> run(TestRequest request, Consumer<TestEvent> events);

    /** What is kept of former runs, in the order of the ids. */
    Call<List<TestPast>> history(Path folder);

    /** Ends once what former runs gave is on the disk: for whoever ends the process. */
    Call<?> kept();
}
