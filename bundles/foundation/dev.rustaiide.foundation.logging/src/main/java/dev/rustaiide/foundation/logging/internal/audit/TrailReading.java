package dev.rustaiide.foundation.logging.internal.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.AuditVerification.Breach;
import dev.rustaiide.foundation.logging.AuditVerification.Kind;
import dev.rustaiide.foundation.security.VerifyingKey;
import dev.rustaiide.foundation.serialization.JsonException;

/** Reads trails that others write, or that somebody brings. */
final class TrailReading {
    private TrailReading() {}

    /**
     * @param own this user's trail: a copy of it that has no head beside it is held against its head
     * @param key as in {@link TrailVerifier}
     */
    static AuditVerification verify(Path file, Path own, Optional<VerifyingKey> key) throws FailureException {
        try {
            Optional<Head> head = headFor(file, own); // before the trail, which may grow meanwhile
            if (head.isPresent() && !Files.exists(file)) {
                return broken(file, new Breach(Kind.CUT_OFF, 1, 1, "The file is gone; its head record says that it had "
                        + head.get().sequence() + " records."));
            }
            AuditVerification result;
            try (InputStream in = open(file)) {
                result = new TrailVerifier(file, head, key).verify(in, () -> open(file));
            }
            return head.isPresent() || !result.isIntact() ? result : withoutHead(result, isSame(file, own));
        } catch (JsonException brokenHead) {
            return broken(file, new Breach(Kind.HEAD, 0, 0, "The head record cannot be read: "
                    + brokenHead.getMessage()));
        } catch (IOException denied) {
            throw unreadable(file, denied);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private static Optional<Head> headFor(Path file, Path own) throws IOException, JsonException {
        Optional<Head> beside = Head.read(Head.of(file));
        if (beside.isPresent() || isSame(file, own)) {
            return beside;
        }
        byte[] first = firstLine(file);
        return first.length > 0 && Arrays.equals(first, firstLine(own)) ? Head.read(Head.of(own))
                : Optional.empty();
    }

    private static boolean isSame(Path file, Path own) throws IOException {
        return Files.exists(file) && Files.exists(own) ? Files.isSameFile(file, own) : file.equals(own);
    }

    private static byte[] firstLine(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (InputStream in = open(file)) {
            byte[] line = new TrailLines(in, 0).next();
            return line == null ? new byte[0] : line;
        }
    }

    /** A trail that names a key has had a head since before its second record. */
    private static AuditVerification withoutHead(AuditVerification result, boolean own) {
        var notes = new ArrayList<>(result.notes());
        boolean missing = own && !result.key().isEmpty() && result.records() > 1;
        notes.add("There is no head record, so a cut at the end cannot be ruled out.");
        Optional<Breach> breach = missing ? Optional.of(new Breach(Kind.HEAD, 0, result.records(),
                "The head record was taken away, so a cut behind record " + result.records() + " cannot be ruled out."))
                : Optional.empty();
        return new AuditVerification(result.file(), result.records(), result.from(), result.to(), result.checkpoints(),
                result.key(), result.signed(), notes, breach);
    }

    private static AuditVerification broken(Path file, Breach breach) {
        return new AuditVerification(file, 0, "", "", 0, "", 0, List.of(), Optional.of(breach));
    }

    static List<Entry> last(Path file, int count, Predicate<Entry> wanted) throws FailureException {
        var found = new ArrayDeque<Entry>();
        try (InputStream in = open(file)) {
            var lines = new TrailLines(in, 0);
            for (byte @Nullable [] line = lines.next(); line != null; line = lines.next()) {
                Optional.ofNullable(ChainLine.parse(line)).flatMap(ChainLine::entry).filter(wanted)
                        .ifPresent(found::add);
                if (found.size() > count) {
                    found.remove();
                }
            }
        } catch (IOException denied) {
            throw unreadable(file, denied);
        }
        return List.copyOf(found);
    }

    private static FailureException unreadable(Path file, IOException denied) {
        return denied instanceof NoSuchFileException ? new FailureException(new Failure.Missing(file), denied)
                : new FailureException(new Failure.Other("Cannot read the audit trail.",
                        file + " cannot be read: " + denied.getMessage() + '.', "Check its permissions."), denied);
    }
}
