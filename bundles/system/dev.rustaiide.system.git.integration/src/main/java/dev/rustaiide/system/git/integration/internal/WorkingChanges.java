package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.BlobText;
import dev.rustaiide.system.git.integration.WorkingDiff;

/**
 * Compares the files of a folder with the last commit, as they are: no filter of the repository is run, so that ends of
 * lines alone make no difference.
 */
final class WorkingChanges {
    /** A longer file is counted, not shown. */
    private static final int LONGEST = 400_000;
    private static final int MOST = 2_000_000;

    private final Path root;
    private final Path folder;
    private final List<String> found = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int files;
    private boolean cut;

    WorkingChanges(Path root, Path folder) {
        this.root = root;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Finds the files that are there. */
    void walk(Scope scope) throws InterruptedException {
        new FileWalk(new GitIgnored(root)).forEach(folder, scope, (file, attributes) -> found.add(nameOf(file)));
    }

    /** What differs of these and of those that were committed; less if {@code scope} is cancelled meanwhile. */
    WorkingDiff diff(Repository repository, Scope scope) throws IOException {
        var names = new TreeMap<>(committed(repository));
        DirCache index = repository.readDirCache();
        found.forEach(name -> names.putIfAbsent(name, ObjectId.zeroId()));
        for (Map.Entry<String, ObjectId> each : names.entrySet()) {
            if (scope.isCancelled()) {
                break;
            }
            compare(repository, each.getKey(), each.getValue(), Optional.ofNullable(index.getEntry(each.getKey())));
        }
        return new WorkingDiff(files, text.toString(), cut);
    }

    private String nameOf(Path file) {
        return GitPath.of(root, file);
    }

    /** The files of the last commit that lie in the folder; none before the first. */
    private Map<String, ObjectId> committed(Repository repository) throws IOException {
        var all = new TreeMap<String, ObjectId>();
        ObjectId head = repository.resolve(Constants.HEAD + "^{commit}");
        if (head == null) {
            return all;
        }
        String prefix = folder.equals(root) ? "" : nameOf(folder) + '/';
        try (RevWalk commits = new RevWalk(repository); TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(head).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                boolean isFile = walk.getFileMode(0) == FileMode.REGULAR_FILE
                        || walk.getFileMode(0) == FileMode.EXECUTABLE_FILE;
                if (isFile && GitPath.of(walk.getRawPath()).startsWith(prefix)) {
                    all.put(GitPath.of(walk.getRawPath()), walk.getObjectId(0));
                }
            }
        }
        return all;
    }

    private void compare(Repository repository, String name, ObjectId before, Optional<DirCacheEntry> entry)
            throws IOException {
        Path file = GitPath.file(root, name);
        boolean isThere = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (isThere && entry.isPresent() && entry.get().getObjectId().equals(before)
                && isUntouched(file, entry.get())) {
            return;
        }
        byte[] old = before.equals(ObjectId.zeroId()) ? new byte[0] : content(repository, before);
        byte[] now = isThere ? content(file) : new byte[0];
        if (isThere && !before.equals(ObjectId.zeroId()) && Arrays.equals(old, now)) {
            return;
        }
        boolean isShown = old.length <= LONGEST && now.length <= LONGEST && !BlobText.isBinary(old)
                && !BlobText.isBinary(now);
        List<String> lines = isShown ? lines(name, old, now, !before.equals(ObjectId.zeroId()), isThere) : List.of();
        if (isShown && lines.isEmpty()) {
            return;
        }
        files++;
        add(name, lines);
    }

    /** Whether Git has seen it just so: then it need not be read. */
    private static boolean isUntouched(Path file, DirCacheEntry entry) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return !entry.isSmudged() && entry.getLength() == attributes.size() && entry.getLastModifiedInstant()
                .toEpochMilli() == attributes.lastModifiedTime().toMillis();
    }

    private static byte[] content(Repository repository, ObjectId id) throws IOException {
        ObjectLoader loader = repository.open(id);
        return loader.getSize() > LONGEST ? new byte[LONGEST + 1] : loader.getBytes();
    }

    private static byte[] content(Path file) throws IOException {
        return Files.size(file) > LONGEST ? new byte[LONGEST + 1] : Files.readAllBytes(file);
    }

    private static List<String> lines(String name, byte[] old, byte[] now, boolean was, boolean is) {
        var lines = new ArrayList<String>();
        lines.add("diff --git a/" + name + " b/" + name);
        if (was != is) {
            lines.add((is ? "new" : "deleted") + " file mode 100644");
        }
        List<String> differing = UnifiedDiff.of(was ? "a/" + name : UnifiedDiff.NOTHING,
                is ? "b/" + name : UnifiedDiff.NOTHING, text(old), text(now));
        lines.addAll(differing);
        return differing.isEmpty() && was == is ? List.of() : lines;
    }

    private static Text text(byte[] content) {
        return Text.of(Text.ofUtf8(content).toString().replace("\r\n", "\n"));
    }

    private void add(String name, List<String> lines) {
        if (lines.isEmpty()) {
            text.append("Binary or long file differs: ").append(name).append('\n');
            cut = true;
            return;
        }
        String part = String.join("\n", lines) + '\n';
        if (text.length() + part.length() > MOST) {
            cut = true;
        } else {
            text.append(part);
        }
    }
}
