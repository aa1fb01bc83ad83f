package dev.rustaiide.foundation.platform.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files in which a kernel tells about itself, below a root that tests replace. What is not there is empty. */
record SystemFiles(Path root) {
    private static final int PIECE = 1 << 16;

    static SystemFiles ofMachine() {
        return new SystemFiles(Path.of("/"));
    }

    List<String> lines(String file) {
        return text(file).lines().toList();
    }

    String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** In large pieces: what is below {@code /proc/sys} gives its number to the first read, and nothing to a second. */
    byte[] bytes(String file) {
        try (InputStream in = Files.newInputStream(root.resolve(file))) {
            var all = new ByteArrayOutputStream();
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                all.write(piece, 0, count);
            }
            return all.toByteArray();
        } catch (IOException notHere) {
            return new byte[0]; // no system has all of these files
        }
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
