package dev.rustaiide.app.tests.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.stream.Stream;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Tells the stories that the command line names, in the framework of the product: see releng/story. */
public final class StoryRunner implements IApplication {
    @Override
    public Object start(IApplicationContext context) throws Exception {
        String[] names = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Thread.currentThread().setContextClassLoader(LauncherFactory.class.getClassLoader());
        var builder = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "240s");
        for (String name : names) {
            builder.selectors(selectClass(Class.forName("dev.rustaiide.app.tests." + name)));
        }
        LauncherDiscoveryRequest stories = builder.build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(stories, summary, new Told());
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true), 12);
        System.err.printf("%d passed, %d failed, %d skipped%n", summary.getSummary().getTestsSucceededCount(),
                summary.getSummary().getTestsFailedCount(), summary.getSummary().getTestsSkippedCount()
                        + summary.getSummary().getTestsAbortedCount());
        // The window is still there: the framework would wait for it.
        Runtime.getRuntime().halt(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
        return EXIT_OK;
    }

    @Override
    public void stop() {
        // There is nothing that runs on.
    }

    private static final class Told implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                System.err.println(result.getStatus() + " " + test.getDisplayName() + Stream.of(result.getThrowable())
                        .flatMap(failed -> failed.stream()).map(failed -> ": " + failed).findFirst().orElse(""));
            }
        }
    }
}
