package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Reads the header of one file, front to back. No length in it is believed: each is compared with what is left of the
 * file and of {@value #LONGEST} bytes, and nothing is allocated that is longer than what is kept.
 */
final class GgufReader {
    /** Vocabularies of a million words take a tenth of it. */
    private static final long LONGEST = 256 << 20;
    /** Of all weights together; no file system has such a file. */
    private static final long LARGEST = 1L << 60;
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int LONGEST_NAME = 1 << 16;
    private static final int MOST_DIMENSIONS = 4;
    private static final int BUFFER = 1 << 16;
    private static final int ALIGNMENT = 32;
    private static final String AGAIN = "Download or copy it again.";

    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    /** How many bytes a value of each kind takes; 0 for those whose length is told. */
    private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).flip();
    private final Map<String, Json> metadata = new LinkedHashMap<>();
    private final Map<String, Long> lengths = new HashMap<>();
    private final List<Gguf.Tensor> tensors = new ArrayList<>();
    private long position;
    /** Where the tensors that were told of so far end, from where the first begins. */
    private long end;

    private GgufReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    static Gguf read(Path file) throws FailureException {
        try (var channel = FileChannel.open(file)) {
            return new GgufReader(file, channel).read();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static FailureException unreadable(Path file, IOException cause) {
        return new FailureException(switch (cause) {
            case NoSuchFileException missing -> new Failure.Missing(file);
            case AccessDeniedException denied -> new Failure.NoPermission(file, "read");
            default -> new Failure.BadContent(file, "It cannot be read: " + cause.getMessage() + '.',
                    "Choose the file of a model.");
        }, cause);
    }

    private Gguf read() throws IOException, FailureException {
        int version = version();
        long tensorCount = count("tensors");
        long entryCount = count("entries of metadata");
        for (long i = 0; i < entryCount; i++) {
            entry();
        }
        long alignment = metadata.getOrDefault("general.alignment", Json.NULL).asLong().orElse(ALIGNMENT);
        if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
            throw damaged("its alignment is " + alignment);
        }
        Set<String> names = new HashSet<>();
        for (long i = 0; i < tensorCount; i++) {
            tensor(alignment, names);
        }
        long start = aligned(position, alignment);
        if (start + end > size && !tensors.isEmpty()) {
            throw bad("Its weights take " + megabytes(end) + ", but the file ends after " + megabytes(size - start)
                    + " of them.", AGAIN);
        }
        return new Gguf(version, metadata, lengths, tensors, start, size);
    }

    private int version() throws IOException, FailureException {
        if (size < 4 || !new String(bytes(4), StandardCharsets.ISO_8859_1).equals(Gguf.MAGIC)) {
            throw bad("It is no GGUF file: it does not begin with " + Gguf.MAGIC + '.', "Choose the file of a model.");
        }
        int version = (int) number(4);
        if ((version & 0xFFFF) == 0 && version != 0) {
            throw bad("It was written for machines that have the largest byte first.",
                    "Choose a file made for this one.");
        }
        if (version < 2 || version > 3) {
            throw bad("It has version " + Integer.toUnsignedString(version) + " of GGUF; 2 and 3 can be read.",
                    "Choose a file of another version, or a later release of this program.");
        }
        return version;
    }

    /** How many things follow; far fewer than {@value #MOST_ENTRIES} in any model there is. */
    private long count(String what) throws IOException, FailureException {
        long count = number(8);
        if (count < 0 || count > MOST_ENTRIES) {
            throw damaged("it would have " + Long.toUnsignedString(count) + ' ' + what);
        }
        return count;
    }

    private void entry() throws IOException, FailureException {
        String name = name();
        int kind = (int) number(4);
        Json value = kind == ARRAY ? array(name) : value(kind, name);
        if (metadata.containsKey(name) || lengths.containsKey(name) && kind != ARRAY) {
            throw damaged("it has " + name + " twice");
        }
        if (!value.isNull()) {
            metadata.put(name, value);
        }
    }

    private Json value(int kind, String name) throws IOException, FailureException {
        return switch (kind) {
            case 0, 2, 4 -> Json.of(number(BYTES[kind]));
            case 1 -> Json.of((byte) number(1));
            case 3 -> Json.of((short) number(2));
            case 5 -> Json.of((int) number(4));
            case 6 -> real(Float.intBitsToFloat((int) number(4)));
            case BOOL -> Json.of(number(1) != 0);
            case STRING -> text();
            case 10 -> new Json.Num(Long.toUnsignedString(number(8)));
            case 11 -> Json.of(number(8));
            case 12 -> real(Double.longBitsToDouble(number(8)));
            default -> throw damaged(name + " is of kind " + Integer.toUnsignedString(kind));
        };
    }

    private static Json real(double value) {
        return Double.isFinite(value) ? Json.of(value) : Json.NULL;
    }

    /** Lists that are too long to be kept are passed over, and so are those of them that would be heavy. */
    private Json array(String name) throws IOException, FailureException {
        int kind = (int) number(4);
        long count = number(8);
        if (kind < 0 || kind >= BYTES.length || kind == ARRAY) {
            throw damaged(name + " is a list of kind " + Integer.toUnsignedString(kind));
        }
        int smallest = kind == STRING ? 8 : BYTES[kind];
        if (count < 0 || count > left() / smallest) {
            throw count < 0 || count > LONGEST
                    ? damaged(name + " would have " + Long.toUnsignedString(count) + " items") : ends();
        }
        if (lengths.put(name, count) != null) {
            throw damaged("it has " + name + " twice");
        }
        if (count > Gguf.LONGEST_LIST) {
            pass(kind, count);
            return Json.NULL;
        }
        var items = new ArrayList<Json>();
        for (long i = 0; i < count; i++) {
            items.add(value(kind, name));
        }
        return Json.array(items);
    }

    private void pass(int kind, long count) throws IOException, FailureException {
        if (kind != STRING) {
            skip(count * BYTES[kind]);
            return;
        }
        for (long i = 0; i < count; i++) {
            skip(length(left()));
        }
    }

    /** A text, or nothing if it is too long to be kept. */
    private Json text() throws IOException, FailureException {
        long length = length(left());
        if (length > Gguf.LONGEST_TEXT) {
            skip(length);
            return Json.NULL;
        }
        return Json.of(new String(bytes((int) length), StandardCharsets.UTF_8));
    }

    private String name() throws IOException, FailureException {
        return new String(bytes((int) length(LONGEST_NAME)), StandardCharsets.UTF_8);
    }

    private long length(long most) throws IOException, FailureException {
        long length = number(8);
        if (length < 0 || length > most) {
            throw length < 0 || length > LONGEST || length <= left()
                    ? damaged("a text would have " + Long.toUnsignedString(length) + " bytes") : ends();
        }
        return length;
    }

    private void tensor(long alignment, Set<String> names) throws IOException, FailureException {
        String name = name();
        if (!names.add(name)) {
            throw damaged("it has the tensor " + name + " twice");
        }
        int dimensions = (int) number(4);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw damaged(name + " has " + Integer.toUnsignedString(dimensions) + " dimensions");
        }
        var shape = new ArrayList<Long>();
        long numbers = 1;
        for (int i = 0; i < dimensions; i++) {
            long length = number(8);
            if (length < 1 || length > Long.MAX_VALUE / 64 / numbers) {
                throw damaged(name + " is " + Long.toUnsignedString(length) + " long");
            }
            shape.add(length);
            numbers *= length;
        }
        TensorType type = type(name, shape.getFirst());
        long offset = number(8);
        if (offset != end) {
            throw damaged(name + " lies at " + Long.toUnsignedString(offset) + " instead of " + end);
        }
        long bytes = type.bytes(numbers);
        if (bytes > LARGEST - end) {
            throw damaged(name + " would have " + bytes + " bytes");
        }
        tensors.add(new Gguf.Tensor(name, shape, type, numbers, bytes));
        end = aligned(end + bytes, alignment);
    }

    private TensorType type(String name, long row) throws IOException, FailureException {
        long code = number(4);
        TensorType type = TensorType.of(code).orElse(null);
        if (type == null) {
            throw bad(name + " is kept in a way that is not known here (" + code + ").",
                    "Choose another quantisation of the model, such as Q4_K_M or Q8_0.");
        }
        if (row % type.blockNumbers() != 0) {
            throw damaged(name + " has rows of " + row + " numbers in blocks of " + type.blockNumbers());
        }
        return type;
    }

    /** An unsigned number of up to 8 bytes; one of 8 may come out negative. */
    private long number(int bytes) throws IOException, FailureException {
        require(bytes);
        position += bytes;
        return switch (bytes) {
            case 1 -> buffer.get() & 0xFF;
            case 2 -> buffer.getShort() & 0xFFFF;
            case 4 -> buffer.getInt() & 0xFFFF_FFFFL;
            default -> buffer.getLong();
        };
    }

    private byte[] bytes(int length) throws IOException, FailureException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length;) {
            require(1);
            int step = Math.min(length - done, buffer.remaining());
            buffer.get(bytes, done, step);
            done += step;
            position += step;
        }
        return bytes;
    }

    private void skip(long length) throws IOException, FailureException {
        if (length > left()) {
            throw ends();
        }
        position += length;
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            channel.position(position);
            buffer.clear().flip();
        }
    }

    private void require(int bytes) throws IOException, FailureException {
        if (bytes > left()) {
            throw ends();
        }
        while (buffer.remaining() < bytes) {
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw ends();
            }
        }
    }

    private long left() {
        return Math.min(size, LONGEST) - position;
    }

    private FailureException ends() {
        return size > LONGEST ? damaged("its header has more than " + megabytes(LONGEST))
                : bad("It ends within its header, after " + size + " bytes.", AGAIN);
    }

    private FailureException damaged(String why) {
        return bad("It is damaged: " + why + '.', AGAIN);
    }

    private FailureException bad(String why, String nextStep) {
        return new FailureException(new Failure.BadContent(file, why, nextStep));
    }

    private static long aligned(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    private static String megabytes(long bytes) {
        return bytes < 10 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
    }
}
