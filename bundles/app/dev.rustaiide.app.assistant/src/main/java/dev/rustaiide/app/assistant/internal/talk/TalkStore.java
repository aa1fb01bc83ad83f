package dev.rustaiide.app.assistant.internal.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/**
 * Conversations and drafts on the disk, those of each folder in one of their own, which only the user can read. Blocks:
 * not for the thread of the window. A file that cannot be read is passed over, and stays.
 */
public final class TalkStore {
    private static final String TALK = "talk-";
    private static final String ENDING = ".json";
    private static final String DRAFT = "draft.json";
    private static final int MOST = 50;

    private final Path place;
    private final TextFiles files;

    /** @param state where all that is kept lies */
    public TalkStore(Path state, Path folder, TextFiles files) {
        this.place = state.resolve("conversations").resolve(nameOf(folder));
        this.files = files;
    }

    private static String nameOf(Path folder) {
        return Sha256.hex(folder.toString(), 20);
    }

    /** The id of a conversation that begins at {@code millis} since 1970. */
    static String idAt(long millis) {
        return TALK + millis;
    }

    void write(KeptTalk talk) throws FailureException {
        write(talk.id() + ENDING, talk.write());
    }

    void write(Draft draft) throws FailureException {
        write(DRAFT, draft.write());
    }

    private void write(String name, Json json) throws FailureException {
        try {
            Files.createDirectories(place);
        } catch (IOException refused) {
            // Writing says in its own words what is in the way.
            LoggerFactory.getLogger(TalkStore.class).debug("No folder for conversations", refused);
        }
        files.write(place.resolve(name), Text.of(json.print() + "\n"), Encoding.UTF_8);
    }

    Draft draft() {
        return read(DRAFT).map(Draft::read).orElse(Draft.NOTHING);
    }

    Optional<KeptTalk> talk(String id) {
        if (!id.matches(TALK + "\\d{1,18}")) {
            return Optional.empty();
        }
        return read(id + ENDING).flatMap(json -> {
            try {
                return Optional.of(KeptTalk.read(id, json));
            } catch (JsonException | IllegalArgumentException strange) {
                return unreadable(id, strange);
            }
        });
    }

    /** The latest ones, the last first. */
    List<KeptTalk> talks() {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        var found = new ArrayList<KeptTalk>();
        try (Stream<Path> all = Files.list(place)) {
            all.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(TALK))
                    .sorted(Comparator.reverseOrder()).limit(MOST)
                    .forEach(name -> talk(name.replace(ENDING, "")).ifPresent(found::add));
        } catch (IOException unreadable) {
            unreadable(place.toString(), unreadable);
        }
        return found;
    }

    private Optional<Json> read(String name) {
        Path file = place.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(files.read(file).text().toString()));
        } catch (FailureException | JsonException strange) {
            return unreadable(name, strange);
        }
    }

    private static <T> Optional<T> unreadable(String name, Exception cause) {
        LoggerFactory.getLogger(TalkStore.class).warn("What was kept of a conversation cannot be read: {}", name,
                cause);
        return Optional.empty();
    }
}
