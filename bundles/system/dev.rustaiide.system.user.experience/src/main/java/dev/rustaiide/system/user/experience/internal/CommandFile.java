package dev.rustaiide.system.user.experience.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.Keys;

/** The commands of the last window in a file. Whatever is wrong with it, the next window writes it anew. */
final class CommandFile {
    private final Path file;

    CommandFile(Path file) {
        this.file = file;
    }

    List<CommandEntry> read() {
        try {
            return parse(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException noWindowYet) {
            return List.of();
        } catch (IOException | JsonException | IllegalArgumentException broken) {
            LoggerFactory.getLogger(CommandFile.class).warn("What commands there are cannot be read from {}", file,
                    broken);
            return List.of();
        }
    }

    void write(List<CommandEntry> commands) {
        if (commands.equals(read())) {
            return;
        }
        try {
            WholeFile.write(file, print(commands).printPretty().getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            LoggerFactory.getLogger(CommandFile.class).warn("What commands there are cannot be kept in {}", file,
                    refused);
        }
    }

    private static List<CommandEntry> parse(Json json) throws JsonException {
        var commands = new ArrayList<CommandEntry>();
        for (Json one : json.items()) {
            commands.add(new CommandEntry(one.string("id"), one.string("menu"), one.string("title"),
                    one.get("keys").items().stream().map(keys -> Keys.parse(keys.asString().orElse(""))).toList(),
                    one.string("context")));
        }
        return commands;
    }

    static Json print(List<CommandEntry> commands) {
        return Json.array(commands.stream().map(command -> Json.object().put("id", command.id())
                .put("menu", command.menu()).put("title", command.title())
                .put("keys", Json.strings(command.keys().stream().map(Keys::toString).toList()))
                .put("context", command.context()).build()).toList());
    }
}
