package dev.rustaiide.ai.models.internal;

import java.util.regex.Pattern;

import dev.rustaiide.foundation.serialization.Schema;

/**
 * A file of a model.
 *
 * @param name without any folder
 * @param hash SHA-256 of its content in hexadecimal
 */
record StoredFile(String name, long bytes, String hash) {
    static final Schema<StoredFile> SCHEMA = Schema.of("file", 1, fields -> {
        var name = fields.text("name", StoredFile::name);
        var bytes = fields.number("bytes", StoredFile::bytes);
        var hash = fields.text("sha256", StoredFile::hash);
        return row -> new StoredFile(row.get(name), row.number(bytes), row.get(hash));
    });

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+=-]{0,199}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    StoredFile {
        if (!isName(name) || bytes < 0 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("no file of a model: " + name);
        }
    }

    /** Whether a file of a model may be called so. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
