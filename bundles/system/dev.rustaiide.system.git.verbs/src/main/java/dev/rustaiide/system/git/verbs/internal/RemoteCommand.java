package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.Remotes;

/** Lists and names repositories elsewhere. */
record RemoteCommand(Remotes remotes, Branches branches) implements GitCommand {
    @Override
    public String name() {
        return "remote";
    }

    @Override
    public String summary() {
        return "lists repositories elsewhere; remote add NAME URL, remove NAME, rename NAME NEW, set-url NAME URL";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        if (!words.words().isEmpty()) {
            Answers.await(branches.act(words.root(), action(words)));
        }
        List<Remote> all = Answers.await(remotes.remotes(words.root()));
        all.forEach(each -> words.invocation().print(each.name() + "  " + each.url()
                + each.pushUrl().map(url -> "  (pushed to " + url + ")").orElse("")));
        if (all.isEmpty()) {
            words.invocation().print("The repository knows no other one.");
        }
        words.invocation().print(Json.object().put("remotes", Json.array(all.stream().map(each -> Json.object()
                .put("name", each.name()).put("url", each.url()).put("pushUrl", each.pushUrl().orElse(each.url()))
                .build()).toList())).build());
        return ExitCode.OK;
    }

    private static GitAction action(GitWords words) throws FailureException {
        return switch (words.words().getFirst()) {
            case "add" -> new GitAction.AddRemote(words.word(1, "a name"), words.word(2, "an address"));
            case "remove" -> new GitAction.RemoveRemote(words.word(1, "a name"));
            case "rename" -> new GitAction.RenameRemote(words.word(1, "a name"), words.word(2, "a new name"));
            case "set-url" -> new GitAction.MoveRemote(words.word(1, "a name"), words.word(2, "an address"));
            default -> throw new FailureException(new Failure.Other("Cannot do “" + words.words().getFirst()
                    + "” with a remote.", "It is one of add, remove, rename and set-url.",
                    "See: rust-ai-ide git --help"));
        };
    }
}
