package dev.rustaiide.foundation.logging.internal.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.internal.UtcTime;
import dev.rustaiide.foundation.serialization.Json;

/** Makes lines of records, each chained to the one before, into a buffer that is used again. For one thread. */
final class ChainEncoder {
    private static final byte[] SEQ = Chain.ascii("{\"seq\":");
    private static final byte[] PREV = Chain.ascii(",\"prev\":\"");
    private static final byte[] TIME = Chain.ascii("\",\"time\":\"");
    private static final byte[] PID = Chain.ascii("\",\"pid\":");
    private static final byte[] KIND = Chain.ascii(",\"kind\":");
    private static final byte[] SUBJECT = Chain.ascii(",\"subject\":");
    private static final byte[] CORRELATION = Chain.ascii(",\"correlation\":");
    private static final byte[] DETAILS = Chain.ascii(",\"details\":");

    private final Chain chain = new Chain();
    private final long process;
    private byte[] buffer = new byte[8192];
    private int size;
    private long sequence;
    private byte[] hash = Chain.NOTHING.clone();

    ChainEncoder(long process) {
        this.process = process;
    }

    /** The next line follows record {@code number}, whose hash is {@code itsHash}. */
    void goOn(long number, byte[] itsHash) {
        sequence = number;
        hash = itsHash.clone();
        size = 0;
    }

    long sequence() {
        return sequence;
    }

    byte[] hash() {
        return hash.clone();
    }

    int size() {
        return size;
    }

    /** What was added since the last time; it is overwritten by the next {@link #add}. */
    ByteBuffer take() {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, size);
        size = 0;
        return bytes;
    }

    void add(AuditRecord record, long time, String correlation) {
        int start = size;
        sequence++;
        put(SEQ);
        putNumber(sequence);
        put(PREV);
        put(hash);
        put(TIME);
        reserve(UtcTime.LENGTH);
        UtcTime.put(time, buffer, size);
        size += UtcTime.LENGTH;
        put(PID);
        putNumber(process);
        put(KIND);
        putText(record.kind());
        put(SUBJECT);
        putText(record.subject());
        put(DETAILS);
        putDetails(record);
        if (!correlation.isEmpty()) {
            put(CORRELATION);
            putText(correlation);
        }
        seal(start);
    }

    private void putDetails(AuditRecord record) {
        put((byte) '{');
        boolean first = true;
        for (var detail : record.details().entrySet()) {
            if (!first) {
                put((byte) ',');
            }
            first = false;
            putText(detail.getKey());
            put((byte) ':');
            putText(detail.getValue());
        }
        put((byte) '}');
    }

    private void seal(int start) {
        reserve(Chain.TAIL + 1);
        chain.hash(buffer, start, size - start, hash, 0);
        put(Chain.BEFORE_HASH);
        put(hash);
        put(Chain.END);
        put((byte) '\n');
    }

    /** Plain ASCII as it is; the rest, which is rare, through the JSON of the house. */
    @SuppressWarnings("deprecation") // each character is a byte where that is used
    private void putText(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                put(Json.of(text).print().getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        reserve(length + 2);
        buffer[size] = '"';
        text.getBytes(0, length, buffer, size + 1);
        buffer[size + length + 1] = '"';
        size += length + 2;
    }

    private void putNumber(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void put(byte value) {
        reserve(1);
        buffer[size++] = value;
    }

    private void reserve(int count) {
        if (size + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + count));
        }
    }
}
