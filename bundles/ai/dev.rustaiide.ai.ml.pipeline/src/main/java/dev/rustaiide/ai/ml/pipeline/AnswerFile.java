package dev.rustaiide.ai.ml.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;

/** Answers of a completion as lines of cells between tabulators, without the times, which differ each time. */
public final class AnswerFile {
    private static final int CELLS = 9;

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

    /** What {@link #written} wrote; lines that are something else are passed over. */
    public static List<Placed> read(byte[] bytes) {
        List<Placed> answers = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            String[] cells = line.split("\t");
            if (cells.length < CELLS) {
                continue;
            }
            String sure = cells[CELLS - 1];
            answers.add(new Placed(cells[0], new Answer(cells[1], Integer.parseInt(cells[2]), cells[3],
                    Integer.parseInt(cells[4]), Integer.parseInt(cells[5]), cells[6].equals("1"), cells[7].equals("1"),
                    Double.parseDouble(sure.substring(0, sure.length() - 1)), sure.endsWith("+"),
                    cells.length > CELLS ? Double.parseDouble(cells[CELLS]) : 0)));
        }
        return answers;
    }
}
