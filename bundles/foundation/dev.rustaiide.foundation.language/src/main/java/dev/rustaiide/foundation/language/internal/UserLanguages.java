package dev.rustaiide.foundation.language.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import dev.rustaiide.foundation.language.LanguageDeclarations.Problem;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;
import dev.rustaiide.foundation.serialization.JsonText.Place;

/** Reads the user's file. */
record UserLanguages(Path file) {
    private static final int LIMIT = 1 << 20;

    /** What it declares; empty if there is no such file. */
    Optional<DeclarationReader> read() {
        return Files.exists(file) ? Optional.of(reading()) : Optional.empty();
    }

    private DeclarationReader reading() {
        var nothing = new DeclarationReader(path -> file.toString(), true);
        try {
            JsonText text = JsonText.parse(content());
            var reader = new DeclarationReader(path -> place(text, path), true);
            reader.read(text.root());
            return reader;
        } catch (JsonException broken) {
            nothing.problems().add(new Problem(file + ":" + broken.line() + ":" + broken.column(),
                    "It does not parse: " + broken.getMessage() + ". Nothing of it counts."));
            return nothing;
        } catch (CharacterCodingException otherEncoding) {
            nothing.problems().add(new Problem(file.toString(), "It is not UTF-8. Nothing of it counts."));
            return nothing;
        } catch (IOException denied) {
            nothing.problems().add(new Problem(file.toString(), "It cannot be read: " + denied.getMessage() + '.'));
            return nothing;
        }
    }

    private String content() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no file"); // a pipe would keep its reader for ever
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("it is larger than 1 MiB");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    private String place(JsonText text, String... path) {
        for (int length = path.length; length > 0; length--) {
            Optional<Place> place = text.placeOf(Arrays.copyOf(path, length));
            if (place.isPresent()) {
                return file + ":" + place.get().line() + ":" + place.get().column();
            }
        }
        return file.toString();
    }
}
