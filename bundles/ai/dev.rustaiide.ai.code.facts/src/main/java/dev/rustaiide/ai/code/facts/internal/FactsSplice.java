package dev.rustaiide.ai.code.facts.internal;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Puts the facts of a part in the place of those that it had before: columns are copied, and what lies behind the part
 * moves. For one thread.
 */
public final class FactsSplice {
    private final FileFacts old;
    private final FileFacts fresh;
    private final FactsPart part;
    /** Where the part is, and was. */
    private final int start;
    private final int oldEnd;
    private final int growth;
    /** Whether all places were outside of the part, as those of others have to be. */
    private boolean sound = true;

    private FactsSplice(FileFacts old, FactsPart part) {
        this.old = old;
        this.fresh = part.facts();
        this.part = part;
        this.start = part.start();
        this.oldEnd = part.oldEnd();
        this.growth = part.change().growth();
    }

    /** The facts of {@code text}; empty if {@code old} are not such that the part could be replaced. */
    public static Optional<FileFacts> of(FileFacts old, FactsPart part, Text text) {
        var splice = new FactsSplice(old, part);
        int @Nullable [] around = splice.around();
        if (around == null || splice.hasImportOfNothing() || splice.reachesFar()) {
            return Optional.empty();
        }
        FileFacts spliced = splice.build(around, text);
        return splice.sound ? Optional.of(spliced) : Optional.empty();
    }

    /** The numbers that the definitions around the part have in the file; null if they are not there. */
    private int @Nullable [] around() {
        int[] numbers = new int[part.around()];
        FileFacts.Definitions before = old.definitions();
        int at = -1;
        for (int i = 0; i < numbers.length; i++) {
            int wanted = fresh.definitions().start()[i];
            at = lowerBound(before.start(), wanted);
            while (at < before.count() && before.start()[at] == wanted
                    && (before.kind()[at] != fresh.definitions().kind()[i]
                            || before.end()[at] != fresh.definitions().end()[i] - growth
                            || before.parent()[at] != (i == 0 ? -1 : numbers[i - 1]))) {
                at++;
            }
            if (at >= before.count() || before.start()[at] != wanted) {
                return null;
            }
            numbers[i] = at;
        }
        return numbers;
    }

    /** What a macro is, and which file a module is, may be told elsewhere than where it shows. */
    private boolean reachesFar() {
        for (int i = 0; i < old.definitions().count(); i++) {
            boolean inPart = old.definitions().start()[i] >= start && old.definitions().start()[i] < oldEnd;
            boolean pathed = old.kind(i) == SymbolKind.MODULE && old.definitions().shape()[i] != Names.NONE;
            if (inPart && old.kind(i) == SymbolKind.MACRO || pathed) {
                return true;
            }
        }
        return false;
    }

    /** One without any name has no place either. */
    private boolean hasImportOfNothing() {
        return hasImportOfNothing(old.imports()) || hasImportOfNothing(fresh.imports());
    }

    private static boolean hasImportOfNothing(FileFacts.Imports imports) {
        for (int i = 0; i < imports.count(); i++) {
            if (imports.first()[i] == imports.end(i)) {
                return true;
            }
        }
        return false;
    }

    private FileFacts build(int[] around, Text text) {
        FileFacts.Uses uses = uses();
        return new FileFacts(old.language(), text.length(), lineStarts(), definitions(around), locals(), uses, owners(),
                origins(), imports(), names(uses));
    }

    private FileFacts.Definitions definitions(int[] around) {
        FileFacts.Definitions before = old.definitions();
        FileFacts.Definitions now = fresh.definitions();
        var cut = new Cut(before.start(), around.length, now.count());
        int[] parents = cut.ints(before.parent(), now.parent());
        for (int i = 0; i < parents.length; i++) {
            parents[i] = parent(parents[i], cut, i, around);
        }
        return new FileFacts.Definitions(cut.ints(before.name(), now.name()), cut.bytes(before.kind(), now.kind()),
                parents, cut.places(before.start(), now.start()), cut.places(before.end(), now.end()),
                cut.places(before.nameStart(), now.nameStart()), cut.ints(before.type(), now.type()),
                cut.ints(before.shape(), now.shape()), cut.bytes(before.visibility(), now.visibility()));
    }

    private int parent(int parent, Cut cut, int index, int[] around) {
        boolean isFresh = index >= cut.first && index < cut.first + cut.count();
        if (parent < 0) {
            return parent;
        }
        if (isFresh) {
            return parent < around.length ? around[parent] : parent - around.length + cut.first;
        }
        sound &= parent < cut.first || parent >= cut.behind;
        return parent < cut.first ? parent : parent + cut.count() - (cut.behind - cut.first);
    }

    private FileFacts.Locals locals() {
        FileFacts.Locals before = old.locals();
        FileFacts.Locals now = fresh.locals();
        var cut = new Cut(before.nameStart(), 0, now.count());
        return new FileFacts.Locals(cut.ints(before.name(), now.name()), cut.bytes(before.kind(), now.kind()),
                cut.places(before.nameStart(), now.nameStart()), cut.places(before.from(), now.from()),
                cut.places(before.to(), now.to()), cut.ints(before.type(), now.type()),
                cut.ints(before.shape(), now.shape()));
    }

