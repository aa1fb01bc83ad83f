package bench.ai.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts as they were and as people made them: the changes of a repository's history, oldest first, or two versions of a
 * folder.
 */
public final class Revisions {
    private static final int LARGEST = 400_000;
    private static final Set<String> CODE = Set.of("java", "rs", "py", "ts", "js", "go", "c", "cpp", "h", "sh");

    /** A file before and after. */
    public record Revision(String file, String before, String after) {
        public String language() {
            String end = file.substring(file.lastIndexOf('.') + 1);
            return switch (end) {
                case "rs" -> "rust";
                case "py" -> "python";
                case "ts" -> "typescript";
                case "js" -> "javascript";
                case "sh" -> "shellscript";
                case "h" -> "c";
                default -> end;
            };
        }
    }

    private Revisions() {}

    /** What the commits that are no merges changed in files that were there before. */
    public static List<Revision> ofHistory(Path repository) throws IOException, InterruptedException {
        List<Revision> found = new ArrayList<>();
        Process log = git(repository, "log", "--no-merges", "--reverse", "--raw", "--no-abbrev", "--no-renames",
                "--diff-filter=M", "--format=");
        try (BufferedReader lines = log.inputReader(StandardCharsets.UTF_8);
                var blobs = new Blobs(git(repository, "cat-file", "--batch"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split("[ \t]", 6);
                if (words.length == 6 && isCode(words[5])) {
                    add(found, words[5], blobs.read(words[2]), blobs.read(words[3]));
                }
            }
        }
        log.waitFor();
        return found;
    }

    /** What is in both folders and differs. */
    public static List<Revision> between(Path before, Path after) throws IOException {
        List<Revision> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(after)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path old = before.resolve(after.relativize(file).toString());
                if (isCode(file.toString()) && Files.isRegularFile(old)) {
                    add(found, after.relativize(file).toString(), Files.readString(old, StandardCharsets.ISO_8859_1),
                            Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }

    private static void add(List<Revision> found, String file, String before, String after) {
        if (!before.equals(after) && before.length() < LARGEST && after.length() < LARGEST) {
            found.add(new Revision(file, before, after));
        }
    }

    private static boolean isCode(String file) {
        return CODE.contains(file.substring(file.lastIndexOf('.') + 1));
    }

    private static Process git(Path repository, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private record Blobs(Process process) implements AutoCloseable {
        String read(String hash) throws IOException {
            process.getOutputStream().write((hash + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            InputStream in = process.getInputStream();
            var head = new StringBuilder();
            for (int each = in.read(); each != '\n' && each >= 0; each = in.read()) {
                head.append((char) each);
            }
            String[] words = head.toString().split(" ");
            byte[] bytes = in.readNBytes(Integer.parseInt(words[2]));
            in.read();
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.destroy();
        }
    }
}
