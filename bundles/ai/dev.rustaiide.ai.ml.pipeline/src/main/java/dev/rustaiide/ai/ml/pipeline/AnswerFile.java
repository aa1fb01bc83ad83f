package dev.rustaiide.ai.ml.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Answers of a completion as lines of cells between tabulators, without the times, which differ each time. */
public final class AnswerFile {
    private static final String DECIMAL = "([0-9]{1,9}(?:\\.[0-9]{1,20})?(?:E-?[0-9]{1,3})?)";
    private static final Pattern LINE = Pattern.compile("([^\t]*)\t([^\t]*)\t([0-9]{1,9})\t([^\t]*)\t([0-9]{1,9})"
            + "\t(-?[0-9]{1,9})\t([01])\t([01])\t" + DECIMAL + "([+-])(?:\t" + DECIMAL + ")?");

    private AnswerFile() {}

    /**
     * An answer in a project.
     *
     * @param at the project, file and offset
     */
    public record Placed(String project, Answer at) {}

    /** @param withTimes whether the times are written too, as a last cell */
    public static byte[] written(List<Placed> answers, boolean withTimes) {
        var lines = new StringBuilder();
        for (Placed each : answers) {
            Answer answer = each.at;
            lines.append(String.join("\t", each.project, answer.file(), Integer.toString(answer.offset()),
                    answer.construct(), Integer.toString(answer.letters()), Integer.toString(answer.saved()),
                    answer.isFirst() ? "1" : "0", answer.isInFirstFive() ? "1" : "0",
                    String.format(Locale.ROOT, "%.4f", answer.sureness()) + (answer.isSureRight() ? "+" : "-")));
            lines.append(withTimes ? "\t" + answer.millis() : "").append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #written} wrote.
     *
     * @throws FailureException that names the first line that is something else
     */
    public static List<Placed> read(byte[] bytes) throws FailureException {
        List<Placed> answers = new ArrayList<>();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher cells = LINE.matcher(lines.get(i));
            if (!cells.matches()) {
                throw new FailureException(new Failure.Other("These answers of a model cannot be used.",
                        "Line " + (i + 1) + " is damaged, or of something else.", "Measure the model again."));
            }
            answers.add(new Placed(cells.group(1), new Answer(cells.group(2), number(cells, 3), cells.group(4),
                    number(cells, 5), number(cells, 6), cells.group(7).equals("1"), cells.group(8).equals("1"),
                    Double.parseDouble(cells.group(9)), cells.group(10).equals("+"),
                    cells.group(11) == null ? 0 : Double.parseDouble(cells.group(11)))));
        }
        return answers;
    }

    private static int number(Matcher cells, int group) {
        return Integer.parseInt(cells.group(group));
    }
}
