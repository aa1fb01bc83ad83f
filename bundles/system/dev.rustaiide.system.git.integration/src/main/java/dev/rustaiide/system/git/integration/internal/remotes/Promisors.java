package dev.rustaiide.system.git.integration.internal.remotes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Config;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.network.services.EgressGate;

/**
 * What git may do to get objects that a partial clone lacks, which it does by itself, in the midst of anything: only
 * what the gate lets through.
 */
public final class Promisors {
    private static final Map<String, String> NO_OTHER = Map.of("GIT_NO_LAZY_FETCH", "1", "GIT_ALLOW_PROTOCOL", "file");

    private final GateForGit gate;

    public Promisors(EgressGate gate, Events events) {
        this.gate = new GateForGit(gate, events::publish);
    }

    /**
     * How git is to be run.
     *
     * @param refusal why it may not get what is missing; empty if it may, or nothing can be
     */
    public record Leave(Map<String, String> variables, Optional<FailureException> refusal) {
        private static final Leave ALL = new Leave(Map.of(), Optional.empty());

        /** Fails if what git has said is that it could not get something that it may not. */
        public void demand(GitProgram.Said said) throws FailureException {
            boolean isMissing = !said.isFine() && Stream.of("promisor remote", "lazy fetching disabled",
                    "' not allowed").anyMatch(said.err()::contains);
            if (isMissing && refusal.isPresent()) {
                throw refusal.get();
            }
        }
    }

    /** Asks the gate, if the repository in {@code root} is a partial clone. */
    public Leave leave(Path root, String purpose, Configured.Git git)
            throws FailureException, InterruptedException, ExecutionException {
        List<String> remotes = Repositories.ask(root, "the settings", open -> promisors(open.getConfig()));
        if (remotes.isEmpty()) {
            return Leave.ALL;
        }
        Configured settings = Configured.ask(git);
        try {
            for (String remote : remotes) {
                for (String url : settings.addresses(remote, false)) {
                    gate.admit(RemoteAddress.of(url), purpose);
                }
            }
            return Leave.ALL;
        } catch (FailureException shut) {
            return new Leave(NO_OTHER, Optional.of(shut));
        }
    }

    private static List<String> promisors(Config settings) {
        Stream<String> marked = settings.getSubsections("remote").stream()
                .filter(name -> settings.getBoolean("remote", name, "promisor", false));
        return Stream.concat(marked, Optional.ofNullable(settings.getString("extensions", null, "partialclone"))
                .stream()).distinct().toList();
    }
}
