package dev.rustaiide.ai.code.facts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
public final class OpenTexts {
    /** Hundreds of editors may use one server; a tree takes several times the memory of its text. */
    private static final int MOST = 1000;
    private static final long MOST_BYTES = 16 << 20;

    /** Of a file. */
    private static final int MOST_VERSIONS = 8;
    /** With more characters changed at once somebody else may still have the old version. */
    private static final int ONE_STEP = 500;
    private static final TextChange NO_CHANGE = TextChange.delete(0, 0);

    private final Reading reading;
    private final Map<Path, Slot> slots = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public OpenTexts(Reading reading) {
        this.reading = reading;
    }

    /** A text and what is known of it. */
    public record Known(Text text, SyntaxTree tree, FileFacts facts) {}

    /** What people who have the same file open see of it: each may write on their own. */
    private static final class Slot {
        /** The one used last is the last. */
        private final List<Known> versions = new ArrayList<>();
        private int bytes;

        /** What is known of this very text, or null. */
        @Nullable Known same(Text text) {
            for (Known each : versions) {
                if (each.text == text) {
                    return each;
                }
            }
            return null;
        }

        /** From the version that {@code text} is closest to; null if there is none. */
        @Nullable Step nearest(Text text) {
            Step nearest = null;
            for (Known each : versions) {
                Optional<TextChange> change = TextChange.between(each.text, text);
                var step = new Step(each, change.orElse(NO_CHANGE));
                nearest = nearest == null || step.size() < nearest.size() ? step : nearest;
            }
            return nearest;
        }

        void put(Known made, @Nullable Step from) {
            if (from != null && from.size() <= ONE_STEP) {
                versions.removeIf(each -> each == from.before);
            } else if (versions.size() == MOST_VERSIONS) {
                versions.removeFirst();
            }
            versions.add(made);
        }

        Known used(Known known) {
            if (versions.getLast() != known) {
                versions.removeIf(each -> each == known);
                versions.add(known);
            }
            return known;
        }

        int weight() {
            return versions.stream().mapToInt(each -> each.text.byteLength()).sum();
        }
    }

    /** The way from one version to another. */
    private record Step(Known before, TextChange change) {
        int size() {
            return Math.max(change.end() - change.start(), change.replacement().length());
        }
    }

    /** What is known of {@code text}; empty if its language has no grammar, or it is too large. */
    public Optional<Known> of(Path file, Text text) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(file, path -> new Slot());
        }
        synchronized (slot) {
            Known same = slot.same(text);
            if (same != null) {
                return Optional.of(slot.used(same));
            }
            Step step = slot.nearest(text);
            if (step != null && step.size() == 0) {
                return Optional.of(slot.used(step.before));
            }
            if (text.byteLength() > Reading.LARGEST) {
                return Optional.empty();
            }
            Optional<Known> known = step == null
                    ? reading.tree(file, text).map(tree -> new Known(text, tree, reading.facts(tree)))
                    : Optional.of(edited(step.before, text, step.change));
            known.ifPresent(made -> slot.put(made, step));
            weigh(file, slot, slot.weight());
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

    public void forget(Path file) {
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
