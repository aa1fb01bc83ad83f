package dev.rustaiide.ai.model.validation.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.GeneralModel;
import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** A folder for each version, and a file with the number of the current one. */
@Component
public final class DiskVersions implements CompletionVersions, GeneralModel {
    private static final String CARD = "completion-card.json";

    private final Path folder;

    @Activate
    public DiskVersions(@Reference StandardPaths paths) {
        this(paths.data().resolve("completion"));
    }

    DiskVersions(Path folder) {
        this.folder = folder;
    }

    @Override
    public int current() {
        try {
            String number = Files.readString(folder.resolve("current")).strip();
            return number.matches("[0-9]{1,6}") && Files.isDirectory(folder.resolve(number)) ? Integer.parseInt(number)
                    : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    @Override
    public Optional<Path> folder() {
        int current = current();
        return current == 0 ? Optional.empty() : Optional.of(folder.resolve(Integer.toString(current)));
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
    public int install(Map<String, byte[]> files, Json card) throws FailureException {
        try {
            Files.createDirectories(folder);
            int number = latest() + 1;
            Path fresh = Files.createTempDirectory(folder, ".new");
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                WholeFile.write(fresh.resolve(each.getKey()), each.getValue());
            }
            WholeFile.write(fresh.resolve(CARD), card.printPretty().getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, folder.resolve(Integer.toString(number)));
            makeCurrent(number);
            return number;
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    private int latest() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).filter(name -> name.matches("[0-9]{1,6}"))
                    .mapToInt(Integer::parseInt).max().orElse(0);
        }
    }

    private void makeCurrent(int number) throws IOException {
        WholeFile.write(folder.resolve("current"), Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int rollBack() throws FailureException {
        int current = current();
        if (current == 0) {
            throw new FailureException(new Failure.Other("There is no version before it.",
                    "The model that came with the product completes code.", "Install another one: rust-ai-ide ml"
                            + " install MODEL --corpus DIR."));
        }
        try {
            makeCurrent(current - 1);
            return current();
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    private FailureException failure(IOException why) {
        return new FailureException(new Failure.Other("The model cannot be installed.", folder + ": "
                + why.getMessage() + '.', "Make room, or change its permissions. The one before still answers."), why);
    }
}
