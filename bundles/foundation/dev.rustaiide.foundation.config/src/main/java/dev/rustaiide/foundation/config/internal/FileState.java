package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;
import dev.rustaiide.foundation.serialization.JsonText.Place;

/**
 * One state of a file: its last good content, and what is wrong with it if that is not the content it has. Immutable.
 *
 * @param member the one of the file's members that has the values; empty if the file itself has
 */
record FileState(Path path, Origin origin, String member, JsonText good, Stamp stamp, @Nullable Problem problem)
        implements Layer {
    static final int LIMIT = 8 << 20;

    static FileState read(Path path, Origin origin) {
        try {
            String member = origin == Origin.POLICY ? Policy.SETTINGS : "";
            return new FileState(path, origin, member, JsonText.parse(""), Stamp.NONE, null).again();
        } catch (JsonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file as it is now; with the good content of this one if it cannot be read. */
    FileState again() {
        Stamp now = Stamp.of(path);
        try {
            return new FileState(path, origin, member, JsonText.parse(content(now)), now, null);
        } catch (JsonException broken) {
            return broken(now, Source.in(path, broken.line(), broken.column()), path.getFileName() + " does not parse: "
                    + broken.getMessage() + ". Until it does, its last good values count.");
        } catch (IOException denied) {
            return broken(now, Source.in(path, 0, 0), "The file cannot be read: " + denied.getMessage() + '.');
        }
    }

    private FileState broken(Stamp now, Source source, String message) {
        return new FileState(path, origin, member, good, now,
                new Problem(origin, source, Severity.ERROR, message));
    }

    /** A pipe or a device would keep its reader for ever. */
    private String content(Stamp now) throws IOException {
        if (now.size() >= 0 && !now.regular()) {
            throw new IOException("it is no file");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("it is larger than 8 MiB");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException nothingIsSet) {
            return "";
        } catch (CharacterCodingException otherEncoding) {
            throw new IOException("it is not UTF-8", otherEncoding);
        }
    }

    private Json values() {
        return member.isEmpty() ? good.root() : good.root().get(member);
    }

    @Override
    public Set<String> names() {
        return values().members().keySet();
    }

    @Override
    public @Nullable Written written(String name) {
        Json json = values().members().get(name);
        return json == null ? null : new InFile(json);
    }

    @Override
    public Source source(String name) {
        return sourceOf(member.isEmpty() ? good.placeOf(name) : good.placeOf(member, name));
    }

    /** A place in this file; the file as such if there is none. */
    Source sourceOf(Optional<Place> place) {
        return place.map(there -> Source.in(path, there.line(), there.column())).orElse(Source.in(path, 0, 0));
    }

    private record InFile(Json json) implements Written {
        @Override
        public <T> Optional<T> as(SettingType<T> type) {
            return type.parse(json);
        }

        @Override
        public String text() {
            return json.print();
        }
    }
}
