package dev.rustaiide.ai.code.index.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.OpenTexts;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;

/**
 * A folder with sources for a test, and its index. In a source {@code ‹n:} marks the place that the test calls n, right
 * before a name.
 */
final class Sources {
    private final Path root;
    private final Map<String, Mark> marks = new HashMap<>();
    private FolderIndex index;

    Sources(Path root) throws IOException {
        this.root = root.toRealPath();
        this.index = open();
    }

    /** A marked place. */
    record Mark(Path file, int offset) {}

    FolderIndex open() {
        var reading = new Reading(TestSyntax.shared(), new Names());
        index = new FolderIndex(root, Priority.INTERACTIVE, reading, new OpenTexts(reading), Sources::read,
                new FactsStore(root.resolve(".git/store/facts")));
        return index;
    }

    private static Text read(Path file) throws FailureException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return DecodedText.ofUtf8(bytes, 0, bytes.length).text();
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(file), gone);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Writes a file, whose marks are remembered and left out. */
    Sources file(String name, String source) throws IOException {
        var text = new StringBuilder();
        int at = 0;
        for (int mark = source.indexOf('‹'); mark >= 0; mark = source.indexOf('‹', at)) {
            text.append(source, at, mark);
            int colon = source.indexOf(':', mark);
            marks.put(source.substring(mark + 1, colon), new Mark(path(name), text.length()));
            at = colon + 1;
        }
        text.append(source, at, source.length());
        Files.createDirectories(path(name).getParent());
        Files.write(path(name), text.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Snapshot settled() throws InterruptedException, ExecutionException {
        index.changed(List.of(root));
        var settled = (Snapshot) index.settled().await();
        while (index.storing().isEmpty()) {
            Thread.onSpinWait();
        }
        index.storing().orElseThrow().await();
        return settled;
    }

    FolderIndex index() {
        return index;
    }

    Mark mark(String name) {
        Mark mark = marks.get(name);
        if (mark == null) {
            throw new IllegalArgumentException("no mark " + name);
        }
        return mark;
    }

    /** The marks of the places that the name at {@code from} may come from, or where they are if they have no mark. */
    List<String> definitions(Snapshot snapshot, String from) {
        Mark mark = mark(from);
        var found = new ArrayList<String>();
        for (var target : new Finder(snapshot).definitions(snapshot.number(mark.file), mark.offset)) {
            found.add(nameOf(snapshot, target.name().file(), target.name().range()));
        }
        return found;
    }

    List<String> references(Snapshot snapshot, String from) {
        Mark mark = mark(from);
        var found = new ArrayList<String>();
        for (var each : new Finder(snapshot).references(snapshot.number(mark.file), mark.offset, true)) {
            found.add(nameOf(snapshot, each.location().file(), each.location().range()));
        }
        return found;
    }

    /** The marks of places. */
    List<String> marks(Snapshot snapshot, List<Target> targets) {
        return targets.stream().map(target -> nameOf(snapshot, target.name().file(), target.name().range())).toList();
    }

    private String nameOf(Snapshot snapshot, Path file, Range range) {
        int offset = snapshot.of(snapshot.number(file)).offset(range.start());
        Optional<String> name = marks.entrySet().stream().filter(each -> each.getValue().file.equals(file)
                && each.getValue().offset == offset).map(Map.Entry::getKey).findFirst();
        return name.orElseGet(() -> root.relativize(file) + ":" + range.start());
    }
}
