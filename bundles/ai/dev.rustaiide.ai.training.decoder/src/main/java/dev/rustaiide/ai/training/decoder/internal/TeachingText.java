package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.rustaiide.ai.ml.pipeline.SourceSecrets;

/**
 * The crates of a folder as {@code releng/crates} makes it. Families of names fall into the same twenty parts as for
 * {@code ml run}: what that measures with, or trains its ranker with, teaches the decoder nothing.
 */
final class Crates {
    private static final int FIRST_TO_VALIDATE = 1;
    private static final int FIRST_TO_LEARN = 3;
    private static final int PARTS = 20;
    private static final long LARGEST_FILE = 120_000;
    private static final long LARGEST_CRATE = 1_500_000;
    private static final int LONGEST_LINE = 400;

    private final Path folder;
    private final Map<String, String> licences = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    Crates(Path folder) throws IOException {
        this.folder = folder;
        for (String line : Files.readAllLines(folder.resolve("licences.tsv"))) {
            String[] cells = line.split("\t");
            licences.put(cells[0], cells[1]);
        }
    }

    /** A crate and the texts of its files. */
    record Crate(String name, List<String> files) {}

    List<String> toLearn() throws IOException {
        return names(FIRST_TO_LEARN, PARTS);
    }

    List<String> toValidate() throws IOException {
        return names(FIRST_TO_VALIDATE, FIRST_TO_LEARN);
    }

    /** Those of the parts, one version of each. */
    private List<String> names(int from, int to) throws IOException {
        Map<String, String> newest = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(Files::isDirectory).sorted().toList()) {
                String name = path.getFileName().toString();
                int part = part(name);
                if (part >= from && part < to && licences.containsKey(name) && !isBinding(name)) {
                    newest.put(name.replaceAll("-[0-9][^-]*$", ""), name);
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private static int part(String name) {
        var hash = new CRC32();
        hash.update(name.replaceAll("-[0-9][^-]*$", "").split("[-_]")[0].getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % PARTS);
    }

    String licence(String name) {
        return licences.get(name);
    }

    /** Its files; none that was read before, in this crate or another, that looks generated, or that has a secret. */
    Crate read(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        long size = 0;
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            for (Path file : all.filter(path -> path.toString().endsWith(".rs") && Files.isRegularFile(path))
                    .sorted(Comparator.comparing(Path::toString)).toList()) {
                long bytes = Files.size(file);
                if (bytes > LARGEST_FILE || size + bytes > LARGEST_CRATE) {
                    continue;
                }
                String text = shortened(text(file));
                if (!text.isBlank() && isWritten(text) && seen.add(text.replaceAll("\\s+", ""))) {
                    texts.add(text);
                    size += bytes;
                }
            }
        }
        return new Crate(name, texts);
    }

    /** Lists of what others define teach little. */
    private static boolean isBinding(String name) {
        return name.contains("-sys-") || name.matches("(libc|nix|wasi)-[0-9].*");
    }

    /** Of comments of several lines the first one: what is learned is to be code. */
    private static String shortened(String text) {
        var kept = new StringBuilder();
        boolean inComment = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean isComment = line.strip().startsWith("//");
            if (!isComment || !inComment) {
                kept.append(line).append('\n');
            }
            inComment = isComment;
        }
        return kept.toString();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException noText) {
            return "";
        }
    }

    private static boolean isWritten(String text) {
        return text.lines().allMatch(line -> line.length() <= LONGEST_LINE)
                && !text.startsWith("/* automatically generated") && !text.contains("@generated")
                && !SourceSecrets.areIn(text);
    }
}
