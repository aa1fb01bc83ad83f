package dev.rustaiide.foundation.logging.internal.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A line of the trail, its frame taken apart; see {@link Chain}. What is in the frame is not read.
 *
 * @param content the line up to the comma before its hash
 */
record ChainLine(byte[] content, long sequence, byte[] previous, String time, byte[] hash) {
    private static final byte[] SEQ = Chain.ascii("{\"seq\":");
    private static final byte[] PREV = Chain.ascii(",\"prev\":\"");
    private static final byte[] TIME = Chain.ascii("\",\"time\":\"");
    private static final int TIME_LENGTH = 24;
    private static final int DIGITS = 18;

    /** @param line without its line feed; null if its frame is not that of a record */
    static @Nullable ChainLine parse(byte[] line) {
        int end = line.length - Chain.TAIL;
        if (end < 0 || !Chain.matches(line, end, Chain.BEFORE_HASH)
                || !Chain.matches(line, line.length - Chain.END.length, Chain.END)
                || !Chain.isHash(line, end + Chain.BEFORE_HASH.length) || !Chain.matches(line, 0, SEQ)) {
            return null;
        }
        int at = SEQ.length;
        long sequence = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9' && at < SEQ.length + DIGITS) {
            sequence = 10 * sequence + line[at++] - '0';
        }
        int previous = at + PREV.length;
        int time = previous + Chain.HASH + TIME.length;
        if (at == SEQ.length || time + TIME_LENGTH > end || !Chain.matches(line, at, PREV)
                || !Chain.isHash(line, previous) || !Chain.matches(line, previous + Chain.HASH, TIME)) {
            return null;
        }
        int hash = end + Chain.BEFORE_HASH.length;
        return new ChainLine(Arrays.copyOf(line, end), sequence,
                Arrays.copyOfRange(line, previous, previous + Chain.HASH),
                new String(line, time, TIME_LENGTH, StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(line, hash, hash + Chain.HASH));
    }

    /** Whether the hash is that of the content. */
    boolean isWhole(Chain chain) {
        return Arrays.equals(chain.hash(content, 0, content.length), hash);
    }

    boolean follows(byte[] other) {
        return Arrays.equals(previous, other);
    }

    boolean has(byte[] word) {
        for (int i = TIME_LENGTH; i + word.length <= content.length; i++) {
            if (Chain.matches(content, i, word)) {
                return true;
            }
        }
        return false;
    }

    /** What the frame holds; empty if it is none of our records. */
    Optional<Entry> entry() {
        try {
            Json json = Json.parse(new String(content, StandardCharsets.UTF_8) + '}');
            Map<String, String> details = new LinkedHashMap<>();
            json.get("details").members().forEach((key, value) -> value.asString()
                    .ifPresent(text -> details.put(key, text)));
            var record = new AuditRecord(json.string("kind"), json.string("subject"), details);
            return Optional.of(new Entry(sequence, time, json.number("pid", 0), json.string("correlation", ""),
                    record));
        } catch (JsonException | IllegalArgumentException noRecord) {
            return Optional.empty();
        }
    }
}
