package dev.rustaiide.system.git.verbs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.SecretInput;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.messages.CommitMessages;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** Git as the window has it, for scripts. */
@Component(property = Verb.NAME + "=git")
public final class GitVerb implements Verb {
    private final RepositoryStates states;
    private final SessionTrust trust;
    private final Map<String, GitCommand> actions = new LinkedHashMap<>();

    @Activate
    public GitVerb(@Reference RepositoryStates states, @Reference Staging staging, @Reference Branches branches,
            @Reference Remotes remotes, @Reference Comparisons comparisons, @Reference Blaming blaming,
            @Reference Conflicts conflicts, @Reference CommitMessages messages,
            @Reference ConflictProposals proposals, @Reference TextFiles files, @Reference SessionTrust trust) {
        this.states = states;
        this.trust = trust;
        Stream<GitCommand> own = Stream.of(new StatusCommand(states), new InitCommand(staging),
                new HunksCommand(staging), StagingCommand.stage(staging),
                StagingCommand.unstage(staging), StagingCommand.discard(staging), new CommitCommand(staging),
                new UnlockCommand(staging), new RecoverCommand(staging), new InterruptedCommand(staging, true),
                new InterruptedCommand(staging, false), new ResolveCommand(staging, conflicts),
                new ConflictsCommand(conflicts), new ProposeCommand(conflicts, proposals, files),
                new MessageCommand(messages),
                new LogCommand(branches),
                new BranchesCommand(branches), new UndoCommand(branches), new StashCommand(branches, comparisons),
                new SignatureCommand(branches), new BlameCommand(blaming),
                new CloneCommand(remotes), new CompareCommand(comparisons), new RebasePlanCommand(branches),
                new RemoteCommand(remotes, branches), new LoginCommand(remotes, true,
                        SecretInput.ofProcess(System.in)),
                new LoginCommand(remotes, false, SecretInput.ofProcess(System.in)));
        Stream.of(own, ListCommand.all(branches, remotes), ExchangeCommand.all(remotes),
                ActCommand.all(branches, states)).flatMap(each -> each)
                .forEach(each -> actions.put(each.name(), each));
    }

    @Override
    public String name() {
        return "git";
    }

    @Override
    public String summary() {
        return "shows what changed in a repository, stages, commits, branches, merges and more";
    }

    @Override
    public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                new Option("in", "DIRECTORY", "The repository, or a folder in it; otherwise this one"),
                new Option("trust", "", "Lets hooks, filters and merge drivers of the repository run")));
        Map<String, Option> own = new LinkedHashMap<>();
        actions.values().forEach(action -> action.options().forEach(each -> own.putIfAbsent(each.name(), each)));
        options.addAll(own.values());
        String all = actions.values().stream().map(each -> each.name() + " " + each.summary())
                .collect(Collectors.joining("; "));
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, all),
                new Parameter("WORD", Count.ANY, "What the action is about, mostly paths")), options,
                "It reads and writes repositories itself; the git that is installed is asked only for what a"
                        + " repository's own programs take part in, and then only in folders that are trusted.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String name = invocation.parameters().getFirst();
        GitCommand action = actions.get(name);
        if (action == null) {
            invocation.message("rust-ai-ide git: there is no “" + name + "”: it is one of "
                    + String.join(", ", actions.keySet()) + ".");
            return ExitCode.USAGE;
        }
        Path folder = folder(invocation);
        List<String> words = invocation.parameters().subList(1, invocation.parameters().size());
        if (!action.needsRepository()) {
            return action.run(new GitWords(invocation, folder, folder, words));
        }
        Path root = states.repository(folder).orElseThrow(() -> new FailureException(new Failure.Other(
                "Cannot find a Git repository.", folder + " lies in none.", "Use --in with a folder of one.")));
        if (invocation.has("trust")) {
            trust.trust(root);
        }
        return action.run(new GitWords(invocation, root, folder, words));
    }

    private static Path folder(Invocation invocation) throws FailureException {
        Path named = invocation.folder().resolve(invocation.option("in").orElse(".")).normalize();
        try {
            return named.toRealPath();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(named), gone);
        }
    }
}
