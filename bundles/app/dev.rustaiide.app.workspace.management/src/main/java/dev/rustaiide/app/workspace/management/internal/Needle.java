package dev.rustaiide.app.workspace.management.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.foundation.memory.ByteSearch;

/**
 * Characters that a file must hold to have a match at all. Most files do not, and this finds out at the speed of
 * memory: bytes are looked at as a Latin-1 string, whose {@code indexOf} the virtual machine does with vector
 * instructions.
 */
final class Needle {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;

    private final String bytes;
    private final boolean anyCase;

    private Needle(String text, boolean anyCase) {
        String folded = anyCase ? text.toLowerCase(Locale.ROOT) : text;
        this.bytes = new String(folded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        this.anyCase = anyCase;
    }

    /** Empty if nothing can be told without looking closely. */
    static Optional<Needle> of(SearchQuery query) {
        String text = query.regex() ? Literals.longestIn(query.text()) : query.text();
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean useful = !text.isEmpty() && (query.matchCase() || ascii);
        return useful ? Optional.of(new Needle(text, !query.matchCase())) : Optional.empty();
    }

    /** The search for it in files that are not read into memory. */
    ByteSearch search() {
        byte[] needle = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return anyCase ? ByteSearch.inAnyCase(needle) : ByteSearch.of(needle);
    }

    /** Whether it is among the first {@code length} of {@code content}; {@code spare} is overwritten. */
    boolean isIn(byte[] content, int length, byte[] spare) {
        byte[] searched = content;
        if (anyCase) {
            lower(content, length, spare);
            searched = spare;
        }
        return new String(searched, 0, length, StandardCharsets.ISO_8859_1).contains(bytes);
    }

    /** Turns A to Z into a to z, eight at a time; bytes above 127 stay. */
    static void lower(byte[] from, int length, byte[] to) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(from, i);
            long low = word & 0x7F * EACH;
            long fromA = low + (0x80 - 'A') * EACH;
            long behindZ = low + (0x7F - 'Z') * EACH;
            long upper = (fromA ^ behindZ) & ~word & 0x80 * EACH;
            LONGS.set(to, i, word | upper >>> 2);
        }
        for (; i < length; i++) {
            byte b = from[i];
            to[i] = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
        }
    }
}
