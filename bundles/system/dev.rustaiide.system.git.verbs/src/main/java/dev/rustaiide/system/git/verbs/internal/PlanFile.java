package dev.rustaiide.system.git.verbs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;

/**
 * The plan of a rebase as a text: a line each, {@code pick COMMIT}, or with another word. What follows the commit is
 * the new message of {@code reword}, and of {@code squash} after a colon; elsewhere it is for people. {@code \n} is
 * the end of a line.
 */
final class PlanFile {
    private PlanFile() {}

    static List<String> lines(List<RebaseStep> steps) {
        return steps.stream().map(step -> step.kind().word() + " " + step.commit().substring(0, 12) + " "
                + step.subject()).toList();
    }

    static List<RebaseStep> read(Path file) throws FailureException {
        List<RebaseStep> steps = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    steps.add(step(file, i + 1, line));
                }
            }
            return steps;
        } catch (IOException unreadable) {
            throw new FailureException(Files.exists(file) ? new Failure.BadContent(file, "It is no text.",
                    "Write a line each: pick COMMIT.") : new Failure.Missing(file), unreadable);
        }
    }

    private static RebaseStep step(Path file, int number, String line) throws FailureException {
        String[] words = line.split("\\s+", 3);
        Kind kind = Stream.of(Kind.values()).filter(each -> each.word().equals(words[0].toLowerCase(Locale.ROOT)))
                .findFirst().orElse(null);
        if (kind == null || words.length < 2) {
            throw new FailureException(new Failure.BadContent(file, number, 0, "“" + line + "” is no step of a plan.",
                    "Write pick, reword, edit, squash, fixup or drop, then the commit."));
        }
        String rest = words.length < 3 ? "" : words[2].replace("\\n", "\n");
        String message = kind == Kind.REWORD ? rest : kind == Kind.SQUASH && rest.startsWith(":")
                ? rest.substring(1).strip() : "";
        return new RebaseStep(kind, words[1], rest, message);
    }
}
