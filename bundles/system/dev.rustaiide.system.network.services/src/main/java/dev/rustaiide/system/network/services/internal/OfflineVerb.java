package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressGate;

/** Runs everything intelligent with the gate closed, and tells what of it wanted to connect. */
@Component(property = Verb.NAME + "=offline")
public final class OfflineVerb implements Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final EgressGate gate;
    private final List<OfflineCapability> capabilities;
    private final Events events;
    private final Connections connections;
    private final Duration patience;

    @Activate
    public OfflineVerb(@Reference EgressGate gate,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<OfflineCapability> capabilities,
            @Reference Events events) {
        this(gate, capabilities, events, Connections.ofThisProcess(), PATIENCE);
    }

    OfflineVerb(EgressGate gate, List<OfflineCapability> capabilities, Events events, Connections connections,
            Duration patience) {
        this.patience = patience;
        this.gate = gate;
        this.capabilities = capabilities.stream().sorted(Comparator.comparing(OfflineCapability::title)).toList();
        this.events = events;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String summary() {
        return "proves that everything intelligent works without a network, and that nothing connects";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("check", Count.ONE, "Runs each feature on a little project of its own")),
                List.of(), "Attempts are what was asked of the gate, and, on Linux, each connection to another machine"
                        + " that this process had, whoever made it. Exit code 1 if there was any, or a feature failed;"
                        + " 2 while the gate is open, since that would prove nothing.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (!invocation.parameters().getFirst().equals("check")) {
            invocation.message("rust-ai-ide offline: the one action is check.");
            return ExitCode.USAGE;
        }
        if (gate.isOpen()) {
            invocation.message("The network gate is open. Close it (network.open), or add --set network.open=false.");
            return ExitCode.USAGE;
        }
        List<String> attempts = new CopyOnWriteArrayList<>();
        var asked = events.subscribe(EgressDecided.class, Runnable::run,
                event -> attempts.add(event.who() + " asked for " + event.server() + " to " + event.purpose()));
        List<Result> results;
        try (asked; var seen = connections.watch(attempts::add)) {
            results = prove(invocation);
        }
        return print(results, attempts, invocation);
    }

    /** A feature that was run. */
    private record Result(String title, boolean works, String evidence, long millis) {
        Json json() {
            return Json.object().put("feature", title).put("works", works).put("evidence", evidence)
                    .put("millis", millis).build();
        }
    }

    private List<Result> prove(Invocation invocation) throws FailureException, InterruptedException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("rust-ai-ide-offline").toRealPath();
            Sample.write(folder);
            var results = new ArrayList<Result>();
            for (OfflineCapability each : capabilities) {
                invocation.progress(each.title());
                results.add(prove(each, folder));
            }
            return results;
        } catch (IOException unwritable) {
            throw new FailureException(new Failure.Other("Cannot check what works offline.",
                    "The project for it cannot be written: " + unwritable.getMessage() + '.',
                    "Free space in the folder for temporary files."), unwritable);
        } finally {
            delete(folder);
        }
    }

    private Result prove(OfflineCapability capability, Path folder) throws InterruptedException {
        long start = System.nanoTime();
        Call<String> call = Call.start(capability.title(), scope -> scope.await(capability.prove(folder)));
        try {
            String evidence = call.await(patience);
            return new Result(capability.title(), true, evidence, millis(start));
        } catch (ExecutionException failed) {
            return new Result(capability.title(), false, why(failed), millis(start));
        } catch (TimeoutException late) {
            return new Result(capability.title(), false, "It did not end within " + patience.toSeconds() + " seconds.",
                    millis(start));
        } finally {
            call.cancel();
        }
    }

    /** Calls that wait for calls wrap what those throw. */
    private static String why(Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // The system empties that folder.
            return;
        }
    }

    private static ExitCode print(List<Result> results, List<String> attempts, Invocation invocation) {
        for (Result each : results) {
            invocation.print((each.works() ? "works   " : "FAILS   ") + each.title() + ": " + each.evidence() + " ("
                    + each.millis() + " ms)");
        }
        List<String> different = attempts.stream().distinct().toList();
        different.forEach(attempt -> invocation.print("ATTEMPT " + attempt));
        invocation.print(different.isEmpty() ? "Nothing tried to connect."
                : different.size() + " attempts to connect.");
        invocation.print(Json.object().put("features", Json.array(results.stream().map(Result::json).toList()))
                .put("attempts", Json.strings(different)).build());
        boolean fine = different.isEmpty() && results.stream().allMatch(Result::works);
        return fine ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
