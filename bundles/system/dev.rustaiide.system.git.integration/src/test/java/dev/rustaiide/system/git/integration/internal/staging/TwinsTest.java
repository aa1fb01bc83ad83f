package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.WalkedStates;

/**
 * Does the same with us and with the git command in two repositories and compares all that Git knows of them. More:
 * {@code -Dgit.twins=5000}, which is the number of steps.
 */
class TwinsTest {
    private static final int STEPS = Integer.getInteger("git.twins", 60);
    private static final List<String> NAMES = List.of("a.txt", "b.rs", "src/lib.rs", "src/main.rs", "src/deep/er/x.rs",
            "src.rs", "doc/ä ö.md", "target/out.log", "noise.log", "win/crlf.txt", "dir", "dir/inside.txt", "link",
            "run.sh", "zeta/one", "zeta/two", "data.bin",
            "caf\\xE9.txt", "\\xFF\\xFE d/in \\xE9");

    @TempDir
    Path folder;
    private Twin ours;
    private Twin theirs;
    private IndexStaging staging;
    private WalkedStates states;
    private Random random;
    private int written;

    private void make(long seed, int version) throws Exception {
        random = new Random(seed);
        ours = Twin.make(folder.resolve("ours" + seed), folder);
        theirs = Twin.make(folder.resolve("theirs" + seed), folder);
        for (Twin each : List.of(ours, theirs)) {
            each.git("config", "index.version", Integer.toString(version));
            each.write(".gitignore", "target/\n*.log\n!zeta/*.log\n");
            each.write(".gitattributes", "*.txt text\nwin/* text=auto\n*.bin binary\n");
            each.git("add", "-A");
        }
        staging = new IndexStaging(TestServices.git(Map.of(), new TestServices.Trust()),
                new TestServices.MemoryHistory(),
                new TestServices.FolderTrash(folder.resolve("trash" + seed)),
                Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneId.of("+01:00")));
        states = new WalkedStates((root, ignored, listener) -> {
            throw new AssertionError("nobody follows here");
        });
    }

    @Test
    void random_steps_leave_both_repositories_the_same() throws Exception {
        long seed = Long.getLong("git.seed", System.getProperty("git.twins") == null ? 11 : System.nanoTime());
        make(seed, 2);
        try {
            run(STEPS);
        } catch (AssertionError | Exception broken) {
            throw new AssertionError("-Dgit.seed=" + seed, broken);
        }
    }

    @Test
    void the_same_with_packed_names_in_the_index() throws Exception {
        make(23, 4);
        run(STEPS / 2);
    }

    private void run(int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            String what = step();
            try {
                compare();
            } catch (AssertionError | Exception differs) {
                throw new AssertionError("after step " + i + ": " + what, differs);
            }
        }
        for (Twin each : List.of(ours, theirs)) {
            String found = each.git("fsck", "--strict", "--no-dangling");
            assertEquals("", found.lines().filter(line -> !line.startsWith("Checking"))
                    .filter(line -> !line.startsWith("notice:")).reduce("", String::concat));
        }
        assertEquals(theirs.git(-1, "log", "-g", "--format=%gs %T"), ours.git(-1, "log", "-g", "--format=%gs %T"));
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String step() throws Exception {
        String name = name();
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> write(name);
            case 4 -> delete(name);
            case 5 -> runnable(name);
            case 6 -> link(name);
            case 7, 8 -> stage(name);
            case 9 -> stage("");
            case 10 -> unstage(name);
            case 11 -> commit(random.nextInt(4) == 0);
            case 12 -> discard();
            case 13, 14 -> lines();
            default -> commit(false);
        };
    }

    private String write(String name) throws Exception {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(12);
        String end = name.startsWith("win") && random.nextBoolean() ? "\r\n" : "\n";
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(random.nextInt(3) == 0 ? random.nextInt(5) : i).append(end);
        }
        text.append(written++ % 3 == 0 ? "open" : "");
        for (Twin each : List.of(ours, theirs)) {
            clearWay(each.file(name), each.root());
            Files.createDirectories(each.file(name).getParent());
            Files.writeString(each.file(name), text);
        }
        return "write " + name;
    }

    private static void clearWay(Path file, Path root) throws IOException {
        for (Path above = file.getParent(); !above.equals(root); above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above,
                    LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(above);
            }
        }
        clear(file);
    }

    private static void clear(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(file, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failed) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private String delete(String name) throws Exception {
        for (Twin each : List.of(ours, theirs)) {
            clear(each.file(name));
        }
        return "delete " + name;
    }

    private String runnable(String name) throws Exception {
        for (Twin each : List.of(ours, theirs)) {
            Path file = each.file(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                boolean runs = Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rw-r--r--" : "rwxr-xr-x"));
            }
        }
        return "chmod " + name;
    }

    private String link(String name) throws Exception {
        for (Twin each : List.of(ours, theirs)) {
            clearWay(each.file(name), each.root());
            Files.createDirectories(each.file(name).getParent());
            Files.createSymbolicLink(each.file(name), Path.of("a.txt"));
        }
        return "link " + name;
    }

    private RepositoryStatus status() throws Exception {
        return states.status(ours.root()).await();
    }

    private String stage(String name) throws Exception {
        boolean there = status().files().stream().anyMatch(file -> (file.isChanged() || file.isUntracked())
                && (name.isEmpty() || file.path().equals(name)));
        if (there) {
            staging.stage(ours.root(), List.of(name)).await();
            theirs.git("add", "-A", "--", name.isEmpty() ? "." : name);
        }
        return "stage " + name;
    }

    private boolean isFirst() throws Exception {
        return theirs.git(-1, "rev-parse", "--verify", "-q", "HEAD").isBlank();
    }

    private String unstage(String name) throws Exception {
        boolean staged = status().staged().stream().anyMatch(file -> file.path().equals(name));
        if (staged && !isFirst()) {
            staging.unstage(ours.root(), List.of(name)).await();
            theirs.git("reset", "-q", "--", name);
        }
        return "unstage " + name;
    }

    private String commit(boolean amends) throws Exception {
        String message = "Step " + written + "  \n\n\n\nWhy: " + random.nextInt(1000) + "\n\n";
        boolean something = !status().staged().isEmpty();
        if (something && !(amends && isFirst())) {
            List<String> words = new ArrayList<>(List.of("commit", "-q", "-m", message));
            if (amends) {
                words.add("--amend");
            }
            String said = theirs.git(-1, words.toArray(String[]::new));
            if (said.contains("make it empty")) {
                return "amend that git refuses";
            }
            staging.commit(ours.root(), CommitRequest.of(message).amending(amends)).await();
        }
        return amends ? "amend" : "commit";
    }

    private String discard() throws Exception {
        List<FileState> changed = status().changed().stream().filter(file -> file.working() != Change.TYPE_CHANGED)
                .toList();
        if (changed.isEmpty()) {
            return "discard nothing";
        }
        String path = changed.get(random.nextInt(changed.size())).path();
        if (Files.isDirectory(ours.file(path)) || isBelowFile(path)) {
            return "discard what lies in another's place";
        }
        staging.discard(ours.root(), List.of(path)).await();
        theirs.git("checkout", "-q", "--", path);
        if (Files.exists(theirs.file(path))) {
            assertEquals(theirs.read(path), ours.read(path));
        }
        return "discard " + path;
    }

    private boolean isBelowFile(String path) {
        for (Path above = ours.file(path).getParent(); !above.equals(ours.root()); above =
                above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above,
                    LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return false;
    }

    /** Hunks, by us as such and by git as a patch. */
    private String lines() throws Exception {
        List<FileState> changed = status().changed().stream().filter(file -> file.working() == Change.MODIFIED)
                .filter(file -> !Files.isSymbolicLink(ours.file(file.path()))).toList();
        if (changed.isEmpty()) {
            return "no lines";
        }
        String path = changed.get(random.nextInt(changed.size())).path();
        FileVersions versions = staging.versions(ours.root(), path).await();
        int hunks = TextDiff.of(versions.index(), versions.work()).size();
        if (hunks == 0 || versions.binary()) {
            return "no lines of " + path;
        }
        var some = new TreeSet<Integer>();
        for (int i = 0; i < hunks; i++) {
            if (random.nextBoolean()) {
                some.add(i);
            }
        }
        LineChoice choice = LineChoice.hunks(versions.index(), versions.work(), some);
        staging.stageLines(ours.root(), path, choice).await();
        byPatch(path, choice.taken());
        return "lines of " + path;
    }

    /** Gives their index the content. */
    private void byPatch(String path, Text content) throws Exception {
        Path file = folder.resolve("content");
        Files.write(file, content.toUtf8());
        String id = theirs.git("hash-object", "-w", "--no-filters", file.toString()).strip();
        String mode = theirs.git("ls-files", "-s", "--", path).substring(0, 6);
        theirs.git("update-index", "--cacheinfo", mode + "," + id + "," + path);
    }

    private void compare() throws Exception {
        assertEquals(theirs.git("ls-files", "-s"), ours.git("ls-files", "-s"), "index");
        String git = theirs.git("status", "--porcelain=v2", "--no-renames", "--untracked-files=normal");
        assertEquals(git, ours.git("status", "--porcelain=v2", "--no-renames", "--untracked-files=normal"), "status");
        assertEquals(shown(git), shown(status()), "our status");
        assertEquals(theirs.git(-1, "rev-parse", "HEAD", "HEAD^{tree}"), ours.git(-1, "rev-parse", "HEAD",
                "HEAD^{tree}"), "commit");
        assertEquals(theirs.git("write-tree"), ours.git("write-tree"), "tree of the index");
    }

    private static String shown(String porcelain) {
        var lines = new TreeSet<String>();
        for (String line : porcelain.split("\n")) {
            if (line.startsWith("1 ")) {
                lines.add(line.substring(2, 4) + " " + unquoted(line.split(" ", 9)[8]));
            } else if (line.startsWith("? ")) {
                lines.add("?? " + unquoted(line.substring(2)));
            }
        }
        return String.join("\n", lines);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    private static String shown(RepositoryStatus status) {
        var lines = new TreeSet<String>();
        for (FileState file : status.files()) {
            if (file.isStaged() || file.isChanged()) {
                lines.add(file.staged().letter() + "" + (file.isUntracked() ? '.' : file.working().letter()) + " "
                        + file.path());
            }
            if (file.isUntracked()) {
                lines.add("?? " + file.path());
            }
        }
        return String.join("\n", lines);
    }
}
