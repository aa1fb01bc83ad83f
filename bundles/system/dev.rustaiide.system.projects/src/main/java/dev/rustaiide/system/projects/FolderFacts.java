package dev.rustaiide.system.projects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What can be known of a folder without running anything: the names of what lies right in it, and the first megabyte of
 * its files. Each file is read once. For one thread.
 */
public final class FolderFacts {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private final TreeSet<String> names;
    private final Map<String, String> texts = new HashMap<>();

    private FolderFacts(Path folder, TreeSet<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /** Reads the names in {@code folder}; of one that cannot be read there are none. Blocks on the disk. */
    public static FolderFacts of(Path folder) {
        var names = new TreeSet<String>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.limit(MOST_NAMES).forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException unreadable) {
            // Whoever wants to show it is told; a walk goes on.
            return new FolderFacts(folder, new TreeSet<>());
        }
        return new FolderFacts(folder, names);
    }

    public Path folder() {
        return folder;
    }

    /** The folder's own name, safe to be shown in a line. */
    public String name() {
        return SafeText.line(Objects.toString(folder.getFileName(), folder.toString()));
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** The first of {@code wanted} that is there. */
    public Optional<String> first(String... wanted) {
        return List.of(wanted).stream().filter(names::contains).findFirst();
    }

    /** The names that fit, in order. */
    public List<String> all(Predicate<String> fitting) {
        return names.stream().filter(fitting).toList();
    }

    /** The text of the file {@code name}, its first megabyte; empty if it is none or cannot be read. */
    public String text(String name) {
        return names.contains(name) ? texts.computeIfAbsent(name, this::read) : "";
    }

    /** A link is followed no further than to a file: a pipe or a device would not end. */
    private String read(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // It is there, which is all that can be known.
            return "";
        }
    }

    /** The object in the file {@code name}; an empty one if it has none. */
    public Json json(String name) {
        try {
            Json read = Json.parseWithComments(text(name));
            return read;
        } catch (JsonException broken) {
            // Its tool will say so.
            return Json.object().build();
        }
    }

    /** Whether a folder of that name is there, and no link to one. */
    public boolean hasFolder(String name) {
        return names.contains(name) && Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
