package dev.rustaiide.system.git.messages.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.messages.CommitMessages.Kind;

/** Decides whether what a model wrote is a message. */
final class AnswerCheck {
    private static final int LONGEST_SUBJECT = 72;
    private static final int WIDTH = 72;
    private static final int MOST_LINES = 25;
    private static final Pattern PATHS = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)+\\.[A-Za-z]{1,5}\\b");
    private static final Pattern CHATTER = Pattern.compile(
            "(?i)(here is|here's|sure|certainly|of course|as an ai|i (have|will|can)|the (following )?commit message)"
                    + "\\b.*");

    private AnswerCheck() {}

    /**
     * A message that can be used, or why there is none.
     *
     * @param text empty if there is none
     * @param why a sentence for a model
     */
    record Checked(String text, String why) {
        boolean isUsable() {
            return !text.isEmpty();
        }
    }

    /** Checks {@code answer} to a prompt in which {@code shown} was. */
    static Checked of(String answer, String shown, Kind kind, boolean isCut) {
        List<String> lines = new ArrayList<>(lines(answer));
        while (!lines.isEmpty() && (lines.getFirst().isBlank() || CHATTER.matcher(lines.getFirst()).matches())) {
            lines.removeFirst();
        }
        if (lines.isEmpty()) {
            return new Checked("", "There is no message in it.");
        }
        Optional<String> invented = invented(String.join("\n", lines), shown);
        if (invented.isPresent()) {
            return new Checked("", "It tells of " + invented.get() + ", which is not among the changes.");
        }
        if (kind == Kind.SUMMARY) {
            return isCut ? new Checked("", "It has no end.") : new Checked(wrapped(lines), "");
        }
        String subject = lines.removeFirst().strip().replaceFirst("^[\"'`*]+", "").replaceFirst("[\"'`*.]+$", "");
        if (subject.length() > LONGEST_SUBJECT) {
            return new Checked("", "Its first line is longer than " + LONGEST_SUBJECT + " characters.");
        }
        if (subject.length() < 3 || isCut && lines.isEmpty()) {
            return new Checked("", "There is no subject in it.");
        }
        String body = isCut ? "" : wrapped(lines);
        return new Checked(body.isEmpty() ? subject : subject + "\n\n" + body, "");
    }

    /** Without fences of code, and without what a terminal or git would take for something else. */
    private static List<String> lines(String answer) {
        List<String> lines = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            if (!line.strip().startsWith("```")) {
                lines.add(SafeText.line(line).stripTrailing().replaceFirst("^#+\\s*", ""));
            }
        }
        return lines;
    }

    private static Optional<String> invented(String text, String shown) {
        Matcher paths = PATHS.matcher(text);
        while (paths.find()) {
            if (!shown.contains(paths.group())) {
                return Optional.of(paths.group());
            }
        }
        return Optional.empty();
    }

    private static String wrapped(List<String> lines) {
        StringBuilder all = new StringBuilder();
        lines.stream().limit(MOST_LINES).forEach(line -> {
            int used = 0;
            for (String word : line.isBlank() ? new String[0] : line.split(" ")) {
                if (used > 0 && used + 1 + word.length() > WIDTH) {
                    all.append('\n');
                    used = 0;
                }
                all.append(used == 0 ? "" : " ").append(word);
                used += (used == 0 ? 0 : 1) + word.length();
            }
            all.append('\n');
        });
        return all.toString().strip();
    }
}
