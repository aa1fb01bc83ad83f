package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Optional;

/** What the child tells, each in a line: a word and what follows it between tabulators. */
public sealed interface Report {
    /**
     * What there is to learn from, at which step it goes on, and how surprised it was at first by what it does not
     * learn from.
     */
    record Begun(long tokens, long step, double loss) implements Report {}

    /**
     * What was learned.
     *
     * @param steps that are to be done; 0 if only the clock ends it
     * @param seconds that all runs of this training took together
     * @param loss in nats for a token, on average since the last one
     */
    record Learned(long step, long steps, long tokens, double seconds, double loss) implements Report {}

    /** How surprised it is, in nats for a token, by what it does not learn from. */
    record Unseen(long step, double loss) implements Report {}

    /** It is over; {@code loss} is that of what it does not learn from. */
    record Done(long step, long tokens, double seconds, double loss) implements Report {}

    /** A checkpoint was no whole one and is put aside; the one before it is used. */
    record FellBack(long step) implements Report {}

    /** It cannot go on. */
    record Refused(String why, String nextStep) implements Report {}

    default String line() {
        return switch (this) {
            case Begun(long tokens, long step, double loss) -> line("begun", tokens, step, loss);
            case Learned(long step, long steps, long tokens, double seconds, double loss) ->
                line("learned", step, steps, tokens, seconds, loss);
            case Unseen(long step, double loss) -> line("unseen", step, loss);
            case Done(long step, long tokens, double seconds, double loss) -> line("done", step, tokens, seconds, loss);
            case FellBack(long step) -> line("fell-back", step);
            case Refused(String why, String nextStep) -> line("refused", plain(why), plain(nextStep));
        };
    }

    private static String line(Object... cells) {
        var line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.isEmpty() ? "" : "\t").append(cell);
        }
        return line.toString();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Empty if {@code line} is none. */
    static Optional<Report> of(String line) {
        String[] cells = line.split("\t", -1);
        try {
            return switch (cells[0]) {
                case "begun" -> Optional.of(new Begun(Long.parseLong(cells[1]), Long.parseLong(cells[2]),
                        Double.parseDouble(cells[3])));
                case "learned" -> Optional.of(new Learned(Long.parseLong(cells[1]), Long.parseLong(cells[2]),
                        Long.parseLong(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5])));
                case "unseen" -> Optional.of(new Unseen(Long.parseLong(cells[1]), Double.parseDouble(cells[2])));
                case "done" -> Optional.of(new Done(Long.parseLong(cells[1]), Long.parseLong(cells[2]),
                        Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
                case "fell-back" -> Optional.of(new FellBack(Long.parseLong(cells[1])));
                case "refused" -> Optional.of(new Refused(cells[1], cells[2]));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }
}
