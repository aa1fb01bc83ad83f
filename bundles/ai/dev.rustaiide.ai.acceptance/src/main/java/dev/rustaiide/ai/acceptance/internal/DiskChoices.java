package dev.rustaiide.ai.acceptance.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.LearningSettings;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/** A folder for each folder, in the user's data: two files of choices, and one that says where they were made. */
@Component
public final class DiskChoices implements Choices {
    private static final String OF = "folder";
    private static final long MOST_BYTES = 2 << 20;

    private final Path store;
    private final BooleanSupplier on;
    private final Redactor redactor;
    private final long most;
    private final FolderTurn turn;

    @Activate
    public DiskChoices(@Reference StandardPaths paths, @Reference Settings settings, @Reference Redactor redactor) {
        this(paths.data().resolve("choices"), () -> settings.get(LearningSettings.ON), redactor, MOST_BYTES);
    }

    DiskChoices(Path store, BooleanSupplier on, Redactor redactor, long most) {
        this.store = store;
        this.on = on;
        this.redactor = redactor;
        this.most = most;
        this.turn = new FolderTurn(store);
    }

    @Override
    public boolean isOn() {
        return on.getAsBoolean();
    }

    @Override
    public boolean keep(Path folder, Choice choice) throws FailureException, InterruptedException {
        if (!isOn() || !redactor.redact(choice.file()).equals(choice.file())) {
            return false;
        }
        Path real = real(folder);
        try (var taken = turn.take()) {
            if (!isOn()) {
                return false; // switched off while somebody else had the turn
            }
            Path own = own(real);
            if (!Files.exists(own.resolve(OF))) {
                Files.createDirectories(own);
                WholeFile.writePrivate(own.resolve(OF), real.toString().getBytes(StandardCharsets.UTF_8));
            }
            new ChoiceLog(own, most).add(choice);
            return true;
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("What you chose could not be kept.",
                    store + ": " + refused.getMessage(), "Make room there, or switch it off: rust-ai-ide learning off"),
                    refused);
        }
    }

    private static Path real(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private Path own(Path folder) {
        var crc = new CRC32();
        crc.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        String last = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return store.resolve(last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                + String.format(Locale.ROOT, "-%08x", crc.getValue()));
    }

    /** What is done with the store while nobody else changes it. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Where nothing was ever kept, nothing is written either. */
    private <T> T read(T otherwise, Reading<T> reading) throws FailureException, InterruptedException {
        if (!Files.isDirectory(store)) {
            return otherwise;
        }
        try (var taken = turn.take()) {
            return reading.read();
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("What you chose cannot be looked at.",
                    store + ": " + denied.getMessage(), "See whether that folder can be read and written."), denied);
        }
    }

    @Override
    public List<Kept> kept() throws FailureException, InterruptedException {
        return read(List.of(), () -> {
            List<Kept> all = new ArrayList<>();
            try (Stream<Path> folders = Files.list(store)) {
                for (Path own : folders.filter(each -> Files.exists(each.resolve(OF))).toList()) {
                    var log = new ChoiceLog(own, most);
                    List<Choice> choices = log.all();
                    if (!choices.isEmpty()) {
                        all.add(new Kept(Path.of(Files.readString(own.resolve(OF))), choices.size(), log.bytes(),
                                choices.getFirst().when(), choices.getLast().when()));
                    }
                }
            }
            all.sort((one, other) -> one.folder().compareTo(other.folder()));
            return all;
        });
    }

    @Override
    public List<Choice> of(Path folder) throws FailureException, InterruptedException {
        return read(List.of(), () -> new ChoiceLog(own(real(folder)), most).all());
    }

    @Override
    public int erase(Path folder) throws FailureException, InterruptedException {
        return read(0, () -> {
            Path own = own(real(folder));
            int choices = new ChoiceLog(own, most).all().size();
            if (Files.isDirectory(own)) {
                try (Stream<Path> files = Files.list(own)) {
                    for (Path file : files.filter(each -> !each.endsWith(OF)).toList()) {
                        Files.delete(file);
                    }
                }
                // Last: as long as anything is there, it is listed and can be erased.
                Files.deleteIfExists(own.resolve(OF));
                Files.delete(own);
            }
            return choices;
        });
    }
}
