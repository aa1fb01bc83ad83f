package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.git.integration.internal.remotes.Promisors;
import dev.rustaiide.system.network.services.EgressGate;

/**
 * The git that is installed, for what a repository's own programs take part in: hooks, filters, merge drivers,
 * signatures. It runs only in folders that are trusted, and never asks anybody anything by itself.
 */
@Component(service = GitProgram.class)
public final class GitProgram {
    private static final Map<String, String> QUIET = Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C.UTF-8",
            "GIT_EDITOR", "true", "GIT_MERGE_AUTOEDIT", "no", "GIT_ASKPASS", "true", "SSH_ASKPASS", "true");

    private static final long PATIENCE_SECONDS = 5;

    private final Processes processes;
    private final Programs programs;
    private final SessionTrust trust;
    private final Promisors promisors;
    private final ActionTurns turns = new ActionTurns();

    @Activate
    public GitProgram(@Reference Processes processes, @Reference Programs programs, @Reference SessionTrust trust,
            @Reference EgressGate gate, @Reference Events events) {
        this.processes = processes;
        this.programs = programs;
        this.trust = trust;
        this.promisors = new Promisors(gate, events);
    }

    /** Who changes a repository takes its turn. */
    public ActionTurns turns() {
        return turns;
    }

    /** What git has said. */
    public record Said(int exit, String out, String err) {
        public boolean isFine() {
            return exit == 0;
        }
    }

    /** Whether what the repository in {@code root} names may run; looks at the disk. */
    public boolean mayRun(Path root) {
        return trust.mayRun(root);
    }

    public boolean isInstalled() {
        return programs.find("git").isPresent();
    }

    /**
     * Runs git in {@code root}; cancelling ends it with all that it started. What a partial clone lacks it gets only
     * if the gate lets it.
     *
     * @param purpose the rest of the sentence “Cannot …”
     */
    public Said run(Path root, String purpose, List<String> arguments, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        return run(root, purpose, arguments, Map.of(), scope);
    }

    /** As {@link #run(Path, String, List, Scope)}, with variables of the environment besides. */
    public Said run(Path root, String purpose, List<String> arguments, Map<String, String> environment, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        demand(root, purpose);
        Promisors.Leave leave = promisors.leave(root, purpose, words -> run(root, words, Map.of(), scope).out());
        var all = new HashMap<>(environment);
        all.putAll(leave.variables());
        Said said = run(root, arguments, all, scope);
        leave.demand(said);
        return said;
    }

    /** Runs git in {@code folder}, which lies in no repository, so that there is nothing of it that git would run. */
    public Said runOutside(Path folder, List<String> arguments, Scope scope)
            throws InterruptedException, ExecutionException {
        return run(folder, arguments, Map.of(), scope);
    }

    /** Runs a program that git would, such as gpg, in the same surroundings; only where git may run. */
    public Said runBeside(Path root, String name, List<String> arguments, Scope scope)
            throws InterruptedException, ExecutionException {
        Processes.Result result = scope.await(processes.run(new Command(name, arguments, root, QUIET)));
        return new Said(result.exit(), result.out(), result.err());
    }

    private Said run(Path root, List<String> arguments, Map<String, String> environment, Scope scope)
            throws InterruptedException, ExecutionException {
        Processes.Result result = scope.await(processes.run(command(root, arguments, environment)));
        return new Said(result.exit(), result.out(), result.err());
    }

    /**
     * Runs git in {@code root} while it tells {@code scope} how far it is. Whether it may is the caller's to know.
     *
     * @param arguments with those that make it tell, {@code --progress}
     */
    public Said follow(Path root, List<String> arguments, Map<String, String> environment, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        Child child = processes.start(command(root, arguments, environment));
        var told = new ToldProgress(child.stderr(), scope);
        try {
            child.stdin().close();
            Call<String> err = scope.start("git's progress", part -> told.read());
            Call<String> out = scope.start("git's answer", part -> new String(child.stdout().readAllBytes(),
                    StandardCharsets.UTF_8));
            int exit = scope.await(child.exit());
            return new Said(exit, scope.await(out), scope.await(err));
        } catch (IOException broken) {
            throw new FailureException(new Failure.Other("Cannot talk to git.", "Its input cannot be closed.",
                    "Try again."), broken);
        } catch (InterruptedException stopped) {
            end(child);
            throw stopped;
        } finally {
            child.exit().cancel();
        }
    }

    /** So that nobody writes any more when the caller clears up. */
    private static void end(Child child) throws InterruptedException {
        var gone = new CountDownLatch(1);
        child.exit().cancel();
        child.exit().whenDone(Runnable::run, outcome -> gone.countDown());
        gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Command command(Path root, List<String> arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>(List.of("-c", "core.quotepath=false", "-c", "advice.detachedHead=false"));
        words.addAll(arguments);
        var variables = new HashMap<>(QUIET);
        variables.putAll(environment);
        return new Command("git", words, root, variables);
    }

    /** Fails if there is no git, or none may run in {@code root}. */
    public void demand(Path root, String purpose) throws FailureException {
        demandInstalled(purpose);
        if (!mayRun(root)) {
            throw new FailureException(new Failure.Other("Cannot " + purpose + ".",
                    "git would run what the repository names (hooks, filters, merge drivers), and the folder is not"
                            + " trusted.",
                    "Trust the folder, or use --trust on the command line."));
        }
    }

    /** Fails if there is no git. */
    public void demandInstalled(String purpose) throws FailureException {
        if (!isInstalled()) {
            throw new FailureException(new Failure.NoProgram("git", purpose, "Install git."));
        }
    }

    /** Why git refused, as a sentence. */
    public static String why(Said said) {
        String text = said.err().isBlank() ? said.out() : said.err();
        String line = text.lines().map(String::strip).filter(each -> !each.isEmpty() && !each.startsWith("hint:"))
                .map(each -> each.replaceFirst("^(error|fatal): ", "")).limit(4)
                .reduce((one, other) -> one + (one.endsWith(":") ? " " : "; ") + other)
                .orElse("it ended with " + said.exit());
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + (line.endsWith(".") ? "" : ".");
    }

    /** Fails with git's own words unless it is fine. */
    public static Said demandFine(Said said, String what, String nextStep) throws FailureException {
        if (!said.isFine()) {
            throw new FailureException(new Failure.Other(what, why(said), nextStep));
        }
        return said;
    }
}
