package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model is given to read. What people and files say never becomes a special token, whatever it looks like. */
final class Prompts {
    /** Stands for a text in a conversation until the template has been written around it. */
    private static final Pattern MARK = Pattern.compile("\u0001(\\d{1,6})\u0002");
    private static final String UNKNOWN = "Its way of writing conversations is not known to llama.cpp.";
    /** A token is rarely longer; what is farther away is not even looked at. */
    private static final int LETTERS = 12;
    private static final int ALIGNMENT = 4096;

    private final Vocabulary vocabulary;
    private final Function apply;
    private final long template;
    private final int window;

    Prompts(Library library, long model, Vocabulary vocabulary, int window) throws Refusal {
        this.vocabulary = vocabulary;
        this.window = window;
        this.apply = library.function("llama_chat_apply_template", 6);
        this.template = library.function("llama_model_chat_template", 2).call(model, 0);
    }

    /** Whether the model was taught how conversations are written. */
    boolean hasTemplate() {
        return template != 0;
    }

    /** @throws TooLongException if it is a conversation; of a text only the end would be read */
    Tokens of(Order.Write order) throws Refusal, TooLongException {
        int room = window - Math.min(order.most(), window / 2) - 4;
        if (order.turns().isEmpty()) {
            return text(order.before(), order.after(), room);
        }
        Tokens tokens = conversation(order.turns());
        if (tokens.size() > window - 2) {
            throw new TooLongException(tokens.size(), window);
        }
        return tokens;
    }

    /**
     * {@code before}, and what is behind the gap if the model knows gaps. What is too long is cut in large steps, so
     * that the next key stroke finds what was read for this one.
     */
    private Tokens text(String before, String after, int room) {
        var tokens = begun();
        boolean gap = vocabulary.fillsGaps() && !after.isEmpty();
        Tokens behind = gap ? vocabulary.tokens(start(after, room), false) : new Tokens();
        behind.cut(room / 4);
        Tokens ahead = vocabulary.tokens(end(before, room), false);
        int left = Math.max(1, room - behind.size() - tokens.size());
        int over = ahead.size() - left;
        int step = Math.max(1, left / 4);
        int from = over <= 0 ? 0 : Math.min(ahead.size() - 1, (over + step - 1) / step * step);
        if (gap) {
            tokens.add(vocabulary.gapBefore());
        }
        tokens.addAll(ahead, from, ahead.size());
        if (gap) {
            tokens.add(vocabulary.gapAfter());
            tokens.addAll(behind, 0, behind.size());
            tokens.add(vocabulary.gap());
        }
        return tokens;
    }

    private static String start(String text, int room) {
        return text.substring(0, Math.min(text.length(), room * LETTERS));
    }

    private static String end(String text, int room) {
        int over = text.length() - room * LETTERS;
        return over <= 0 ? text : text.substring(Math.min(text.length(), (over / ALIGNMENT + 1) * ALIGNMENT));
    }

    private Tokens begun() {
        return vocabulary.begin() < 0 ? new Tokens() : Tokens.of(vocabulary.begin());
    }

    private Tokens conversation(List<Order.Turn> turns) throws Refusal {
        String written = template == 0 ? plain(turns) : templated(turns);
        var tokens = begun();
        Matcher marks = MARK.matcher(written);
        int at = 0;
        while (marks.find()) {
            add(tokens, vocabulary.tokens(written.substring(at, marks.start()), template != 0));
            add(tokens, vocabulary.tokens(turns.get(Integer.parseInt(marks.group(1))).text(), false));
            at = marks.end();
        }
        add(tokens, vocabulary.tokens(written.substring(at), template != 0));
        return tokens;
    }

    /** Templates of some models write the token that begins a text themselves. */
    private void add(Tokens tokens, Tokens more) {
        boolean twice = tokens.size() == 1 && more.size() > 0 && tokens.get(0) == vocabulary.begin()
                && more.get(0) == vocabulary.begin();
        tokens.addAll(more, twice ? 1 : 0, more.size());
    }

    private static String plain(List<Order.Turn> turns) {
        var text = new StringBuilder();
        for (int i = 0; i < turns.size(); i++) {
            String role = turns.get(i).role();
            text.append(Character.toUpperCase(role.charAt(0))).append(role, 1, role.length()).append(": ")
                    .append(mark(i)).append("\n\n");
        }
        return text.append("Assistant:").toString();
    }

    private static String mark(int turn) {
        return "\u0001" + turn + '\u0002';
    }

    private String templated(List<Order.Turn> turns) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment messages = arena.allocate(JAVA_LONG, 2L * turns.size());
            for (int i = 0; i < turns.size(); i++) {
                messages.setAtIndex(JAVA_LONG, 2L * i, arena.allocateFrom(turns.get(i).role()).address());
                messages.setAtIndex(JAVA_LONG, 2L * i + 1, arena.allocateFrom(mark(i)).address());
            }
            int room = (int) apply.call(template, messages.address(), turns.size(), 1, 0, 0);
            if (room < 0) {
                throw new Refusal(UNKNOWN);
            }
            MemorySegment text = arena.allocate(room + 1L);
            int written = (int) apply.call(template, messages.address(), turns.size(), 1, text.address(), room + 1L);
            return new String(text.asSlice(0, Math.min(written, room)).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }
}
