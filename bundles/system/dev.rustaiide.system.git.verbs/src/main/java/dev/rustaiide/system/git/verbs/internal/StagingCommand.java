package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;

/**
 * Moves files, hunks or lines between the disk, the index and the last commit.
 *
 * @param done what is said of them, e.g. {@code staged}
 * @param staged whether the hunks are those between the last commit and the index
 */
record StagingCommand(Staging staging, String name, String summary, String done, boolean staged,
        BiFunction<Path, List<String>, Call<Integer>> files, OfLines lines) implements GitCommand {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    /** What is done with lines. */
    interface OfLines {
        Call<Void> apply(Path repository, String path, LineChoice lines);
    }

    static StagingCommand stage(Staging staging) {
        return new StagingCommand(staging, "stage", "[PATH…] stages files, or hunks or lines of one", "staged", false,
                staging::stage, staging::stageLines);
    }

    static StagingCommand unstage(Staging staging) {
        return new StagingCommand(staging, "unstage", "[PATH…] takes back what is staged of files, or hunks or lines of"
                + " one", "unstaged", true, staging::unstage, staging::unstageLines);
    }

    static StagingCommand discard(Staging staging) {
        return new StagingCommand(staging, "discard", "PATH… gives up changes that are not staged; the local history"
                + " keeps them", "discarded", false, staging::discard, staging::discardLines);
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("hunk", "NUMBERS", "stage, unstage, discard: Only these hunks, e.g. 1,3; “hunks”"
                + " numbers them"),
                new Option("lines", "FROM-TO", "stage, unstage, discard: Only what differs in these lines"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Invocation invocation = words.invocation();
        if (invocation.option("hunk").isPresent() || invocation.option("lines").isPresent()) {
            return runLines(words);
        }
        if (name.equals("discard")) {
            words.word("a path; “.” is everything");
        }
        int count = Answers.await(files.apply(words.root(), words.paths()), invocation);
        invocation.print(count == 0 ? "There is nothing to do." : count + (count == 1 ? " file " : " files ") + done
                + '.');
        invocation.print(Json.object().put(done, count).build());
        return ExitCode.OK;
    }

    private ExitCode runLines(GitWords words) throws FailureException, InterruptedException {
        String path = words.file();
        FileVersions versions = Answers.await(staging.versions(words.root(), path));
        LineChoice choice = choice(words.invocation(), staged ? versions.head() : versions.index(),
                staged ? versions.index() : versions.work());
        if (choice.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot find these lines of " + path + ".",
                    "Nothing differs there.", "See: rust-ai-ide git hunks " + path + (staged ? " --staged" : "")));
        }
        Answers.await(lines.apply(words.root(), path, choice));
        int count = choice.added().size() + choice.removed().size();
        words.invocation().print(count + (count == 1 ? " line " : " lines ") + done + '.');
        words.invocation().print(Json.object().put(done, 1).put("lines", count).build());
        return ExitCode.OK;
    }

    private static LineChoice choice(Invocation invocation, Text before, Text after) throws FailureException {
        Optional<String> hunks = invocation.option("hunk");
        if (hunks.isPresent()) {
            return LineChoice.hunks(before, after, numbers(hunks.get()));
        }
        Matcher range = RANGE.matcher(invocation.option("lines").orElse(""));
        if (!range.matches()) {
            throw notNumbers("lines", "12-15");
        }
        int first = Integer.parseInt(range.group(1)) - 1;
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2)) - 1;
        return LineChoice.lines(before, after, first, last);
    }

    private static Set<Integer> numbers(String words) throws FailureException {
        if (!words.matches("\\d{1,9}(,\\d{1,9})*")) {
            throw notNumbers("hunk", "1,3");
        }
        return Arrays.stream(words.split(",")).map(word -> Integer.parseInt(word) - 1).collect(Collectors.toSet());
    }

    private static FailureException notNumbers(String option, String example) {
        return new FailureException(new Failure.Other("Cannot read --" + option + ".", "It is not made of numbers.",
                "Write it like --" + option + " " + example + "."));
    }
}
