package dev.rustaiide.foundation.logging.internal.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.AuditVerification.Breach;
import dev.rustaiide.foundation.logging.AuditVerification.Kind;
import dev.rustaiide.foundation.security.VerifyingKey;

/**
 * Reads a trail from its beginning and stops at the first line that is not as it was written. For one reading.
 *
 * <p>Since each record holds the hash of the one before as well as its own, it can be told which of two neighbours was
 * written anew: the one whose successor, whole in itself, knows another.
 */
final class TrailVerifier {
    private static final byte[] OWN = Chain.ascii("\"kind\":\"trail.");

    private final Path file;
    private final @Nullable Head head;
    private final Chain chain = new Chain();
    private final List<String> notes = new ArrayList<>();
    private @Nullable VerifyingKey key;
    private long line;
    private long sequence;
    private byte[] hash = Chain.NOTHING;
    private byte[] before = Chain.NOTHING;
    private String from = "";
    private String to = "";
    private int checkpoints;
    private long signed;
    private long headEnd = -1;
    private byte @Nullable [] headHash;
    private @Nullable Breach breach;

    /**
     * @param head what lies beside the file, if it does
     * @param key the one that everything must be signed with; without one it is the one that the trail names
     */
    TrailVerifier(Path file, Optional<Head> head, Optional<VerifyingKey> key) {
        this.file = file;
        this.head = head.orElse(null);
        this.key = key.orElse(null);
    }

    /** Reads {@code in}, the whole of the file. {@code again} opens it another time. */
    AuditVerification verify(InputStream in, Reopening again) throws IOException {
        var lines = new TrailLines(in, 0);
        for (byte[] bytes = lines.next(); bytes != null && breach == null; bytes = lines.next()) {
            line++;
            read(bytes, again);
            if (head != null && sequence == head.sequence() && breach == null) {
                headEnd = lines.end();
                headHash = hash;
            }
        }
        if (breach == null) {
            checkEnd(lines.rest().length);
        }
        return new AuditVerification(file, sequence, from, to, checkpoints, key == null ? "" : key.id(), signed, notes,
                Optional.ofNullable(breach));
    }

    /** A second look at the file. */
    @FunctionalInterface
    interface Reopening {
        InputStream open() throws IOException;
    }

    private void read(byte[] bytes, Reopening again) throws IOException {
        ChainLine found = ChainLine.parse(bytes);
        if (found == null) {
            breach = new Breach(Kind.EDITED, line, sequence + 1, "The line is no record.");
        } else if (!found.isWhole(chain)) {
            breach = new Breach(Kind.EDITED, line, sequence + 1, "Its hash is not that of its content.");
        } else if (found.sequence() != sequence + 1) {
            breach = misplaced(found, again);
        } else if (!found.follows(hash)) {
            breach = unlinked();
        } else {
            accept(found);
        }
    }

    private Breach misplaced(ChainLine found, Reopening again) throws IOException {
        long expected = sequence + 1;
        if (found.sequence() > expected) {
            return comesLater(expected, again)
                    ? new Breach(Kind.REORDERED, line, found.sequence(), "Record " + found.sequence()
                            + " stands where record " + expected + " was, which comes later.")
                    : new Breach(Kind.DELETED, line, expected, "Record " + expected + " is not there any more, or has "
                            + "another number: record " + found.sequence() + " follows.");
        }
        if (found.sequence() == sequence && found.follows(before) && found.isWhole(chain)) {
            return new Breach(Kind.INSERTED, line - 1, sequence,
                    "There is another record " + sequence + ", which fits to the one before as well.");
        }
        return new Breach(Kind.INSERTED, line, found.sequence(),
                "A record " + found.sequence() + " was there already; record " + expected + " should follow.");
    }

    /** The record is whole and has its number, but knows another one before it. */
    private Breach unlinked() {
        return sequence == 0 ? new Breach(Kind.DELETED, line, 1, "The first record follows one that is not there.")
                : new Breach(Kind.EDITED, line - 1, sequence,
                        "It was written anew: the record that follows knows another hash of it.");
    }

    private boolean comesLater(long wanted, Reopening again) throws IOException {
        try (InputStream in = again.open()) {
            var lines = new TrailLines(in, 0);
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                ChainLine other = ChainLine.parse(bytes);
                if (other != null && other.sequence() == wanted && other.isWhole(chain)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void accept(ChainLine found) {
        if (found.has(OWN)) {
            found.entry().ifPresent(entry -> readOwn(entry, found));
        }
        if (breach == null) {
            sequence = found.sequence();
            before = hash;
            hash = found.hash();
            from = from.isEmpty() ? found.time() : from;
            to = found.time();
        }
    }

    private void readOwn(Entry entry, ChainLine found) {
        if (entry.record().kind().equals(Signatures.BEGUN) && found.sequence() == 1) {
            readKey(entry);
        } else if (entry.record().kind().equals(Signatures.CHECKPOINT)) {
            readCheckpoint(entry);
        }
    }

    private void readKey(Entry entry) {
        if (!entry.record().subject().isEmpty()) {
            notes.add("It began when an older trail was found touched, which is kept as " + entry.record().subject()
                    + ".");
        }
        Optional<VerifyingKey> named = Optional.ofNullable(entry.record().details().get("key"))
                .flatMap(Signatures::key);
        if (named.isEmpty()) {
            notes.add("It began without a key to sign with.");
        } else if (key != null && !named.get().equals(key)) {
            breach = new Breach(Kind.OTHER_KEY, line, 1, "It names the key " + named.get().id() + " and not "
                    + key.id() + ". If it comes from another machine or user, give the key of that one.");
        } else {
            key = named.get();
        }
    }

    private void readCheckpoint(Entry entry) {
        if (key == null) {
            notes.add("Record " + entry.sequence() + " is a checkpoint whose key is not known.");
        } else if (Signatures.isCheckpoint(key, entry.record(), sequence, hash)) {
            checkpoints++;
            signed = sequence;
        } else {
            breach = forged("the checkpoint in record " + entry.sequence());
        }
    }

    private Breach forged(String witness) {
        return new Breach(Kind.FORGED, 0, signed + 1, "From some record after " + signed
                + " on, everything was written anew: the hashes fit to each other, but not to " + witness + ".");
    }

    private void checkEnd(int rest) {
        boolean covered = checkHead();
        if (breach == null && rest > 0) {
            notes.add("It ends with " + Counted.of(rest, "byte")
                    + " of an interrupted write, which was never confirmed.");
        }
        if (breach == null && covered && signed < sequence) {
            long left = sequence - signed;
            notes.add(left == 1 ? "The last record is chained and not signed yet."
                    : "The last " + left + " records are chained and not signed yet.");
        }
    }

    /** Whether there is a head. */
    private boolean checkHead() {
        Head known = head;
        if (known == null) {
            return false;
        }
        if (key != null && !known.isSignedBy(key)) {
            breach = new Breach(Kind.HEAD, 0, sequence, "The head record is not signed by the key " + key.id() + ".");
        } else if (known.sequence() > sequence) {
            breach = new Breach(Kind.CUT_OFF, line + 1, sequence + 1, "The end is missing: record " + known.sequence()
                    + " was the last one on " + known.time() + ".");
        } else if (headHash == null || headEnd != known.end() || !Arrays.equals(headHash, Chain.ascii(known.hash()))) {
            breach = forged("the head record");
        } else if (key != null) {
            signed = Math.max(signed, known.sequence());
        }
        return true;
    }
}
