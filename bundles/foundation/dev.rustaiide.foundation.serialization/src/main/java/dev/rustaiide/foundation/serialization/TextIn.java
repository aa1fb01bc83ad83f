package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** What {@link TextOut} wrote. A value is made when it is first taken, and shared by all who take it again. */
final class TextIn<V> implements SheetIn.Stream, Decoder {
    private final Function<String, V> from;
    private final NumberIn lengths = new NumberIn();
    private final NumberIn numbers = new NumberIn();
    private @Nullable Object[] values = {};
    private int[] ends = {};
    private boolean[] wide = {};
    private byte[] bytes = {};
    private int start;
    private int count;

    TextIn(Function<String, V> from) {
        this.from = from;
    }

    @Override
    public void load(ByteSource in) {
        count = lengths.loadCounted(in);
        int size = in.size(in.left());
        start = in.skip(size);
        bytes = in.array();
        values = new Object[count];
        ends = new int[count];
        wide = new boolean[count];
        long end = 0;
        long[] taken = lengths.take(count);
        for (int i = 0; i < count; i++) {
            long length = taken[i];
            wide[i] = (length & TextOut.WIDE) != 0;
            end += wide[i] ? length - TextOut.WIDE : length >> 1;
            if (length < 0 || end > size) {
                throw new CorruptException("a text in it is too long");
            }
            ends[i] = start + (int) end;
        }
        numbers.load(in);
    }

    @Override
    public Object[] take(int many) {
        long[] taken = numbers.take(many);
        Object[] found = new Object[many];
        @Nullable Object[] all = values;
        for (int i = 0; i < many; i++) {
            long number = taken[i];
            if (number < 0 || number >= count) {
                throw new CorruptException("it names a text that it does not have");
            }
            Object value = all[(int) number];
            found[i] = value == null ? make((int) number) : value;
        }
        return found;
    }

    private Object make(int place) {
        Object value = from.apply(text(place));
        values[place] = value;
        return value;
    }

    private String text(int place) {
        int first = place == 0 ? start : ends[place - 1];
        int length = ends[place] - first;
        if (!wide[place]) {
            return new String(bytes, first, length, StandardCharsets.UTF_8);
        }
        char[] characters = new char[length / 2];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (bytes[first + 2 * i] << 8 | bytes[first + 2 * i + 1] & 0xff);
        }
        return new String(characters);
    }
}
