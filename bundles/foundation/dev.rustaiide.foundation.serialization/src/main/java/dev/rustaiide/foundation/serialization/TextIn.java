package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** What {@link TextOut} wrote. A value is made when it is first taken, and shared by all who take it again. */
final class TextIn<V> implements SheetIn.Stream, Decoder {
    private final Function<String, V> from;
    private final NumberIn numbers = new NumberIn();
    private @Nullable Object[] values = {};
    private long[] lengths = {};
    private int[] starts = {};
    private byte[] bytes = {};

    TextIn(Function<String, V> from) {
        this.from = from;
    }

    @Override
    public void load(ByteSource in) {
        var sizes = new NumberIn();
        int count = sizes.loadCounted(in);
        int size = in.size(in.left());
        int start = in.skip(size);
        int end = start + size;
        bytes = in.array();
        values = new Object[count];
        lengths = sizes.take(count);
        starts = new int[count];
        for (int i = 0; i < count; i++) {
            long length = lengths[i];
            long room = length >= 0 ? length : Character.BYTES * ~length;
            if (room < 0 || room > end - start) {
                throw new CorruptException("a text in it is too long");
            }
            starts[i] = start;
            start += (int) room;
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
            if (number < 0 || number >= all.length) {
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
        int start = starts[place];
        int length = (int) lengths[place];
        if (length >= 0) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        char[] characters = new char[~length];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (bytes[start + 2 * i] << 8 | bytes[start + 2 * i + 1] & 0xff);
        }
        return new String(characters);
    }
}
