package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Remotes;

/**
 * Lists something that a repository has.
 *
 * @param json the name of the list in JSON
 */
record ListCommand<T>(String name, String summary, String json, Function<Path, Call<List<T>>> find,
        Function<T, String> line, Function<T, Json> object) implements GitCommand {
    private static final int MOVEMENTS = 100;

    static Stream<GitCommand> all(Branches branches, Remotes remotes) {
        return Stream.of(
                new ListCommand<>("tags", "lists tags", "tags", branches::tags, tag -> tag.name() + "  "
                        + tag.commit().substring(0, 8) + (tag.signed() ? "  signed" : "")
                        + (tag.message().isEmpty() ? "" : "  " + tag.message()),
                        tag -> Json.object().put("name", tag.name()).put("commit", tag.commit())
                                .put("message", tag.message()).put("signed", tag.signed()).build()),
                new ListCommand<>("reflog", "lists where what is checked out was", "movements",
                        root -> branches.movements(root, MOVEMENTS), each -> each.to().substring(0, 8) + "  "
                                + each.when() + "  " + each.what(),
                        each -> Json.object().put("from", each.from()).put("to", each.to())
                                .put("when", each.when().toString()).put("what", each.what()).build()),
                new ListCommand<>("worktrees", "lists working trees", "worktrees", branches::worktrees,
                        each -> (each.here() ? "* " : "  ") + each.folder() + "  " + each.head(),
                        each -> Json.object().put("folder", each.folder().toString()).put("head", each.head())
                                .put("here", each.here()).build()),
                new ListCommand<>("submodules", "lists the repositories inside of this one", "submodules",
                        remotes::submodules, each -> each.path() + "  " + each.state() + "  " + each.url(),
                        each -> Json.object().put("path", each.path()).put("url", each.url())
                                .put("recorded", each.recorded()).put("checkedOut", each.checkedOut().orElse(""))
                                .build()));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        List<T> all = Answers.await(find.apply(words.root()), words.invocation());
        all.forEach(each -> words.invocation().print(line.apply(each)));
        if (all.isEmpty()) {
            words.invocation().print("There are none.");
        }
        words.invocation().print(Json.object().put(json, Json.array(all.stream().map(object).toList())).build());
        return ExitCode.OK;
    }
}
