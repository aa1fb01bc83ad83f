package dev.rustaiide.system.projects.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.Template.Naming;
import dev.rustaiide.system.projects.Template.Use;

/** The user's own templates, each a folder with its files. It blocks on the disk. */
record UserTemplates(Path folder) {
    static final String ABOUT = "template.json";
    private static final int MOST_FILES = 1000;
    private static final long MOST_BYTES = 16L << 20;

    /** Those that can be read, by their ids; the log says why others cannot. */
    List<Template> read() {
        var templates = new ArrayList<Template>();
        if (!Files.isDirectory(folder)) {
            return templates;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path entry : entries) {
                add(entry, templates);
            }
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(UserTemplates.class).warn("The templates in {} cannot be read", folder, unreadable);
        }
        templates.sort((one, other) -> one.id().compareTo(other.id()));
        return templates;
    }

    private static void add(Path entry, List<Template> templates) {
        try {
            FolderFacts facts = FolderFacts.of(entry);
            Json about = facts.json(ABOUT);
            String id = facts.name();
            templates.add(new Template(id, SafeText.line(about.string("title", id)),
                    SafeText.line(about.string("description", "One of your own.")),
                    chosen(Use.values(), about.string("use", "project"), Use.PROJECT),
                    chosen(Naming.values(), about.string("naming", "file"), Naming.FILE), files(entry)));
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(UserTemplates.class).warn("The template {} cannot be read", entry, unreadable);
        }
    }

    private static <E extends Enum<E>> E chosen(E[] all, String name, E otherwise) {
        return Stream.of(all).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElse(otherwise);
    }

    /** Links are left out, since they may lead anywhere. */
    private static List<Template.File> files(Path top) throws IOException {
        var files = new ArrayList<Template.File>();
        long bytes = 0;
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || file.equals(top.resolve(ABOUT))) {
                    continue;
                }
                bytes += Files.size(file);
                if (files.size() == MOST_FILES || bytes > MOST_BYTES) {
                    throw new IOException("it has more than " + MOST_FILES + " files or "
                            + (MOST_BYTES >> 20) + " MB");
                }
                files.add(new Template.File(top.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file), Files.isExecutable(file)));
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return files;
    }
}
