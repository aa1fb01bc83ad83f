package dev.rustaiide.foundation.logging.internal.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.logging.internal.UtcTime;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.VerifyingKey;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Says where the end of a trail is: the last record, its hash, and how long the file is with it. It lies beside the
 * trail, signed, so that a cut is found.
 *
 * @param end bytes of the trail up to the end of record {@code sequence}
 */
record Head(long sequence, long end, String hash, String time, String key, String signature) {
    private static final int LARGEST = 4096;

    static Path of(Path trail) {
        return trail.resolveSibling(trail.getFileName() + ".head");
    }

    static Head signed(long sequence, long end, byte[] hash, long time, Signer signer) {
        var head = new Head(sequence, end, Chain.text(hash), UtcTime.of(time), signer.verifyingKey().toString(), "");
        return new Head(head.sequence, head.end, head.hash, head.time, head.key,
                Base64.getEncoder().encodeToString(signer.sign(head.message())));
    }

    private byte[] message() {
        return String.join("\n", "rust-ai-ide audit head 1", Long.toString(sequence), Long.toString(end), hash, time)
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isSignedBy(VerifyingKey verifyingKey) {
        return Signatures.isRight(verifyingKey, message(), signature);
    }

    /**
     * Empty if there is none.
     *
     * @throws JsonException if it is broken
     */
    static Optional<Head> read(Path file) throws IOException, JsonException {
        String text;
        try (var in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        Json json = Json.parse(text);
        return Optional.of(new Head(json.number("seq"), json.number("end"), json.string("hash"), json.string("time"),
                json.string("key"), json.string("signature")));
    }

    /** In one step: after a crash there is this head or the one before. */
    void write(Path file) throws IOException {
        WholeFile.write(file, (Json.object().put("seq", sequence).put("end", end).put("hash", hash).put("time", time)
                .put("key", key).put("signature", signature).build().print() + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
