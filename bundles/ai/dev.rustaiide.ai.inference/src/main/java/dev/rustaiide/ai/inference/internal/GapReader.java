package dev.rustaiide.ai.inference.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Prompt;

/**
 * Makes tokens of text with a gap, as many as fit, in the order that the model was trained to see. The next letter
 * before the gap leaves all tokens before it as they are, as far as possible: what is known of them stays known.
 */
final class GapReader {
    /** No token is longer on the average, in any text. */
    private static final int CHARACTERS_PER_TOKEN = 6;
    /** What stands behind the gap, and other files, get no more than this part of the room. */
    private static final int PART = 4;
    /** The most that models are shown of it that read other files. */
    private static final int MOST_BEHIND = 192;
    /** Of the window: room for what is written is kept in steps of it. */
    private static final int WRITTEN_PART = 8;
    /** In characters; the end of a longer one counts. */
    private static final int LONGEST_NAME = 100;
    /** Less than so many lines of another file tell nothing. */
    private static final int LEAST_LINES = 3;
    private static final String FILE = "<|file_sep|>";
    /** Names of the tokens before, behind and at a gap, by family. */
    private static final List<List<String>> GAPS = List.of(
            List.of("<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"),
            List.of("<fim_prefix>", "<fim_suffix>", "<fim_middle>"),
            List.of("<fim-prefix>", "<fim-suffix>", "<fim-middle>"),
            List.of("▁<PRE>", "▁<SUF>", "▁<MID>"),
            List.of("<｜fim▁begin｜>", "<｜fim▁hole｜>", "<｜fim▁end｜>"));

    private final ModelTokenizer tokenizer;
    private final int window;
    private final GapOrder order;
    /** Before, behind and at a gap. */
    private final int @Nullable [] gap;
    private final Optional<Integer> file;

    GapReader(ModelTokenizer tokenizer, ModelSettings settings) {
        this.tokenizer = tokenizer;
        this.window = settings.window();
        this.order = settings.gapOrder();
        this.gap = gap(tokenizer.vocabulary());
        this.file = tokenizer.vocabulary().added(FILE);
    }

    private static int @Nullable [] gap(Vocabulary vocabulary) {
        for (List<String> names : GAPS) {
            int[] found = names.stream().map(vocabulary::added).flatMap(Optional::stream).mapToInt(id -> id).toArray();
            if (found.length == names.size()) {
                return found;
            }
        }
        return null;
    }

    /** @param most tokens that are to be written behind it */
    int[] read(Prompt.Text text, int most) {
        int[] marks = gap;
        int[] beginning = tokenizer.beginning().toArray();
        if (marks != null && order == GapOrder.RELATED_FIRST) {
            return relatedFirst(text, beginning, marks, room(reserved(most)));
        }
        int room = room(most);
        return marks == null || text.after().isBlank() ? alone(text.before(), beginning, room)
                : withGap(text, beginning, marks, room);
    }

    /** What is left for a prompt; at least three quarters of the window. */
    private int room(int most) {
        return Math.max(1, window - Math.min(most, window / 4));
    }

    /** More than {@code most}, so that a question for a few tokens more has the same prompt. */
    private int reserved(int most) {
        int step = Math.max(1, window / WRITTEN_PART);
        return (Math.min(most, window) + step - 1) / step * step;
    }

    private int[] alone(String before, int[] beginning, int room) {
        int[] text = latest(before, Math.max(1, room - beginning.length));
        if (text.length == 0 && beginning.length == 0) {
            text = tokenizer.text("\n").toArray(); // there must be something to go on from
        }
        return joined(beginning, text);
    }

    private int[] withGap(Prompt.Text text, int[] beginning, int[] marks, int room) {
        int[] behind = first(text.after(), room / PART);
        int[] before = latest(text.before(), Math.max(1, room - behind.length - beginning.length - marks.length));
        return order == GapOrder.BEHIND_FIRST
                ? joined(beginning, new int[] {marks[0], marks[1]}, behind, new int[] {marks[2]}, before)
                : joined(beginning, new int[] {marks[0]}, before, new int[] {marks[1]}, behind, new int[] {marks[2]});
    }

    private int[] relatedFirst(Prompt.Text text, int[] beginning, int[] marks, int room) {
        int[] related = related(text.related(), room / PART);
        int[] name = text.name().isEmpty() ? new int[0] : tokenizer.text(line(text.name())).toArray();
        name = Arrays.copyOfRange(name, Math.max(0, name.length - room / WRITTEN_PART), name.length);
        int[] behind = text.after().isBlank() ? new int[0] : first(text.after(), Math.min(MOST_BEHIND, room / PART));
        int taken = beginning.length + related.length + name.length + behind.length + marks.length;
        return joined(beginning, related, new int[] {marks[0]}, name, new int[] {marks[1]}, behind,
                new int[] {marks[2]}, latest(text.before(), Math.max(1, room - taken)));
    }

    /** As many of {@code pieces} as have place, the last one perhaps without its last lines. */
    private int[] related(List<Prompt.Piece> pieces, int room) {
        IntStream tokens = IntStream.empty();
        int left = file.isPresent() ? room : 0;
        for (Prompt.Piece piece : pieces) {
            int[] more = piece(piece, left - 1);
            if (more.length > 0) {
                tokens = IntStream.concat(tokens, IntStream.concat(IntStream.of(file.orElseThrow()),
                        IntStream.of(more)));
                left -= more.length + 1;
            }
        }
        return tokens.toArray();
    }

    /** Its first lines, as many as make at most {@code room} tokens; none if those are too few. */
    private int[] piece(Prompt.Piece piece, int room) {
        String text = lines(piece.text(), (long) Math.max(0, room) * CHARACTERS_PER_TOKEN);
        long fewest = Math.min(LEAST_LINES, piece.text().lines().count());
        while (!text.isEmpty() && text.lines().count() >= fewest) {
            int[] tokens = tokenizer.text(line(piece.name()) + text).toArray();
            if (tokens.length <= room) {
                return tokens;
            }
            text = lines(text, Math.min(text.length() - 1L, (long) text.length() * room / tokens.length));
        }
        return new int[0];
    }

    /** The first lines of {@code text} that are whole, {@code most} characters at most. */
    private static String lines(String text, long most) {
        return text.length() <= most ? text : text.substring(0, text.lastIndexOf('\n', (int) most - 1) + 1);
    }

    private static String line(String name) {
        return name.substring(Math.max(0, name.length() - LONGEST_NAME)) + '\n';
    }

    /** The first tokens of {@code text}, {@code most} at most. */
    private int[] first(String text, int most) {
        int length = Math.min(text.length(), most * CHARACTERS_PER_TOKEN);
        return tokenizer.text(text.substring(0, length)).limit(most).toArray();
    }

    /**
     * The last tokens of {@code text}, {@code most} at most. Where they begin moves in steps of a quarter: with the
     * next letter they begin at the same place, so that what is known of them stays known.
     */
    private int[] latest(String text, int most) {
        int[] tokens = tokenizer.text(text.substring(stepped(text.length(), most * CHARACTERS_PER_TOKEN))).toArray();
        return Arrays.copyOfRange(tokens, stepped(tokens.length, most), tokens.length);
    }

    /** How much to leave out of {@code length}, so that at most {@code most} stay. */
    static int stepped(int length, int most) {
        int step = Math.max(1, most / 4);
        return length <= most ? 0 : Math.min(length, (length - most + step - 1) / step * step);
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(IntStream::of).toArray();
    }
}
