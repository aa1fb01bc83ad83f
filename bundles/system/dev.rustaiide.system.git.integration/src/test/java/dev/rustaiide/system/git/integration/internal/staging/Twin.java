package dev.rustaiide.system.git.integration.internal.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rustaiide.system.git.index.GitPath;

/** A repository on the disk, and the git that is installed at work in it; names as {@link GitPath} writes them. */
public record Twin(Path root, Map<String, String> environment) {
    /** Settings of nobody but the repository; times as the test says. */
    public static Map<String, String> environment(Path home) {
        return Map.of("HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_DATE", "1700000000 +0100", "GIT_COMMITTER_DATE", "1700000000 +0100", "TZ",
                "Europe/Berlin", "LC_ALL", "C.UTF-8");
    }

    public static Twin make(Path root, Path home) throws Exception {
        Files.createDirectories(root);
        Twin twin = new Twin(root, environment(home));
        twin.git("init", "-q", "-b", "main");
        twin.git("config", "user.name", "Tess Ter");
        twin.git("config", "user.email", "tess@example.org");
        return twin;
    }

    public String git(String... words) throws Exception {
        return git(0, words);
    }

    /** @param exit that is expected; -1 for any */
    public String git(int exit, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("git", "-c", "core.quotepath=false"));
        all.addAll(List.of(words));
        boolean odd = all.stream().anyMatch(word -> !word.equals(new String(GitPath.bytes(word), UTF_8)));
        ProcessBuilder builder = new ProcessBuilder(odd ? List.of("sh", script(all).toString()) : all)
                .directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = GitPath.of(process.getInputStream().readAllBytes());
        int ended = process.waitFor();
        if (exit >= 0) {
            assertEquals(exit, ended, () -> String.join(" ", all) + "\n" + out);
        }
        return out;
    }

    /** Java starts programs with letters only; a shell does with any bytes. */
    private static Path script(List<String> words) throws Exception {
        String line = words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").collect(joining(" "));
        Path script = Files.createTempFile("git", ".sh");
        script.toFile().deleteOnExit();
        return Files.write(script, GitPath.bytes("exec " + line + "\n"));
    }

    /** The file that has this name, written as {@link GitPath} does. */
    public Path file(String name) {
        return GitPath.file(root, name);
    }

    public void write(String name, String text) throws Exception {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public String read(String name) throws Exception {
        return Files.readString(file(name));
    }
}
