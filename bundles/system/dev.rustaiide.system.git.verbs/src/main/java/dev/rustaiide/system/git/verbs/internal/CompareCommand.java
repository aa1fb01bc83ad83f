package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Comparisons.ChangedFile;
import dev.rustaiide.system.git.integration.Comparisons.FilePair;

/** Compares anything with anything. */
record CompareCommand(Comparisons comparisons) implements GitCommand {
    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "FROM [TO] lists what differs between commits, branches or tags, or with the files on the disk";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("patch", "", "compare: The lines that differ too"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String from = words.word("a commit or branch");
        String to = words.words().size() > 1 ? words.words().get(1) : Comparisons.DISK;
        List<ChangedFile> files = Answers.await(comparisons.between(words.root(), from, to), words.invocation());
        for (ChangedFile file : files) {
            words.invocation().print(file.change().letter() + " " + (file.isMoved() ? file.before() + " → " : "")
                    + file.path());
            if (words.invocation().has("patch")) {
                patch(words, from, to, file);
            }
        }
        if (files.isEmpty()) {
            words.invocation().print("Nothing differs.");
        }
        words.invocation().print(Json.object().put("files", Json.array(files.stream().map(file -> Json.object()
                .put("path", file.path()).put("before", file.before()).put("change", file.change().word()).build())
                .toList())).build());
        return files.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void patch(GitWords words, String from, String to, ChangedFile file)
            throws FailureException, InterruptedException {
        FilePair pair = Answers.await(comparisons.texts(words.root(), from, to, file));
        if (!pair.binary()) {
            UnifiedDiff.of(file.before().isEmpty() ? UnifiedDiff.NOTHING : file.before(), file.path(), pair.before(),
                    pair.after()).forEach(words.invocation()::print);
        }
    }
}
