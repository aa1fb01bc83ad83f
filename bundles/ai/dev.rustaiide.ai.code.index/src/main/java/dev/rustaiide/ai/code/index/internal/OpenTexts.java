package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * The texts that editors show and that questions carry, with their trees and facts, so that each is read once and a
 * change where it reaches only. Keeps those used last. Any thread may use it; two that want the same file wait for each
 * other.
 */
final class OpenTexts {
    /** Hundreds of editors may use one server; a tree takes several times the memory of its text. */
    private static final int MOST = 1000;
    private static final long MOST_BYTES = 16 << 20;

    private final Reading reading;
    private final Map<Path, Slot> slots = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    OpenTexts(Reading reading) {
        this.reading = reading;
    }

    /** A text and what is known of it. */
    record Known(Text text, SyntaxTree tree, FileFacts facts) {}

    private static final class Slot {
        private @Nullable Known known;
        private int bytes;
    }

    /** What is known of {@code text}; empty if its language has no grammar, or it is too large. */
    Optional<Known> of(Path file, Text text) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(file, path -> new Slot());
        }
        synchronized (slot) {
            Known before = slot.known;
            Optional<TextChange> change = before == null ? Optional.empty() : TextChange.between(before.text, text);
            if (before != null && change.isEmpty()) {
                return Optional.of(before);
            }
            if (text.byteLength() > Reading.LARGEST) {
                return Optional.empty();
            }
            Optional<Known> known = before == null
                    ? reading.tree(file, text).map(tree -> new Known(text, tree, reading.facts(tree)))
                    : change.map(each -> edited(before, text, each));
            known.ifPresent(made -> slot.known = made);
            weigh(file, slot, text.byteLength());
            return known;
        }
    }

    /** Lets go of what was not used for longest, but not of this. */
    private void weigh(Path file, Slot slot, int weight) {
        synchronized (slots) {
            if (slots.get(file) != slot) {
                return;
            }
            bytes += weight - slot.bytes;
            slot.bytes = weight;
            Iterator<Slot> eldest = slots.values().iterator();
            while (slots.size() > 1 && (slots.size() > MOST || bytes > MOST_BYTES)) {
                bytes -= eldest.next().bytes;
                eldest.remove();
            }
        }
    }

    void forget(Path file) {
        synchronized (slots) {
            Slot gone = slots.remove(file);
            bytes -= gone == null ? 0 : gone.bytes;
        }
    }

    private Known edited(Known before, Text after, TextChange change) {
        SyntaxTree tree = before.tree.edited(change.start(), change.end(), change.replacement().length(), after);
        return new Known(after, tree, reading.facts(tree, before.facts, change));
    }
}
