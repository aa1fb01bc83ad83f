package dev.rustaiide.system.git.verbs.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Comparisons.ChangedFile;
import dev.rustaiide.system.git.integration.Comparisons.FilePair;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Stash;

/** Puts changes aside, and lists, shows, brings back and drops what was. */
record StashCommand(Branches branches, Comparisons comparisons) implements GitCommand {
    @Override
    public String name() {
        return "stash";
    }

    @Override
    public String summary() {
        return "[push] puts changes aside; list; show, apply, pop or drop [N]; branch NAME [N]";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("patch", "", "compare, stash show: The lines that differ too"),
                new Option("message", "TEXT", "commit: What it does; stash, tag: What it is about"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String what = words.words().isEmpty() ? "push" : words.words().getFirst();
        return switch (what) {
            case "push" -> act(words, new GitAction.Stash(words.invocation().option("message").orElse("")));
            case "list" -> list(words);
            case "show" -> show(words, stash(words, 1));
            case "apply" -> act(words, new GitAction.StashApply(stash(words, 1).index()));
            case "pop" -> act(words, new GitAction.StashPop(stash(words, 1).index()));
            case "drop" -> act(words, new GitAction.StashDrop(stash(words, 1).index()));
            case "branch" -> act(words, new GitAction.StashBranch(words.word(1, "a name for the branch"),
                    stash(words, 2).index()));
            default -> throw new FailureException(new Failure.Other("Cannot do “git stash " + what + "”.",
                    "It is one of push, list, show, apply, pop, drop and branch.", "See: rust-ai-ide git --help"));
        };
    }

    private ExitCode act(GitWords words, GitAction action) throws FailureException, InterruptedException {
        return ActCommand.act(branches, words, action);
    }

    private ExitCode list(GitWords words) throws FailureException, InterruptedException {
        List<Stash> all = Answers.await(branches.stashes(words.root()));
        all.forEach(each -> words.invocation().print(each.index() + "  " + each.title() + "  ("
                + (each.branch().isEmpty() ? "" : each.branch() + ", ") + Counted.of(each.files(), "file") + ", "
                + each.when() + ")"));
        if (all.isEmpty()) {
            words.invocation().print("Nothing is stashed.");
        }
        words.invocation().print(Json.object().put("stashes", Json.array(all.stream().map(StashCommand::json)
                .toList())).build());
        return ExitCode.OK;
    }

    private static Json json(Stash stash) {
        return Json.object().put("index", stash.index()).put("commit", stash.commit()).put("base", stash.base())
                .put("branch", stash.branch()).put("message", stash.message()).put("title", stash.title())
                .put("when", stash.when().toString()).put("files", stash.files()).build();
    }

    /** The one that the word at {@code at} numbers; the last one if there is no word. */
    private Stash stash(GitWords words, int at) throws FailureException, InterruptedException {
        List<Stash> all = Answers.await(branches.stashes(words.root()));
        String number = words.words().size() > at ? words.words().get(at) : "0";
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= all.size()) {
            throw new FailureException(new Failure.Other("Cannot find the stash " + number + ".", all.isEmpty()
                    ? "Nothing is stashed." : "They have the numbers 0, the last one, to " + (all.size() - 1) + ".",
                    "See: rust-ai-ide git stash list"));
        }
        return all.get(Integer.parseInt(number));
    }

    private ExitCode show(GitWords words, Stash stash) throws FailureException, InterruptedException {
        words.invocation().print(stash.title());
        List<Json> files = new ArrayList<>();
        show(words, stash.base(), stash.commit(), files);
        if (!stash.untracked().isEmpty()) {
            show(words, Comparisons.NOTHING, stash.untracked(), files);
        }
        words.invocation().print(Json.object().put("stash", json(stash)).put("files", Json.array(files)).build());
        return ExitCode.OK;
    }

    private void show(GitWords words, String from, String to, List<Json> shown)
            throws FailureException, InterruptedException {
        for (ChangedFile file : Answers.await(comparisons.between(words.root(), from, to), words.invocation())) {
            words.invocation().print(file.change().letter() + " " + (file.isMoved() ? file.before() + " → " : "")
                    + file.path());
            shown.add(Json.object().put("path", file.path()).put("before", file.before())
                    .put("change", file.change().word()).build());
            if (words.invocation().has("patch")) {
                FilePair pair = Answers.await(comparisons.texts(words.root(), from, to, file));
                UnifiedDiff.of(file.before().isEmpty() ? UnifiedDiff.NOTHING : file.before(), file.path(),
                        pair.before(), pair.after()).forEach(words.invocation()::print);
            }
        }
    }
}
