package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Commit;

/** Shows who wrote each line of a file. */
record BlameCommand(Blaming blaming) implements GitCommand {
    private static final int AUTHOR = 18;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    @Override
    public String name() {
        return "blame";
    }

    @Override
    public String summary() {
        return "FILE shows who wrote each of its lines, and when";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("at", "REVISION", "blame: As the file is there; otherwise as it is on the disk"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String path = words.file();
        Path file = GitPath.file(words.root(), path);
        Optional<String> at = words.invocation().option("at");
        Blame blame = at.isPresent() ? Answers.await(blaming.blame(new AtRevision(at.get(), words.root(), "/" + path)))
                : Answers.await(blaming.blame(file, Optional.empty()));
        Map<String, Commit> commits = new LinkedHashMap<>();
        List<Json> lines = new ArrayList<>();
        for (int i = 0; i < blame.lines().size(); i++) {
            Optional<Commit> commit = blame.lines().get(i).commit();
            commit.ifPresent(one -> commits.putIfAbsent(one.id(), one));
            words.invocation().print(line(commit, i));
            var json = Json.object().put("line", i + 1).put("commit", commit.map(Commit::id).orElse(""))
                    .put("original", blame.lines().get(i).number() + 1);
            commit.map(one -> one.file().path().substring(1)).filter(name -> !name.equals(path))
                    .ifPresent(name -> json.put("path", name));
            lines.add(json.build());
        }
        words.invocation().print(Json.object().put("path", path).put("lines", Json.array(lines))
                .put("commits", Json.array(commits.values().stream().map(BlameCommand::json).toList())).build());
        return ExitCode.OK;
    }

    private static String line(Optional<Commit> commit, int line) {
        String who = commit.map(one -> one.shortId() + " " + DAY.format(one.when()) + " "
                + padded(SafeText.line(one.author()))).orElse("-".repeat(8) + "            " + padded("not committed"));
        return who + String.format(Locale.ROOT, "%6d  ", line + 1) + commit.map(one -> SafeText.line(one.subject()))
                .orElse("");
    }

    private static String padded(String author) {
        return author.length() > AUTHOR ? author.substring(0, AUTHOR - 1) + "…"
                : author + " ".repeat(AUTHOR - author.length());
    }

    private static Json json(Commit commit) {
        return Json.object().put("commit", commit.id()).put("author", commit.author())
                .put("when", commit.when().toString()).put("subject", commit.subject()).build();
    }
}
