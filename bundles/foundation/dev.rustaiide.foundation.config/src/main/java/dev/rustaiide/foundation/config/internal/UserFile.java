package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings.Problem;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;

/**
 * One state of the user's file: its last good content, and what is wrong with it if that is not the content it has.
 * Immutable.
 */
record UserFile(Path path, JsonText good, Stamp stamp, @Nullable Problem problem) implements Layer {
    private static final long LIMIT = 8 << 20;

    /** What tells one state of a file from the next without reading it. */
    record Stamp(FileTime modified, long size, @Nullable Object key) {
        static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, null);

        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException notThere) {
                return NONE;
            }
        }
    }

    static UserFile read(Path path) {
        try {
            return new UserFile(path, JsonText.parse(""), Stamp.NONE, null).again();
        } catch (JsonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file as it is now; with the good content of this one if it cannot be read. */
    UserFile again() {
        Stamp now = Stamp.of(path);
        try {
            return new UserFile(path, JsonText.parse(content(now)), now, null);
        } catch (JsonException broken) {
            return new UserFile(path, good, now,
                    new Problem(Origin.USER, broken.line(), broken.column(), broken.getMessage()));
        } catch (IOException denied) {
            return new UserFile(path, good, now,
                    new Problem(Origin.USER, 0, 0, "The file cannot be read: " + denied.getMessage()));
        }
    }

    private String content(Stamp now) throws IOException {
        if (now.size() > LIMIT) {
            throw new IOException("it is larger than 8 MiB");
        }
        try {
            return Files.readString(path);
        } catch (NoSuchFileException nothingIsSet) {
            return "";
        }
    }

    /** Replaces the file in one step; where it is a link, what it points to. */
    void write(JsonText text) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        Path fresh = Files.createTempFile(target.getParent(), ".settings", ".tmp");
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public Origin origin() {
        return Origin.USER;
    }

    @Override
    public boolean has(SettingKey<?> key) {
        return good.root().members().containsKey(key.id());
    }

    @Override
    public <T> Optional<T> value(SettingKey<T> key) {
        Json json = good.root().get(key.id());
        return key.type().parse(json);
    }

    /** A value of the file that breaks the rule of {@code key}. */
    Problem breach(SettingKey<?> key) {
        var place = good.placeOf(key.id()).orElse(new JsonText.Place(0, 0));
        return new Problem(Origin.USER, place.line(), place.column(),
                "\"" + key.id() + "\" must be " + key.type().rule() + '.');
    }

    List<Problem> problems() {
        return problem == null ? List.of() : List.of(problem);
    }
}
