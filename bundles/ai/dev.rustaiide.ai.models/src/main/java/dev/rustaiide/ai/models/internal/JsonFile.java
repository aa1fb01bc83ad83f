package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** JSON beside a model. */
final class JsonFile {
    /** The largest tokenizers have some 30 MB. */
    private static final long LARGEST = 128 << 20;

    private JsonFile() {}

    /** What {@code file} has; {@link Json#NULL} if it is not there. */
    static Json read(Path file) throws FailureException {
        if (!Files.isRegularFile(file)) {
            return Json.NULL;
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new FailureException(new Failure.TooLarge(file, Files.size(file), LARGEST));
            }
            return Json.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.BadContent(file, "It cannot be read: " + unreadable.getMessage()
                    + '.', "Check its permissions."), unreadable);
        } catch (JsonException wrong) {
            throw new FailureException(new Failure.BadContent(file, wrong.line(), wrong.column(), "It is no JSON: "
                    + wrong.getMessage() + '.', "Download or export it again."), wrong);
        }
    }
}
