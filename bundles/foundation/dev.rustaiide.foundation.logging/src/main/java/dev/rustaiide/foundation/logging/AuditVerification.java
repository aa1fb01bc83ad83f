package dev.rustaiide.foundation.logging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a reading of a trail has found.
 *
 * @param records that are as they were written, up to the first that is not
 * @param from time of the first of them, ISO 8601; empty if there are none
 * @param to time of the last of them
 * @param checkpoints whose signatures are right
 * @param key id of the key that they are signed with; empty if nothing is signed
 * @param signed up to this record a signature says that nothing was touched; what follows was not signed yet
 * @param notes what is worth knowing and no harm, in sentences
 * @param breach where the trail was touched first
 */
public record AuditVerification(Path file, long records, String from, String to, int checkpoints, String key,
        long signed, List<String> notes, Optional<Breach> breach) {
    public AuditVerification {
        notes = List.copyOf(notes);
    }

    public boolean isIntact() {
        return breach.isEmpty();
    }

    /** What somebody did. */
    public enum Kind {
        /** A record has another content. */
        EDITED,
        /** One or more records are not there any more. */
        DELETED,
        /** A record stands before one that was written earlier. */
        REORDERED,
        /** There is a record that was not written at this place. */
        INSERTED,
        /** The end is missing. */
        CUT_OFF,
        /** All hashes fit, but not to what was signed: everything from some record on was written anew. */
        FORGED,
        /** The head record was changed or taken away. */
        HEAD,
        /** It is signed with another key. */
        OTHER_KEY
    }

    /**
     * The first place that was touched.
     *
     * @param line from one
     * @param record the number of the record that is not as it was, or is not there
     * @param why a sentence for people
     */
    public record Breach(Kind kind, long line, long record, String why) {}
}
