package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.OpenTexts;
import dev.rustaiide.foundation.text.Text;

/** Puts the texts that editors show in the place of what the disk has. Any thread may ask; one reads at a time. */
final class EditorReading {
    private final OpenTexts texts;
    private final FileTable files;
    private final Set<Path> shown = new HashSet<>();

    EditorReading(OpenTexts texts, FileTable files) {
        this.texts = texts;
        this.files = files;
    }

    synchronized boolean shows(Path file) {
        return shown.contains(file);
    }

    private synchronized void shows(Path file, boolean is) {
        if (is) {
            shown.add(file);
        } else {
            shown.remove(file);
        }
    }

    /** @return files that are shown no more, so that the disk counts again */
    List<Path> read(Map<Path, @Nullable Text> told) {
        var gone = new ArrayList<Path>();
        var changes = new ArrayList<FileTable.Change>();
        told.forEach((file, text) -> {
            shows(file, text != null);
            if (text == null) {
                texts.forget(file);
                gone.add(file);
            } else {
                texts.of(file, text).ifPresent(known -> changes.add(new FileTable.Change(file, known.facts(), null,
                        true)));
            }
        });
        files.apply(changes);
        return gone;
    }
}
