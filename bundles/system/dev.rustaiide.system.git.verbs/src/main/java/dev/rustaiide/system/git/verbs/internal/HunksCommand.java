package dev.rustaiide.system.git.verbs.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;

/** Shows the hunks of a file with their numbers. */
record HunksCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "hunks";
    }

    @Override
    public String summary() {
        return "FILE shows its changes that are not staged, numbered; with --staged those that are";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("staged", "", "hunks: What the next commit changes"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        FileVersions versions = Answers.await(staging.versions(words.root(), words.file()));
        boolean staged = words.invocation().has("staged");
        Text before = staged ? versions.head() : versions.index();
        Text after = staged ? versions.index() : versions.work();
        List<Json> all = new ArrayList<>();
        int number = 0;
        for (Hunk hunk : TextDiff.of(before, after)) {
            number++;
            List<String> lines = new ArrayList<>();
            add(lines, "-", before, hunk.beforeStart(), hunk.beforeEnd());
            add(lines, "+", after, hunk.afterStart(), hunk.afterEnd());
            words.invocation().print("hunk " + number + ", line " + (hunk.afterStart() + 1));
            lines.forEach(words.invocation()::print);
            all.add(Json.object().put("hunk", number).put("line", hunk.afterStart() + 1)
                    .put("lines", Json.strings(lines)).build());
        }
        if (all.isEmpty()) {
            words.invocation().message(versions.binary() ? "It is no text." : "Nothing differs.");
        }
        words.invocation().print(Json.object().put("path", versions.path()).put("binary", versions.binary())
                .put("hunks", Json.array(all)).build());
        return ExitCode.OK;
    }

    private static void add(List<String> lines, String sign, Text text, int from, int until) {
        for (int i = from; i < until; i++) {
            lines.add(sign + text.line(i));
        }
    }
}
