package dev.rustaiide.ai.code.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

import dev.rustaiide.ai.code.facts.internal.Utf16;
import dev.rustaiide.foundation.text.Text;

/**
 * Numbers for names, the same for equal names, from 1; 0 stands for none. It only grows. Any thread may use it; whoever
 * asks for a name that is known takes no lock.
 */
public final class Names {
    public static final int NONE = 0;
    private static final int FIRST_SLOTS = 1 << 12;

    private volatile AtomicIntegerArray slots = new AtomicIntegerArray(FIRST_SLOTS);
    private volatile byte[][] values = new byte[FIRST_SLOTS / 2][];
    private int count;

    /** The number of the UTF-8 bytes from {@code from} to {@code to}. */
    public int of(byte[] bytes, int from, int to) {
        if (from == to) {
            return NONE;
        }
        int hash = hash(bytes, from, to);
        int known = find(slots, hash, bytes, from, to);
        return known != NONE ? known : add(hash, bytes, from, to);
    }

    public int of(String name) {
        byte[] bytes = Text.of(name).toUtf8();
        return of(bytes, 0, bytes.length);
    }

    /** The number of a name that is there; {@link #NONE} if it is not. */
    public int find(String name) {
        byte[] bytes = Text.of(name).toUtf8();
        return bytes.length == 0 ? NONE : find(slots, hash(bytes, 0, bytes.length), bytes, 0, bytes.length);
    }

    public String text(int name) {
        if (name == NONE) {
            return "";
        }
        byte[] value = values[name];
        for (byte b : value) {
            if (b < 0) {
                return Text.ofUtf8(value).toString();
            }
        }
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    /** UTF-16 units. */
    public int length(int name) {
        int units = 0;
        for (byte b : name == NONE ? new byte[0] : values[name]) {
            units += Utf16.units(b);
        }
        return units;
    }

    /** Its UTF-8, which nobody may change. */
    public byte[] bytes(int name) {
        return values[name];
    }

    /** Whether it starts with a capital, as types, constants and variants do. */
    public boolean isCapitalized(int name) {
        byte first = values[name][0];
        return first >= 'A' && first <= 'Z' || first < 0 && Character.isUpperCase(text(name).codePointAt(0));
    }

    /** All numbers are less. */
    public synchronized int limit() {
        return count + 1;
    }

    private int find(AtomicIntegerArray in, int hash, byte[] bytes, int from, int to) {
        int mask = in.length() - 1;
        for (int at = hash & mask;; at = at + 1 & mask) {
            int name = in.getAcquire(at);
            if (name == NONE) {
                return NONE;
            }
            byte[] value = values[name];
            if (value.length == to - from && Arrays.equals(value, 0, value.length, bytes, from, to)) {
                return name;
            }
        }
    }

    private synchronized int add(int hash, byte[] bytes, int from, int to) {
        int known = find(slots, hash, bytes, from, to);
        if (known != NONE) {
            return known;
        }
        int name = ++count;
        if (name == values.length) {
            values = Arrays.copyOf(values, name * 2);
        }
        values[name] = Arrays.copyOfRange(bytes, from, to);
        if (name * 2 > slots.length()) {
            grow();
        }
        put(slots, hash, name);
        return name;
    }

    private void grow() {
        var larger = new AtomicIntegerArray(slots.length() * 2);
        for (int name = 1; name < count; name++) {
            put(larger, hash(values[name], 0, values[name].length), name);
        }
        slots = larger;
    }

    private static void put(AtomicIntegerArray in, int hash, int name) {
        int mask = in.length() - 1;
        int at = hash & mask;
        while (in.getPlain(at) != NONE) {
            at = at + 1 & mask;
        }
        in.setRelease(at, name);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
