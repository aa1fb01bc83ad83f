package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.messages.ConflictProposal;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** Shows how the first conflict of a file could be resolved, and why so; changes nothing. */
record ProposeCommand(Conflicts conflicts, ConflictProposals proposals, TextFiles files) implements GitCommand {
    @Override
    public String name() {
        return "propose";
    }

    @Override
    public String summary() {
        return "FILE shows what a model would make of its first conflict and why, or else what merging the words"
                + " makes of it; nothing is changed";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String path = words.file();
        ConflictedFile file = Answers.await(conflicts.read(words.root(), path));
        Path place = GitPath.file(words.root(), path);
        Text text = files.read(place).text();
        MarkedConflict first = file.marked(text).stream().findFirst().orElseThrow(() -> new FailureException(
                new Failure.Other("Nothing can be proposed.", SafeText.line(path) + " has no conflict markers.",
                        "See: rust-ai-ide git conflicts")));
        var source = new SourceText(place, LanguageId.PLAIN_TEXT, 0, text);
        ConflictProposal proposal = Answers.await(proposals.propose(new ConflictProposals.Asked(words.root(),
                Buffers.NONE, source, file, first)), words.invocation());
        words.invocation().print(path + ':' + (first.line() + 1) + ": " + proposal.author() + " proposes");
        proposal.lines().lines().forEach(line -> words.invocation().print("    " + line));
        words.invocation().print(proposal.reason());
        words.invocation().print(Json.object().put("path", path).put("line", first.line() + 1L)
                .put("author", proposal.author()).put("reason", proposal.reason()).put("lines", proposal.lines())
                .put("model", proposal.rewrite().isPresent()).put("conflicts", file.marked(text).size())
                .build());
        return ExitCode.OK;
    }
}
