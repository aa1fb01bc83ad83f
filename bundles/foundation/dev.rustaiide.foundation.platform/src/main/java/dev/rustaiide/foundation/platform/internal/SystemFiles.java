package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files in which a kernel tells about itself, below a root that tests replace. What is not there is empty. */
record SystemFiles(Path root) {
    static SystemFiles ofMachine() {
        return new SystemFiles(Path.of("/"));
    }

    List<String> lines(String file) {
        return text(file).lines().toList();
    }

    /** In the one encoding in which every byte is a character: some of these files are no text. */
    String text(String file) {
        try {
            return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException notHere) {
            return ""; // no system has all of these files
        }
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(root.resolve(file));
        } catch (IOException notHere) {
            return new byte[0]; // no system has all of these files
        }
    }

    boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }

    /** The first line, 0 if it is no number. */
    long numberIn(String file) {
        return lines(file).stream().findFirst().map(SystemFiles::number).orElse(0L);
    }

    static long number(String digits) {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException wordOrNothing) {
            return 0;
        }
    }

    /** What follows {@code start} in the first line that starts with it. */
    static String after(String start, List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        return "";
    }

    /** The names in {@code folder} that match {@code glob}, sorted. */
    List<String> names(String folder, String glob) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), glob)) {
            var names = new ArrayList<String>();
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            names.sort(null);
            return names;
        } catch (IOException notHere) {
            return List.of(); // no system has all of these folders
        }
    }
}
