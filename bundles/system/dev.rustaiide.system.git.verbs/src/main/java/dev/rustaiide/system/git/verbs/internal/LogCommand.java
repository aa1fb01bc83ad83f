package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.LoggedCommit;

/** Shows the history with its graph. */
record LogCommand(Branches branches) implements GitCommand {
    private static final int PAGE = 50;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "[BRANCH] shows its history, or that of all branches";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("limit", "NUMBER", "log: So many commits; otherwise " + PAGE));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String limit = words.invocation().option("limit").orElse(String.valueOf(PAGE));
        if (!limit.matches("\\d{1,7}")) {
            throw new FailureException(new Failure.Other("Cannot read --limit.", "It is no number.",
                    "Write it like --limit 20."));
        }
        String of = words.words().isEmpty() ? "" : words.words().getFirst();
        try (Branches.History history = Answers.await(branches.history(words.root(), of))) {
            List<LoggedCommit> page = Answers.await(history.next(Integer.parseInt(limit)));
            page.forEach(commit -> words.invocation().print(line(commit)));
            words.invocation().print(Json.object().put("commits", Json.array(page.stream().map(LogCommand::json)
                    .toList())).build());
        }
        return ExitCode.OK;
    }

    private static String line(LoggedCommit commit) {
        int width = Math.max(commit.lane(), commit.lanes().stream().mapToInt(LoggedCommit.Line::from).max().orElse(0));
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i <= width; i++) {
            int lane = i;
            boolean passes = commit.lanes().stream().anyMatch(line -> line.from() == lane);
            graph.append(i == commit.lane() ? '*' : passes ? '|' : ' ').append(' ');
        }
        String names = commit.names().isEmpty() ? "" : " (" + String.join(", ", commit.names()) + ")";
        return graph + commit.shortId() + names + " " + commit.subject();
    }

    private static Json json(LoggedCommit commit) {
        return Json.object().put("commit", commit.id()).put("parents", Json.strings(commit.parents()))
                .put("subject", commit.subject()).put("author", commit.author())
                .put("when", commit.when().toString()).put("names", Json.strings(commit.names()))
                .put("lane", commit.lane()).build();
    }
}
