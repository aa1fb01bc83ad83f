package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Versions of something in a folder: each in a folder of its own, called by its number, with the number of the one that
 * it followed; and a file with the number of the one that counts. 0 stands for none of them. Whatever ends a process, a
 * version is there whole or not at all, and the one that counts is one of those. Any thread of any process may use it;
 * all methods block on the disk.
 */
public final class VersionedFolder {
    private static final String CURRENT = "current";
    private static final String BEFORE = "before";
    private static final String FRESH = ".new";
    private static final String NUMBER = "[0-9]{1,6}";

    private final Path folder;
    private final FolderTurn turn;

    /** @param folder need not be there */
    public VersionedFolder(Path folder) {
        this.folder = folder;
        this.turn = new FolderTurn(folder);
    }

    /** Writes a version. */
    @FunctionalInterface
    public interface Writing {
        /** Writes its files, but no folders, into {@code folder}, which is there and empty. */
        void write(Path folder) throws IOException;
    }

    /** The one that counts; 0 if none does, or what does is gone. */
    public int current() {
        int number = number(folder.resolve(CURRENT));
        return number > 0 && Files.isDirectory(version(number)) ? number : 0;
    }

    /** Where the one that counts lies. */
    public Optional<Path> at() {
        int current = current();
        return current == 0 ? Optional.empty() : Optional.of(version(current));
    }

    /** Whether a version has ever counted here, be it that none does now. */
    public boolean isUsed() {
        return Files.exists(folder.resolve(CURRENT));
    }

    /** All that are there, the oldest first. */
    public List<Integer> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(folder)) {
            return each.map(path -> String.valueOf(path.getFileName())).filter(name -> name.matches("[1-9][0-9]{0,5}"))
                    .map(Integer::valueOf).sorted().toList();
        }
    }

    /** The folder of the version {@code number}. */
    public Path version(int number) {
        return folder.resolve(Integer.toString(number));
    }

    private static int number(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.matches(NUMBER) ? Integer.parseInt(text) : 0;
        } catch (IOException none) {
            // Not there, or no text: nothing counts.
            return 0;
        }
    }

    /**
     * Makes what {@code writing} writes the version that counts; its number, greater than all there were.
     *
     * @throws IOException if it cannot be kept: then all is as it was
     */
    public int install(Writing writing) throws IOException, InterruptedException {
        try (var taken = turn.take()) {
            List<Integer> all = all();
            int number = all.isEmpty() ? 1 : all.getLast() + 1;
            Path fresh = folder.resolve(FRESH);
            delete(fresh);
            Files.createDirectory(fresh);
            writing.write(fresh);
            write(fresh.resolve(BEFORE), current());
            Files.move(fresh, version(number), StandardCopyOption.ATOMIC_MOVE);
            write(folder.resolve(CURRENT), number);
            return number;
        }
    }

    private static void write(Path file, int number) throws IOException {
        WholeFile.write(file, Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** What a crash left. */
    private static void delete(Path fresh) throws IOException {
        if (Files.isDirectory(fresh)) {
            try (Stream<Path> files = Files.list(fresh)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(fresh);
        }
    }

    /**
     * Goes back to the version that the one that counts followed: not to one that was itself gone back from. No version
     * goes.
     *
     * @return its number; 0 if it is none; empty if none counted, so that there is nothing to go back from
     */
    public Optional<Integer> rollBack() throws IOException, InterruptedException {
        try (var taken = turn.take()) {
            int current = current();
            if (current == 0) {
                return Optional.empty();
            }
            int before = before(current);
            write(folder.resolve(CURRENT), before);
            return Optional.of(before);
        }
    }

    /** What it followed; 0 if that is gone. */
    private int before(int version) throws IOException {
        Path file = version(version).resolve(BEFORE);
        // Versions of the time before this was written down followed the one numbered below them.
        int before = Files.exists(file) ? number(file)
                : all().stream().filter(each -> each < version).max(Integer::compare).orElse(0);
        return before < version && Files.isDirectory(version(before)) ? before : 0;
    }
}
