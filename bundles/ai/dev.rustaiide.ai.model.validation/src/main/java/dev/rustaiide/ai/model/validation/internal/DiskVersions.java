package dev.rustaiide.ai.model.validation.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.GeneralModel;
import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.VersionedFolder;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Versions in the application's data. */
@Component
public final class DiskVersions implements CompletionVersions, GeneralModel {
    private static final String CARD = "completion-card.json";

    private final Path folder;
    private final VersionedFolder versions;

    @Activate
    public DiskVersions(@Reference StandardPaths paths) {
        this(paths.data().resolve("completion"));
    }

    DiskVersions(Path folder) {
        this.folder = folder;
        this.versions = new VersionedFolder(folder);
    }

    @Override
    public int current() {
        return versions.current();
    }

    @Override
    public Optional<Path> folder() {
        return versions.at();
    }

    @Override
    public Json card() {
        try {
            Optional<Path> installed = folder();
            return Json.parse(installed.isPresent() ? Files.readString(installed.get().resolve(CARD))
                    : GeneralModel.shippedCard());
        } catch (IOException | JsonException none) {
            return Json.NULL;
        }
    }

    @Override
    public int install(Map<String, byte[]> files, Json card) throws FailureException, InterruptedException {
        try {
            return versions.install(fresh -> {
                for (Map.Entry<String, byte[]> each : files.entrySet()) {
                    WholeFile.write(fresh.resolve(each.getKey()), each.getValue());
                }
                WholeFile.write(fresh.resolve(CARD), card.printPretty().getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    @Override
    public int rollBack() throws FailureException, InterruptedException {
        try {
            return versions.rollBack().orElseThrow(() -> new FailureException(new Failure.Other(
                    "There is no version before it.", "The model that came with the product completes code.",
                    "Install another one: rust-ai-ide ml install MODEL --corpus DIR.")));
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    private FailureException failure(IOException why) {
        return new FailureException(new Failure.Other("The model cannot be installed.", folder + ": "
                + why.getMessage() + '.', "Make room, or change its permissions. The one before still answers."), why);
    }
}
