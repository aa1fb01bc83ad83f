package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

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
            if (before != null && (before.text == text || before.text.equals(text))) {
                return Optional.of(before);
            }
            if (text.byteLength() > Reading.LARGEST) {
                return Optional.empty();
            }
            Optional<SyntaxTree> tree = before == null ? reading.tree(file, text)
                    : Optional.of(edited(before.tree, text));
            tree.ifPresent(made -> slot.known = new Known(text, made, reading.facts(made)));
            weigh(file, slot, text.byteLength());
            return tree.map(made -> slot.known);
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
