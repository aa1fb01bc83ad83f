package dev.rustaiide.ai.code.analysis.internal.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

/** The texts that editors show, with their trees, so that a change is parsed where it reaches only. */
final class EditorReading {
    private final Reading reading;
    private final FileTable files;
    private final Map<Path, SyntaxTree> trees = new HashMap<>();

    EditorReading(Reading reading, FileTable files) {
        this.reading = reading;
        this.files = files;
    }

    synchronized boolean shows(Path file) {
        return trees.containsKey(file);
    }

    /** @return files that are shown no more, so that the disk counts again */
    List<Path> read(Map<Path, @Nullable Text> shown) {
        var gone = new ArrayList<Path>();
        var changes = new ArrayList<FileTable.Change>();
        shown.forEach((file, text) -> {
            if (text == null) {
                synchronized (this) {
                    trees.remove(file);
                }
                gone.add(file);
            } else {
                tree(file, text).ifPresent(tree -> changes.add(new FileTable.Change(file, reading.facts(tree), null,
                        true)));
            }
        });
        files.apply(changes);
        return gone;
    }

    private Optional<SyntaxTree> tree(Path file, Text text) {
        @Nullable SyntaxTree before;
        synchronized (this) {
            before = trees.get(file);
        }
        Optional<SyntaxTree> tree = before == null || text.byteLength() > Reading.LARGEST ? reading.tree(file, text)
                : Optional.of(edited(before, text));
        synchronized (this) {
            tree.ifPresent(known -> trees.put(file, known));
        }
        return tree;
    }

    /** The tree after what lies between the first and the last difference was replaced. */
    static SyntaxTree edited(SyntaxTree before, Text after) {
        Text old = before.text();
        int most = Math.min(old.length(), after.length());
        int start = commonStart(old, after, most);
        int behind = 0;
        while (behind < most - start
                && old.charAt(old.length() - 1 - behind) == after.charAt(after.length() - 1 - behind)) {
            behind++;
        }
        return before.edited(start, old.length() - behind, after.length() - behind - start, after);
    }

    private static int commonStart(Text old, Text after, int most) {
        int low = 0;
        int step = 1 << 12;
        while (low + step <= most && old.substring(low, low + step).equals(after.substring(low, low + step))) {
            low += step;
        }
        while (low < most && old.charAt(low) == after.charAt(low)) {
            low++;
        }
        return low;
    }
}
