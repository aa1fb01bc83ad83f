package dev.rustaiide.ai.orchestrator.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.BackendId;

/** What asking backends has taught this process. Any thread may use it. */
final class Experience {
    /** After a failure others are asked first for as long. */
    static final long REST_MILLIS = 30_000;
    /** How much a new time counts against those before. */
    private static final double WEIGHT = 0.3;

    private final LongSupplier millis;
    private final Map<BackendId, Record> records = new HashMap<>();

    /** @param millis tells the time */
    Experience(LongSupplier millis) {
        this.millis = millis;
    }

    /** All that is known of one. */
    private static final class Record {
        private final Map<ModelTask, Double> firstWord = new HashMap<>();
        private double opening;
        private int writing;
        private long lastAsked;
        private long failedAt;
        private String failure = "";
    }

    /**
     * What is known of one now.
     *
     * @param firstWordMillis until the first word stands; 0 if nobody knows
     * @param openingMillis 0 if nobody knows
     * @param writing how many texts are being written
     * @param lastAsked a time; 0 if it never was
     * @param restsSince how many milliseconds ago it failed; -1 if that is long ago or never was
     */
    record Known(double firstWordMillis, double openingMillis, int writing, long lastAsked, long restsSince,
            String failure) {}

    synchronized Known of(BackendId id, ModelTask task) {
        Record record = records.get(id);
        if (record == null) {
            return new Known(0, 0, 0, 0, -1, "");
        }
        long since = millis.getAsLong() - record.failedAt;
        boolean rests = !record.failure.isEmpty() && since < REST_MILLIS;
        return new Known(record.firstWord.getOrDefault(task, 0.0), record.opening, record.writing, record.lastAsked,
                rests ? since : -1, rests ? record.failure : "");
    }

    private Record record(BackendId id) {
        return records.computeIfAbsent(id, unknown -> new Record());
    }

    synchronized void opened(BackendId id, double took) {
        record(id).opening = took;
    }

    synchronized void asked(BackendId id) {
        Record record = record(id);
        record.writing++;
        record.lastAsked = Math.max(record.lastAsked + 1, millis.getAsLong());
    }

    synchronized void ended(BackendId id) {
        record(id).writing--;
    }

    /** A first word stands after {@code took} milliseconds, so it works. */
    synchronized void began(BackendId id, ModelTask task, double took) {
        Record record = record(id);
        record.failure = "";
        record.firstWord.merge(task, took, (before, now) -> before + WEIGHT * (now - before));
    }

    /** @param why a sentence for people */
    synchronized void failed(BackendId id, String why) {
        Record record = record(id);
        record.failedAt = millis.getAsLong();
        record.failure = why;
    }

    /** People changed something: all get another try. */
    synchronized void forgive() {
        records.values().forEach(record -> record.failure = "");
    }
}
