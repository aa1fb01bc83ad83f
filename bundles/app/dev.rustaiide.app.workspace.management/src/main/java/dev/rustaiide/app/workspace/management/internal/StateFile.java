package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/** A JSON file of our own. It blocks on the disk. */
record StateFile(Path path, TextFiles files) {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    /** What it holds; {@link Json#NULL} if there is none, or none that can be read: state is never worth a failure. */
    Json read() {
        if (!Files.exists(path)) {
            return Json.NULL;
        }
        try {
            return Json.parse(files.read(path).text());
        } catch (FailureException | JsonException unreadable) {
            LOG.warn("The state in " + path + " is lost: " + unreadable.getMessage());
            return Json.NULL;
        }
    }

    void write(Json content) throws FailureException {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException refused) {
            throw new FailureException(new Failure.NoPermission(path, "write"), refused);
        }
        files.write(path, Text.of(content.printPretty() + "\n"), Encoding.UTF_8);
    }
}
