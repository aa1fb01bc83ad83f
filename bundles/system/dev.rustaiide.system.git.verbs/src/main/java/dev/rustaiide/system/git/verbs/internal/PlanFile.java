package dev.rustaiide.system.git.verbs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;

/**
 * The plan of a rebase as a text: a line each, {@code pick COMMIT}, or with another word. What follows the commit is
 * the new message of {@code reword}, and of {@code squash} after a colon; elsewhere it is for people. {@code \n} is
 * the end of a line; a new message of one line leaves the body of the old one as it is. The first line says what the
 * plan was made for, so that one that is out of date is refused.
 */
final class PlanFile {
    private static final Pattern MADE_FOR = Pattern.compile(
            "# Rebase of (\\S+) at ([0-9a-f]{40,64}) onto ([0-9a-f]{40,64}|nothing)");
    private static final String NO_BRANCH = "HEAD";
    private static final String NOTHING = "nothing";
    private static final int SHORT = 12;

    private PlanFile() {}

    static List<String> lines(RebasePlan plan) {
        String first = "# Rebase of " + (plan.branch().isEmpty() ? NO_BRANCH : plan.branch()) + " at " + plan.head()
                + " onto " + (plan.base().isEmpty() ? NOTHING : plan.base());
        return Stream.concat(Stream.of(first), plan.steps().stream().map(step -> step.kind().word() + " "
                + step.commit().substring(0, SHORT) + " " + step.subject())).toList();
    }

    /** @param now the plan as it would be made now, for what the file does not say */
    static RebasePlan read(Path file, RebasePlan now) throws FailureException {
        try {
            return read(file, Files.readAllLines(file), now);
        } catch (IOException unreadable) {
            throw new FailureException(Files.exists(file) ? new Failure.BadContent(file, "It is no text.",
                    "Write a line each: pick COMMIT.") : new Failure.Missing(file), unreadable);
        }
    }

    private static RebasePlan read(Path file, List<String> lines, RebasePlan now) throws FailureException {
        RebasePlan madeFor = now;
        List<RebaseStep> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher head = MADE_FOR.matcher(line);
            if (head.matches()) {
                madeFor = new RebasePlan(now.onto(), head.group(3).equals(NOTHING) ? "" : head.group(3),
                        head.group(2), head.group(1).equals(NO_BRANCH) ? "" : head.group(1), List.of());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                steps.add(step(file, i + 1, line, now));
            }
        }
        return madeFor.with(steps);
    }

    private static RebaseStep step(Path file, int number, String line, RebasePlan now) throws FailureException {
        String[] words = line.split("\\s+", 3);
        Kind kind = Stream.of(Kind.values()).filter(each -> each.word().equals(words[0].toLowerCase(Locale.ROOT)))
                .findFirst().orElse(null);
        if (kind == null || words.length < 2) {
            throw new FailureException(new Failure.BadContent(file, number, 0, "“" + line + "” is no step of a plan.",
                    "Write pick, reword, edit, squash, fixup or drop, then the commit."));
        }
        String rest = words.length < 3 ? "" : words[2].replace("\\n", "\n");
        RebaseStep known = now.steps().stream().filter(each -> each.commit().startsWith(words[1])).findFirst()
                .orElse(RebaseStep.pick(words[1], rest));
        RebaseStep picked = new RebaseStep(kind, words[1], known.original(), "");
        return switch (kind) {
            case REWORD -> rest.contains("\n") || rest.isBlank() ? picked.saying(rest) : picked.entitled(rest);
            case SQUASH -> rest.startsWith(":") ? picked.saying(rest.substring(1).strip()) : picked;
            default -> picked;
        };
    }
}
