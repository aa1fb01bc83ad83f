package dev.rustaiide.system.user.experience.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

/** Pauses in a file; one that cannot be read is begun anew. */
@Component
public final class KeptPauses implements Pauses {
    private final Path file;

    @Activate
    public KeptPauses(@Reference StandardPaths paths) {
        this(paths.state().resolve("pauses.json"));
    }

    KeptPauses(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void add(Pause pause) {
        var all = new ArrayList<Pause>();
        all.add(pause);
        last().stream().limit(MOST - 1).forEach(all::add);
        write(all);
    }

    @Override
    public synchronized List<Pause> last() {
        try {
            return parse(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | JsonException | DateTimeException broken) {
            LoggerFactory.getLogger(KeptPauses.class).warn("Pauses cannot be read from {}", file, broken);
            return List.of();
        }
    }

    @Override
    public synchronized void clear() {
        write(List.of());
    }

    private void write(List<Pause> all) {
        try {
            WholeFile.write(file, print(all).print().getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            LoggerFactory.getLogger(KeptPauses.class).warn("A pause cannot be kept in {}", file, refused);
        }
    }

    private static List<Pause> parse(Json json) throws JsonException {
        var all = new ArrayList<Pause>();
        for (Json one : json.items()) {
            all.add(new Pause(Instant.parse(one.string("at")), one.number("millis"), one.string("stack")));
        }
        return all;
    }

    static Json print(List<Pause> all) {
        return Json.array(all.stream().map(pause -> Json.object().put("at", pause.at().toString())
                .put("millis", pause.millis()).put("stack", pause.stack()).build()).toList());
    }
}
