package dev.rustaiide.system.git.blame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.OpenRepositories;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;

/** A repository on the disk, the git that is installed at work in it, and ours over it. */
final class RealRepository {
    private final Path root;
    private final Path home;
    private int clock = 1_700_000_000;

    RealRepository(Path root, Path home) throws Exception {
        this.root = root;
        this.home = home;
        Files.createDirectories(root);
        git("init", "-q", "-b", "main");
        git("config", "user.name", "Tess Ter");
        git("config", "user.email", "tess@example.org");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    /** Seconds that pass with each commit. */
    int tick() {
        clock += 60;
        return clock;
    }

    String git(String... words) throws Exception {
        return run(new ProcessBuilder(), words);
    }

    void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-qm", message);
    }

    /** Makes what {@code stream} says, as {@code git fast-import} reads it. */
    void load(String stream) throws Exception {
        Path file = home.resolve("stream");
        Files.writeString(file, stream);
        run(new ProcessBuilder().redirectInput(file.toFile()), "fast-import", "--quiet", "--force");
        git("reset", "-q", "--hard");
    }

    private String run(ProcessBuilder builder, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("git", "-c", "core.quotepath=false"));
        all.addAll(List.of(words));
        builder.command(all).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        String time = tick() + " +0000";
        builder.environment().put("GIT_AUTHOR_DATE", time);
        builder.environment().put("GIT_COMMITTER_DATE", time);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", all) + "\n" + out);
        return out;
    }

    Blaming blaming() {
        return new WalkedBlame(new Opened(), answering(RepositoryStates.class), answering(Staging.class));
    }

    /** What the services of the bundle below answer, read in the simplest way. */
    private <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "repository" -> Optional.of(root);
                    case "versions" -> Call.of(versions((String) arguments[1]));
                    default -> throw new IllegalStateException("nobody asks for " + method);
                }));
    }

    private FileVersions versions(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(file(path));
        String work = new String(bytes, UTF_8);
        // The attributes of the test say so.
        String kept = path.endsWith(".txt") ? work.replace("\r\n", "\n") : work;
        return new FileVersions(path, Text.EMPTY, Text.EMPTY, Text.of(kept), work.indexOf('\0') >= 0);
    }

    private static final class Opened implements OpenRepositories {
        @Override
        public <T> T read(Path root, String subject, Reading<T> reading) throws FailureException {
            try (Repository repository = new FileRepositoryBuilder().setWorkTree(root.toFile()).setMustExist(true)
                    .build()) {
                return reading.read(repository);
            } catch (IOException broken) {
                throw new FailureException(new Failure.Other(subject, String.valueOf(broken), ""), broken);
            }
        }
    }
}
