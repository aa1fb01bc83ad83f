package dev.rustaiide.ai.models.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.models.internal.Offer.Part;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.VerifyingKey;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A model in one file: a ZIP archive with {@code card.json}, perhaps {@code signature.json} about it, and the files
 * that the card names with their hashes. Whatever else is in it is passed over.
 */
final class PackFile {
    private static final String CARD = "card.json";
    private static final String SIGNATURE = "signature.json";
    private static final int LARGEST_CARD = 1 << 20;
    private static final String AGAIN = "Get the pack again, or ask whoever made it.";

    private PackFile() {}

    /**
     * The model in the pack {@code file}.
     *
     * @throws FailureException if it is none, lacks something, or its signature is not that of its card
     */
    static Offer of(Path file) throws FailureException {
        try (var zip = new ZipFile(file.toFile())) {
            byte[] card = small(zip, CARD, file);
            StoredCard stored = StoredCard.SCHEMA.fromJson(Json.parse(text(card)));
            String signer = signer(card, zip, file);
            var parts = new ArrayList<Part>();
            for (StoredFile each : stored.files()) {
                ZipEntry entry = zip.getEntry(each.name());
                if (entry == null || entry.getSize() != each.bytes()) {
                    throw bad(file, each.name() + (entry == null ? " is missing."
                            : " is not as long as its card says."), null);
                }
                parts.add(new Part(each.name(), each.bytes(), each.hash(), () -> open(file, each.name())));
            }
            return new Offer(stored.id().name(), Optional.of(stored.id().version()), stored.card().title(),
                    stored.card().licence(), stored.card().source(), stored.card().tasks(), stored.traits(),
                    stored.weights(), stored.tokenizer(), parts, signer);
        } catch (JsonException | IllegalArgumentException wrong) {
            throw bad(file, "Its card cannot be read: " + wrong.getMessage() + '.', wrong);
        } catch (ZipException noZip) {
            throw bad(file, "It is no whole ZIP archive: " + noZip.getMessage() + '.', noZip);
        } catch (IOException unreadable) {
            throw bad(file, "It cannot be read: " + unreadable.getMessage() + '.', unreadable);
        }
    }

    /** The key whose signature of {@code card} is in the pack; empty if there is none. */
    private static String signer(byte[] card, ZipFile zip, Path file)
            throws FailureException, IOException, JsonException {
        if (zip.getEntry(SIGNATURE) == null) {
            return "";
        }
        Json signature = Json.parse(text(small(zip, SIGNATURE, file)));
        VerifyingKey key = VerifyingKey.parse(signature.string("key"));
        if (!key.verify(card, Base64.getDecoder().decode(signature.string("signature")))) {
            throw bad(file, "Its signature does not belong to it: it was changed after " + key.id() + " signed it.",
                    null);
        }
        return key.toString();
    }

    private static byte[] small(ZipFile zip, String name, Path file) throws FailureException, IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw bad(file, "It has no " + name + ", so it is no pack of a model.", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_CARD + 1);
            if (bytes.length > LARGEST_CARD) {
                throw bad(file, name + " is too large for what it is.", null);
            }
            return bytes;
        }
    }

    private static InputStream open(Path file, String name) throws IOException {
        var zip = new ZipFile(file.toFile());
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw new IOException(name + " is gone");
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                try (zip) {
                    super.close();
                }
            }
        };
    }

    /** Where the files of a model are. */
    interface Contents {
        InputStream open(StoredFile file) throws IOException;
    }

    /**
     * Writes a pack to {@code out}. Nothing is deflated: weights do not get smaller by it.
     *
     * @param signer null if it is not to be signed
     */
    static void write(StoredCard card, Contents contents, @Nullable Signer signer, OutputStream out,
            Hashing.Progress progress) throws IOException, InterruptedException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        byte[] bytes = StoredCard.SCHEMA.json(card.portable()).printPretty().getBytes(StandardCharsets.UTF_8);
        put(zip, CARD, bytes);
        if (signer != null) {
            Json signature = Json.object().put("key", signer.verifyingKey().toString())
                    .put("signature", Base64.getEncoder().encodeToString(signer.sign(bytes))).build();
            put(zip, SIGNATURE, signature.printPretty().getBytes(StandardCharsets.UTF_8));
        }
        for (StoredFile file : card.files()) {
            zip.putNextEntry(new ZipEntry(file.name()));
            try (InputStream in = contents.open(file)) {
                String hash = Hashing.copy(in, zip, file.bytes(), progress);
                if (!hash.equals(file.hash())) {
                    throw new IOException(file.name() + " is not what it was when it was imported");
                }
            }
        }
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static FailureException bad(Path file, String why, @Nullable Exception cause) {
        return new FailureException(new Failure.BadContent(file, why, AGAIN), cause);
    }
}
