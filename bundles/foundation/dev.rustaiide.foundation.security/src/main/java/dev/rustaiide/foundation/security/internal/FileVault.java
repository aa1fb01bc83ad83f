package dev.rustaiide.foundation.security.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.security.Sealer;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.UnsealException;

/**
 * Secrets in one sealed file, and notes that a secret which the keyring may still have counts as removed. Whoever
 * changes it holds the {@link ProcessLock}; reading needs none, since the file is always whole.
 */
final class FileVault {
    private static final byte[] PURPOSE = "rust-ai-ide secrets 1".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final MasterKeys keys;

    FileVault(Path file, MasterKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    Path file() {
        return file;
    }

    String keyOrigin() {
        return keys.origin();
    }

    /**
     * What the file says about one name.
     *
     * @param secret null if it was removed, whatever the keyring has
     */
    record Note(@Nullable Secret secret) {
        static final Note REMOVED = new Note(null);

        void close() {
            if (secret != null) {
                secret.close();
            }
        }
    }

    /** All that the file says, each secret for the caller to close. */
    Map<SecretId, Note> read() throws IOException {
        byte[] sealed;
        try {
            sealed = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new TreeMap<>();
        }
        byte[] plain;
        try {
            plain = new Sealer(keys.toOpen(Sealer.keyOf(sealed))).open(sealed, PURPOSE);
        } catch (UnsealException refused) {
            if (Arrays.equals(sealed, Files.readAllBytes(file))) {
                throw refused;
            }
            return read(); // somebody has rotated the key meanwhile
        }
        try {
            return parse(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** What the file says about {@code id}; empty if nothing. */
    Optional<Note> find(SecretId id) throws IOException {
        Map<SecretId, Note> all = read();
        Note found = all.remove(id);
        close(all);
        return Optional.ofNullable(found);
    }

    /** Makes the file say {@code note} about {@code id}, or nothing if it is null. */
    void write(SecretId id, @Nullable Note note) throws IOException {
        Map<SecretId, Note> all = read();
        Note before = all.remove(id);
        try {
            if (before != null || note != null) {
                write(all, id, note);
            }
        } finally {
            close(all);
            if (before != null) {
                before.close();
            }
        }
    }

    /** Seals all with another key; false if there is nothing. Both keys are there until the new file is. */
    boolean rotate() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Map<SecretId, Note> all = read();
        byte[] plain = format(all);
        try {
            WholeFile.writePrivate(file, new Sealer(keys.rotate()).seal(plain, PURPOSE));
            keys.forgetOlder();
        } finally {
            Arrays.fill(plain, (byte) 0);
            close(all);
        }
        return true;
    }

    private void write(Map<SecretId, Note> others, SecretId id, @Nullable Note note) throws IOException {
        var all = new TreeMap<>(others);
        if (note != null) {
            all.put(id, note);
        }
        byte[] plain = format(all);
        try {
            WholeFile.writePrivate(file, new Sealer(keys.toSeal()).seal(plain, PURPOSE));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    static void close(Map<SecretId, Note> all) {
        all.values().forEach(Note::close);
    }

    /** The number of notes; of each its name, the length of its secret or -1 if it was removed, and the secret. */
    private static byte[] format(Map<SecretId, Note> all) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(all.size());
            for (var entry : all.entrySet()) {
                out.writeUTF(entry.getKey().name());
                Secret secret = entry.getValue().secret();
                byte[] utf8 = secret == null ? null : secret.utf8();
                out.writeInt(utf8 == null ? -1 : utf8.length);
                if (utf8 != null) {
                    out.write(utf8);
                    Arrays.fill(utf8, (byte) 0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk
        }
        return bytes.toByteArray();
    }

    /** Nobody but us can have written it, so there is no more to check than that it fits. */
    private static Map<SecretId, Note> parse(byte[] plain) throws IOException {
        var all = new TreeMap<SecretId, Note>();
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            for (int left = in.readInt(); left > 0; left--) {
                SecretId id = new SecretId(in.readUTF());
                int length = in.readInt();
                byte[] utf8 = in.readNBytes(Math.max(0, length));
                all.put(id, length < 0 ? Note.REMOVED : new Note(Secret.ofUtf8(utf8)));
                Arrays.fill(utf8, (byte) 0);
            }
        }
        return all;
    }
}
