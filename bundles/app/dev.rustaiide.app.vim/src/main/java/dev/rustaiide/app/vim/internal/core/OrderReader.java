package dev.rustaiide.app.vim.internal.core;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Makes an {@link Order} of the keys typed so far, which may be too few. */
final class OrderReader {
    private static final Set<String> OPERATORS = Set.of("d", "c", "y", "<", ">", "=", "gu", "gU", "g~", "gc", "gq");
    private static final Set<String> WITH_CHARACTER = Set.of("f", "F", "t", "T", "r", "m", "'", "`", "q", "@");
    private static final Set<String> WITH_LINE = Set.of("/", "?", ":");
    private static final Set<String> PREFIXES = Set.of("g", "z", "Z", "[", "]");
    private static final int MOST = 99_999;

    private final List<String> keys;
    private final boolean visual;
    private final boolean recording;
    private int at;
    private boolean starved;
    private boolean wrong;

    /** What came of it: nothing yet, nothing at all, or a command. */
    sealed interface Reading {
        record Incomplete() implements Reading {}

        record Unknown() implements Reading {}

        record Complete(Order order) implements Reading {}
    }

    private OrderReader(List<String> keys, boolean visual, boolean recording) {
        this.keys = keys;
        this.visual = visual;
        this.recording = recording;
    }

    /**
     * @param visual whether something is selected, so that operators need no motion
     * @param recording whether {@code q} ends a macro and needs no register
     */
    static Reading read(List<String> keys, boolean visual, boolean recording) {
        OrderReader reader = new OrderReader(keys, visual, recording);
        Order order = reader.order();
        return reader.starved ? new Reading.Incomplete()
                : reader.wrong || order == null ? new Reading.Unknown() : new Reading.Complete(order);
    }

    /** Whether {@code keys} are a line that is being typed, a search or a command after a colon. */
    static boolean isLine(List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (WITH_LINE.contains(keys.get(i))) {
                return i == 0 || !WITH_CHARACTER.contains(keys.get(i - 1)) && !keys.get(i - 1).equals("\"");
            }
        }
        return false;
    }

    private String next() {
        if (at == keys.size()) {
            starved = true;
            return "";
        }
        return keys.get(at++);
    }

    private int count() {
        long count = 0;
        while (at < keys.size() && keys.get(at).matches("[1-9]") || count > 0 && at < keys.size()
                && keys.get(at).equals("0")) {
            count = Math.min(MOST, count * 10 + Integer.parseInt(next()));
        }
        return (int) count;
    }

    private @Nullable Order order() {
        int count = count();
        char register = Registers.UNNAMED;
        while (at < keys.size() && keys.get(at).equals("\"")) {
            next();
            String name = next();
            wrong |= !starved && !Registers.isOne(name);
            register = starved || wrong ? register : name.charAt(0);
            count = product(count, count());
        }
        String key = key();
        if (starved || wrong) {
            return null;
        }
        return OPERATORS.contains(key) && !visual ? operator(register, count, key) : plain(register, count, key);
    }

    private static int product(int one, int other) {
        return one == 0 ? other : other == 0 ? one : (int) Math.min(MOST, (long) one * other);
    }

    private String key() {
        String key = next();
        return PREFIXES.contains(key) ? key + next() : key;
    }

    private @Nullable Order operator(char register, int before, String operator) {
        int count = product(before, count());
        String key = next();
        String last = operator.substring(operator.length() - 1);
        if (key.equals(last)) {
            return new Order(register, count, operator, key, "", Order.Kind.WHOLE_LINES);
        }
        if (key.equals("i") || key.equals("a")) {
            return object(register, count, operator, key);
        }
        if (PREFIXES.contains(key)) {
            key += next();
            if (key.equals(operator)) {
                return new Order(register, count, operator, key, "", Order.Kind.WHOLE_LINES);
            }
        }
        return plain(register, count, operator, key);
    }

    private @Nullable Order object(char register, int count, String operator, String key) {
        String object = next();
        wrong |= !starved && !Objects.isOne(object);
        return starved || wrong ? null : new Order(register, count, operator, object, "",
                key.equals("i") ? Order.Kind.INNER_OBJECT : Order.Kind.OBJECT_AROUND);
    }

    private @Nullable Order plain(char register, int count, String key) {
        boolean object = visual && (key.equals("i") || key.equals("a"));
        return object ? object(register, count, "", key) : plain(register, count, "", key);
    }

    private Order plain(char register, int count, String operator, String key) {
        String argument = "";
        if (WITH_CHARACTER.contains(key) && !(key.equals("q") && recording)) {
            argument = next();
            wrong |= !starved && !Strokes.isText(argument) && !argument.equals(Strokes.ENTER);
        } else if (WITH_LINE.contains(key)) {
            argument = line();
        }
        return new Order(register, count, operator, key, argument, Order.Kind.KEY);
    }

    private String line() {
        var line = new StringBuilder();
        for (String key = next(); !starved && !key.equals(Strokes.ENTER); key = next()) {
            line.append(Strokes.isText(key) ? key : "");
        }
        return line.toString();
    }
}
