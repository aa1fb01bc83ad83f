package dev.rustaiide.system.git.verbs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Branches.Done;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.Remotes.FetchRequest;
import dev.rustaiide.system.git.integration.Remotes.Pull;
import dev.rustaiide.system.git.integration.Remotes.PushRequest;

/** Exchanges commits with repositories elsewhere. */
record ExchangeCommand(Remotes remotes, String name, String summary, List<Option> options, Exchange exchange)
        implements GitCommand {
    /** What is exchanged; several one after the other. */
    interface Exchange {
        List<Call<Done>> begin(GitWords words) throws FailureException, InterruptedException;
    }

    static Stream<GitCommand> all(Remotes remotes) {
        return Stream.of(
                new ExchangeCommand(remotes, "fetch", "[REMOTE] gets what is new elsewhere", List.of(
                        new Option("all", "", "fetch: From all remotes"),
                        new Option("prune", "", "fetch: Branches that are gone there go here as well"),
                        new Option("tags", "", "fetch, push: All tags as well"),
                        new Option("unshallow", "", "fetch: Gets the whole history of a clone that has a part of it")),
                        words -> fetches(remotes, words)),
                new ExchangeCommand(remotes, "pull", "gets what the branch follows and brings both together", List.of(
                        new Option("rebase", "", "pull: Puts your commits onto theirs"),
                        new Option("merge", "", "pull: Merges theirs; otherwise it is done only if you have none")),
                        words -> List.of(remotes.pull(words.root(), how(words.invocation())))),
                new ExchangeCommand(remotes, "update-submodules", "gets the repositories inside of this one", List.of(),
                        words -> List.of(remotes.updateSubmodules(words.root()))),
                new ExchangeCommand(remotes, "push", "[REMOTE [BRANCH]] sends commits there", List.of(
                        new Option("force-with-lease", "", "push: Replaces commits there, but none that you have not"
                                + " seen")),
                        words -> List.of(remotes.push(words.root(), new PushRequest(at(words, 0), at(words, 1),
                                words.invocation().has("tags"), words.invocation().has("force-with-lease"))))));
    }

    private static Pull how(Invocation invocation) {
        return invocation.has("rebase") ? Pull.REBASE : invocation.has("merge") ? Pull.MERGE : Pull.FAST_FORWARD;
    }

    private static String at(GitWords words, int index) {
        return words.words().size() > index ? words.words().get(index) : "";
    }

    private static List<Call<Done>> fetches(Remotes remotes, GitWords words)
            throws FailureException, InterruptedException {
        List<String> names = new ArrayList<>();
        if (words.invocation().has("all")) {
            Answers.await(remotes.remotes(words.root())).stream().map(Remote::name).forEach(names::add);
        } else {
            names.add(at(words, 0));
        }
        return names.stream().map(name -> remotes.fetch(words.root(), new FetchRequest(name,
                words.invocation().has("prune"), words.invocation().has("tags"), words.invocation().has("unshallow"))))
                .toList();
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Invocation out = words.invocation();
        List<String> said = new ArrayList<>();
        boolean stopped = false;
        for (Call<Done> call : exchange.begin(words)) {
            Done done = Answers.await(call, out);
            said.addAll(done.said());
            stopped |= done.stopped();
        }
        said.forEach(out::print);
        if (said.isEmpty()) {
            out.print("Nothing is new.");
        }
        if (stopped) {
            out.message("It has stopped: resolve and stage what is in conflict, then “git continue”; or “git abort”.");
        }
        out.print(Json.object().put("stopped", stopped).put("said", Json.strings(said)).build());
        return stopped ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
