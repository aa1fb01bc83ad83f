package dev.rustaiide.foundation.logging.internal.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.VerifyingKey;

/** What is signed within the trail, and how that is told. */
final class Signatures {
    /** The first record of each trail, which names the key. */
    static final String BEGUN = "trail.begun";
    /** A record that signs all before it. */
    static final String CHECKPOINT = "trail.checkpoint";

    private Signatures() {}

    /** A record that may only come behind record {@code sequence} with {@code hash}. */
    static AuditRecord checkpoint(long sequence, byte[] hash, Signer signer) {
        String signature = Base64.getEncoder().encodeToString(signer.sign(message(sequence, Chain.text(hash))));
        return new AuditRecord(CHECKPOINT, "", Map.of("key", signer.verifyingKey().id(), "signature", signature));
    }

    static boolean isCheckpoint(VerifyingKey key, AuditRecord record, long sequence, byte[] hash) {
        return isRight(key, message(sequence, Chain.text(hash)), record.details().getOrDefault("signature", ""));
    }

    private static byte[] message(long sequence, String hash) {
        return ("rust-ai-ide audit checkpoint 1\n" + sequence + '\n' + hash).getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isRight(VerifyingKey key, byte[] message, String signature) {
        try {
            return key.verify(message, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    static Optional<VerifyingKey> key(String text) {
        try {
            return Optional.of(VerifyingKey.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
