package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.security.PassphraseKey;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.WrappingKey;
import dev.rustaiide.foundation.security.WrappingKeys;

/**
 * The keys of the file with the secrets: one that lies in a file next to it, or one derived from a passphrase that
 * another program put into a file, e.g. a credential of systemd.
 */
final class MasterKeys {
    private final Path file;
    private final @Nullable Path passphrase;
    private @Nullable WrappingKey derived; // takes a good part of a second

    /** @param passphrase the file that has it in its first line; null if the key lies in {@code file} */
    MasterKeys(Path file, @Nullable Path passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    /** For people: where the key comes from. */
    String origin() {
        return passphrase == null ? file.toString() : "the passphrase in " + passphrase;
    }

    /** The keys that open what was sealed with {@code keyId}, as far as they can be had. */
    WrappingKeys toOpen(String keyId) throws IOException {
        if (passphrase != null && PassphraseKey.isOne(keyId)) {
            return WrappingKeys.of(derive(passphrase, keyId));
        }
        try {
            return load();
        } catch (NoSuchFileException none) {
            return WrappingKeys.of(WrappingKey.generate("missing")); // opens nothing: the refusal tells the rest
        }
    }

    /** The keys to seal with; a key is made if there is none yet. To be called by one thread of all at a time. */
    WrappingKeys toSeal() throws IOException {
        if (passphrase != null) {
            WrappingKey known = derived;
            return WrappingKeys.of(known != null ? known : derive(passphrase, PassphraseKey.newId()));
        }
        try {
            return load();
        } catch (NoSuchFileException none) {
            return save(WrappingKeys.of(WrappingKey.generate("file")));
        }
    }

    /** As {@link #toSeal}, with a key that has sealed nothing yet; the older ones open until {@link #forgetOlder}. */
    WrappingKeys rotate() throws IOException {
        if (passphrase != null) {
            return WrappingKeys.of(derive(passphrase, PassphraseKey.newId()));
        }
        return save(load().rotate(WrappingKey.generate("file-" + Long.toString(System.currentTimeMillis(), 36))));
    }

    /** Everything is sealed with the newest key. */
    void forgetOlder() throws IOException {
        if (passphrase == null) {
            save(load().withoutOlder());
        }
    }

    private WrappingKeys save(WrappingKeys keys) throws IOException {
        try (Secret saved = keys.save()) {
            byte[] utf8 = saved.utf8();
            WholeFile.writePrivate(file, utf8);
            Arrays.fill(utf8, (byte) 0);
        }
        return keys;
    }

    private WrappingKeys load() throws IOException {
        byte[] utf8 = Files.readAllBytes(file);
        PrivateFile.protect(file);
        try (Secret saved = Secret.ofUtf8(utf8)) {
            return WrappingKeys.restore(saved);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " has no key in it");
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private synchronized WrappingKey derive(Path from, String keyId) throws IOException {
        WrappingKey known = derived;
        if (known == null || !known.id().equals(keyId)) {
            try (Secret secret = firstLine(from)) {
                known = PassphraseKey.derive(keyId, secret);
                derived = known;
            }
        }
        return known;
    }

    private static Secret firstLine(Path from) throws IOException {
        byte[] utf8 = Files.readAllBytes(from);
        int end = 0;
        while (end < utf8.length && utf8[end] != '\n' && utf8[end] != '\r') {
            end++;
        }
        byte[] line = Arrays.copyOf(utf8, end);
        try {
            return Secret.ofUtf8(line);
        } catch (IllegalArgumentException e) {
            throw new IOException(from + " has no passphrase in it");
        } finally {
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }
}
