package dev.rustaiide.system.testing.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;
import dev.rustaiide.system.testing.Testing;

/** Runs tests, lists them, and tells how they went before. */
@Component(property = Verb.NAME + "=test")
public final class TestVerb implements Verb {
    private final Testing testing;
    private final SessionTrust trust;

    @Activate
    public TestVerb(@Reference Testing testing, @Reference SessionTrust trust) {
        this.testing = testing;
        this.trust = trust;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "runs the tests of a folder and tells how each of them went";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("DIR", Count.OPTIONAL, "The project; else the current folder"),
                new Parameter("FILTER", Count.OPTIONAL, "Runs those whose path has this in it")),
                List.of(new Option("failed", "", "Runs those again that failed the last time they ran"),
                        new Option("benches", "", "Runs benchmarks instead of tests"),
                        new Option("coverage", "", "Tells which lines ran too; documentation tests do not count"),
                        new Option("timeout", "SECONDS", "Stops a test that takes longer, and goes on with the others"),
                        new Option("list", "", "Tells which tests there are, by the source, and runs nothing"),
                        new Option("history", "", "Tells how long they usually take, and which are flaky"),
                        new Option("trust", "", "Lets the code of the folder run, as if you had trusted it")),
                "Cargo builds them first, offline. A test is flaky if it passed and failed on the same code. Exit code"
                        + " 0: all passed; 1: some failed; 3: they could not be built or run.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path folder = invocation.folder().resolve(invocation.parameters().isEmpty() ? "."
                : invocation.parameters().getFirst()).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        Optional<Duration> patience = patience(invocation.option("timeout").orElse(""));
        if (patience.isEmpty()) {
            invocation.message("--timeout takes a number of seconds, e.g. 0.5 or 60.");
            return ExitCode.USAGE;
        }
        if (invocation.has("trust")) {
            trust.trust(folder);
        }
        if (invocation.has("list")) {
            return list(invocation, folder);
        }
        if (invocation.has("history")) {
            new TestReport(invocation, folder).history(Answers.await(testing.history(folder)));
            return ExitCode.OK;
        }
        return run(invocation, folder, patience.get());
    }

    private static Optional<Duration> patience(String seconds) {
        return seconds.isEmpty() ? Optional.of(Duration.ZERO) : seconds.matches("\\d{1,6}(\\.\\d{1,3})?")
                ? Optional.of(Duration.ofMillis(Math.max(1, Math.round(Double.parseDouble(seconds) * 1000))))
                : Optional.empty();
    }

    private static String filter(Invocation invocation) {
        return invocation.parameters().size() > 1 ? invocation.parameters().get(1) : "";
    }

    private ExitCode list(Invocation invocation, Path folder) throws FailureException, InterruptedException {
        TestList found = Answers.await(testing.discover(folder, false));
        String filter = filter(invocation);
        new TestReport(invocation, folder).list(new TestList(found.root(), found.items().stream()
                .filter(each -> each.id().path().contains(filter)).toList(), found.exact()));
        return ExitCode.OK;
    }

    private ExitCode run(Invocation invocation, Path folder, Duration patience)
            throws FailureException, InterruptedException {
        var report = new TestReport(invocation, folder);
        List<TestSelector> selectors = filter(invocation).isEmpty() ? List.of()
                : List.of(TestSelector.containing(filter(invocation)));
        if (invocation.has("failed")) {
            selectors = failed(folder, filter(invocation));
            if (selectors.isEmpty()) {
                invocation.message("None failed the last time.");
                report.end(new TestRun(folder, List.of(), List.of(), true, Duration.ZERO, Optional.empty()));
                return ExitCode.OK;
            }
        }
        TestRequest request = TestRequest.of(folder, selectors).within(patience);
        request = invocation.has("benches") ? request.ofBenches() : request;
        Call<TestRun> call = testing.run(invocation.has("coverage") ? request.withCoverage() : request, report);
        TestRun run;
        try {
            run = Answers.await(call);
        } catch (InterruptedException stopped) {
            report.stopped();
            throw stopped;
        }
        report.end(run);
        Answers.await(testing.kept());
        if (run.built() && run.results().isEmpty() && !selectors.isEmpty()) {
            invocation.message("No test has “" + filter(invocation) + "” in its path; --list tells which there are.");
        }
        return run.isGood() ? ExitCode.OK : run.built() ? ExitCode.FINDINGS : ExitCode.FAILURE;
    }

    /** Those whose last run failed. */
    private List<TestSelector> failed(Path folder, String filter) throws FailureException, InterruptedException {
        return Answers.await(testing.history(folder)).stream()
                .filter(past -> past.last().outcome().isFailure() || past.last().outcome() == TestOutcome.STOPPED)
                .map(TestPast::id).filter(id -> id.path().contains(filter)).map(TestSelector::of).toList();
    }
}
