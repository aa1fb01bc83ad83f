package dev.rustaiide.ai.completion.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.foundation.common.Sha256;

/** The models of this bundle, for those who make others of them. */
record LocalModel(Models models) implements CompletionModel {
    static LocalModel of(CompletionModel model) {
        if (model instanceof LocalModel local) {
            return local;
        }
        throw new IllegalArgumentException("a model of another make: " + model.getClass());
    }

    @Override
    public int trees() {
        return models.ranking().names().size() + models.ranking().tokens().size();
    }

    @Override
    public int contexts() {
        return models.global().contexts.length;
    }

    @Override
    public int words() {
        return models.global().words.size();
    }

    @Override
    public String hash() {
        try {
            MessageDigest digest = Sha256.digest();
            try (var to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                ModelFile.contents(models, to);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
