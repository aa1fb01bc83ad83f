package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Texts, each distinct one once in a block, then which one it was each time. */
final class TextOut<V> implements SheetOut.Stream, Encoder<V> {
    /** In the length of a text: that it is UTF-16, because it has surrogates without partner, which UTF-8 lacks. */
    static final int WIDE = 1;

    private final Function<V, String> to;
    private final Map<V, Integer> known = new HashMap<>();
    private final NumberOut numbers = new NumberOut();
    private final NumberOut lengths = new NumberOut();
    private final ByteSink characters = new ByteSink();
    private @Nullable V last;
    private int lastNumber;

    TextOut(Function<V, String> to) {
        this.to = to;
    }

    @Override
    public void put(V value) {
        if (value != last) {
            int next = known.size();
            Integer number = known.putIfAbsent(value, next);
            if (number == null) {
                append(to.apply(value));
            }
            lastNumber = number == null ? next : number;
            last = value;
        }
        numbers.add(lastNumber);
    }

    private void append(String text) {
        if (hasLoneSurrogate(text)) {
            lengths.add(2L * text.length() + WIDE);
            for (int i = 0; i < text.length(); i++) {
                characters.oneByte(text.charAt(i) >> 8);
                characters.oneByte(text.charAt(i));
            }
        } else {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            lengths.add(2L * encoded.length);
            characters.bytes(encoded, 0, encoded.length);
        }
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    @Override
    public long weight() {
        return characters.size() + 32L * known.size() + numbers.weight();
    }

    @Override
    public void flush(ByteSink out) {
        lengths.flush(out);
        out.number(characters.size());
        out.bytes(characters.array(), 0, characters.size());
        numbers.flush(out);
        characters.clear();
        known.clear();
        last = null;
    }
}
