package dev.rustaiide.foundation.types;

import java.nio.file.Path;
import java.util.List;

/** Edits of one file; none overlaps another. */
public record FileEdits(Path file, List<TextEdit> edits) {
    public FileEdits {
        edits = List.copyOf(edits);
    }
}