    private FileFacts.Uses uses() {
        FileFacts.Uses before = old.uses();
        FileFacts.Uses now = fresh.uses();
        var cut = new Cut(before.start(), 0, now.count());
        return new FileFacts.Uses(cut.ints(before.name(), now.name()), cut.places(before.start(), now.start()),
                cut.bytes(before.role(), now.role()));
    }

    private FileFacts.Owners owners() {
        var cut = new Cut(old.owners().start(), 0, fresh.owners().start().length);
        return new FileFacts.Owners(cut.places(old.owners().start(), fresh.owners().start()),
                cut.ints(old.owners().type(), fresh.owners().type()));
    }

    private FileFacts.Origins origins() {
        FileFacts.Origins before = old.origins();
        FileFacts.Origins now = fresh.origins();
        var cut = new Cut(before.start(), 0, now.start().length);
        return new FileFacts.Origins(cut.places(before.start(), now.start()), cut.places(before.from(), now.from()),
                cut.ints(before.steps(), now.steps()));
    }

    private FileFacts.Imports imports() {
        FileFacts.Imports before = old.imports();
        FileFacts.Imports now = fresh.imports();
        var segments = new Cut(before.places(), 0, now.segments().length);
        var cut = new Cut(lowerBound(before.first(), segments.first), lowerBound(before.first(), segments.behind), 0,
                now.count());
        int[] first = cut.ints(before.first(), now.first());
        for (int i = cut.first; i < first.length; i++) {
            first[i] += i < cut.first + cut.count() ? segments.first
                    : segments.count() - (segments.behind - segments.first);
        }
        return new FileFacts.Imports(first, segments.ints(before.segments(), now.segments()),
                segments.places(before.places(), now.places()), cut.ints(before.alias(), now.alias()),
                cut.places(before.from(), now.from()), cut.places(before.to(), now.to()),
                cut.bytes(before.visibility(), now.visibility()));
    }

    /** Only names that the part had before may be gone, and only if nothing else has them. */
    private int[] names(FileFacts.Uses uses) {
        int[] had = FactsBuilder.distinct(Arrays.copyOfRange(old.uses().name(),
                lowerBound(old.uses().start(), start), lowerBound(old.uses().start(), oldEnd)));
        int[] has = fresh.names();
        int[] gone = Arrays.stream(had).filter(name -> Arrays.binarySearch(has, name) < 0).toArray();
        boolean[] stays = new boolean[gone.length];
        for (int name : gone.length == 0 ? gone : uses.name()) {
            int at = Arrays.binarySearch(gone, name);
            if (at >= 0) {
                stays[at] = true;
            }
        }
        var names = new Ints();
        int next = 0;
        for (int name : old.names()) {
            while (next < has.length && has[next] < name) {
                names.add(has[next++]);
            }
            next += next < has.length && has[next] == name ? 1 : 0;
            int at = Arrays.binarySearch(gone, name);
            if (at < 0 || stays[at]) {
                names.add(name);
            }
        }
        while (next < has.length) {
            names.add(has[next++]);
        }
        return names.toArray();
    }

    private int[] lineStarts() {
        int[] before = old.lineStarts();
        Text inserted = part.change().replacement();
        int first = lowerBound(before, part.change().start() + 1);
        int behind = lowerBound(before, part.change().end() + 1);
        int count = inserted.lineCount() - 1;
        int[] starts = Arrays.copyOf(before, first + count + before.length - behind);
        for (int i = 0; i < count; i++) {
            starts[first + i] = part.change().start() + inserted.lineStart(i + 1);
        }
        for (int i = behind; i < before.length; i++) {
            starts[first + count + i - behind] = before[i] + growth;
        }
        return starts;
    }

    /** How many of {@code places} are before {@code place}; those that are lie before all others. */
    private static int lowerBound(int[] places, int place) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (places[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Which rows give way to which. */
    private final class Cut {
        private final int first;
        private final int behind;
        private final int from;
        private final int to;

        Cut(int[] places, int from, int to) {
            this(lowerBound(places, start), lowerBound(places, oldEnd), from, to);
        }

        /** Rows of the old facts from {@code first} give way to those of the fresh ones from {@code from}. */
        Cut(int first, int behind, int from, int to) {
            this.first = first;
            this.behind = behind;
            this.from = from;
            this.to = to;
        }

        int count() {
            return to - from;
        }

        int[] ints(int[] before, int[] now) {
            int[] spliced = Arrays.copyOf(before, first + count() + before.length - behind);
            System.arraycopy(now, from, spliced, first, count());
            System.arraycopy(before, behind, spliced, first + count(), before.length - behind);
            return spliced;
        }

        byte[] bytes(byte[] before, byte[] now) {
            byte[] spliced = Arrays.copyOf(before, first + count() + before.length - behind);
            System.arraycopy(now, from, spliced, first, count());
            System.arraycopy(before, behind, spliced, first + count(), before.length - behind);
            return spliced;
        }

        int[] places(int[] before, int[] now) {
            int[] spliced = ints(before, now);
            for (int i = 0; i < spliced.length; i++) {
                if (i < first || i >= first + count()) {
                    spliced[i] = moved(spliced[i]);
                }
            }
            return spliced;
        }
    }

    private int moved(int place) {
        sound &= place <= start || place >= oldEnd;
        return place <= start ? place : place + growth;
    }
}
