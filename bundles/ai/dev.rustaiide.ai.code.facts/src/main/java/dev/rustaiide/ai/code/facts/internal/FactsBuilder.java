package dev.rustaiide.ai.code.facts.internal;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Steps;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.SymbolKind;

/** Gathers the facts of a file; places come in bytes. For one thread. */
public final class FactsBuilder {
    /** The extent of a local that is not known yet. */
    public static final int OPEN = -1;
    /** The end of a local's extent that is not known yet, while its start is. */
    public static final int OPEN_END = -2;

    final byte[] bytes;
    private final Text text;
    private final Names names;
    private final IntUnaryOperator utf16;

    private final Ints defName = new Ints();
    private final Ints defKind = new Ints();
    private final Ints defParent = new Ints();
    private final Ints defStart = new Ints();
    private final Ints defEnd = new Ints();
    private final Ints defNameStart = new Ints();
    private final Ints defType = new Ints();
    private final Ints defShape = new Ints();
    private final Ints defVisibility = new Ints();

    private final Ints localName = new Ints();
    private final Ints localKind = new Ints();
    private final Ints localStart = new Ints();
    private final Ints localFrom = new Ints();
    private final Ints localTo = new Ints();
    private final Ints localType = new Ints();
    private final Ints localShape = new Ints();

    private final Ints useName = new Ints();
    private final Ints useStart = new Ints();
    private final Ints useRole = new Ints();

    private final Ints ownerStart = new Ints();
    private final Ints ownerType = new Ints();

    private final Ints originStart = new Ints();
    private final Ints originFrom = new Ints();
    private final Ints originSteps = new Ints();

    private final Ints importFirst = new Ints();
    private final Ints importSegments = new Ints();
    private final Ints importPlaces = new Ints();
    private final Ints importAlias = new Ints();
    private final Ints importFrom = new Ints();
    private final Ints importTo = new Ints();
    private final Ints importVisibility = new Ints();

    public FactsBuilder(Text text, Names names) {
        this(text, names, text.toUtf8(), false);
    }

    private FactsBuilder(Text text, Names names, byte[] bytes, boolean isPart) {
        this.text = text;
        this.names = names;
        this.bytes = bytes;
        this.utf16 = isPart && text.length() < bytes.length ? text::offsetOfByte
                : new Utf16(bytes, text.length())::of;
    }

    /** For so few facts that it is not worth to count all characters. */
    public static FactsBuilder ofPart(Text text, Names names) {
        return new FactsBuilder(text, names, text.toUtf8(), true);
    }

    public int name(int from, int to) {
        return names.of(bytes, from, to);
    }

    public Names names() {
        return names;
    }

    public int define(SymbolKind kind, int parent, int start, int end) {
        defName.add(Names.NONE);
        defKind.add(kind.ordinal());
        defParent.add(parent);
        defStart.add(utf16.applyAsInt(start));
        defEnd.add(utf16.applyAsInt(end));
        defNameStart.add(utf16.applyAsInt(start));
        defType.add(Names.NONE);
        defShape.add(Names.NONE);
        defVisibility.add(Visibility.PRIVATE.ordinal());
        return defName.size() - 1;
    }

    public int definitionCount() {
        return defName.size();
    }

    public void nameDefinition(int definition, int from, int to) {
        defName.set(definition, name(from, to));
        defNameStart.set(definition, utf16.applyAsInt(from));
    }

    public boolean isNamed(int definition) {
        return defName.get(definition) != Names.NONE;
    }

    public SymbolKind kind(int definition) {
        return SymbolKind.values()[defKind.get(definition)];
    }

    public void kind(int definition, SymbolKind kind) {
        defKind.set(definition, kind.ordinal());
    }

    public void type(int definition, int type) {
        defType.set(definition, type);
    }

    public void shape(int definition, int shape) {
        defShape.set(definition, shape);
    }

    public void visibility(int definition, Visibility visibility) {
        defVisibility.set(definition, visibility.ordinal());
    }

    public int localCount() {
        return localName.size();
    }

    /** With an extent that is still open. */
    public int local(Local kind, int from, int to) {
        localName.add(name(from, to));
        localKind.add(kind.ordinal());
        localStart.add(utf16.applyAsInt(from));
        localFrom.add(OPEN);
        localTo.add(OPEN);
        localType.add(Names.NONE);
        localShape.add(Names.NONE);
        return localName.size() - 1;
    }

    public void localType(int local, int type) {
        localType.set(local, type);
    }

    public void localShape(int local, int shape) {
        localShape.set(local, shape);
    }

    /** The last of the locals behind {@code mark} that is called {@code name} and of {@code kind}, or -1. */
    public int lastLocal(int mark, Local kind, int name) {
        int at = localName.size() - 1;
        while (at >= mark && (localName.get(at) != name || localKind.get(at) != kind.ordinal())) {
            at--;
        }
        return at >= mark ? at : -1;
    }

    public int localTypeOf(int local) {
        return localType.get(local);
    }

    public void extent(int local, int from, int to) {
        localFrom.set(local, utf16.applyAsInt(from));
        localTo.set(local, to == OPEN_END ? OPEN_END : utf16.applyAsInt(to));
    }

    /** Gives those behind {@code mark} that are open their extent. */
    public void extentOfOpen(int mark, int from, int to) {
        for (int i = mark; i < localFrom.size(); i++) {
            if (localFrom.get(i) == OPEN) {
                extent(i, from, to);
            }
        }
    }

    /** Gives those behind {@code mark} whose end is open that end. */
    public void endOfOpen(int mark, int to) {
        for (int i = mark; i < localTo.size(); i++) {
            if (localTo.get(i) == OPEN_END) {
                localTo.set(i, utf16.applyAsInt(to));
            }
        }
    }

    /** Whether the extent of some local is not known yet. */
    public boolean hasOpen() {
        for (int i = 0; i < localTo.size(); i++) {
            if (localFrom.get(i) == OPEN || localTo.get(i) == OPEN_END) {
                return true;
            }
        }
        return false;
    }

    public int use(int name, int start, int role) {
        useName.add(name);
        useStart.add(utf16.applyAsInt(start));
        useRole.add(role);
        return useName.size() - 1;
    }

    /** The field that is named at {@code start} is one of {@code type}. */
    public void owner(int start, int type) {
        ownerStart.add(utf16.applyAsInt(start));
        ownerType.add(type);
    }

    public int originCount() {
        return originStart.size();
    }

    /** What is named at {@code start} has its type from the name at {@code from}, which may be {@link #OPEN}. */
    public void origin(int start, int from, int steps) {
        originStart.add(utf16.applyAsInt(start));
        originFrom.add(from == OPEN ? OPEN : utf16.applyAsInt(from));
        originSteps.add(steps);
    }

    /** Gives those from {@code mark} to {@code end} that are open their origin, {@code before} steps before theirs. */
    public void originOfOpen(int mark, int end, int from, int before) {
        for (int i = mark; i < end; i++) {
            if (originFrom.get(i) == OPEN) {
                originFrom.set(i, utf16.applyAsInt(from));
                originSteps.set(i, Steps.thenAll(before, originSteps.get(i)));
            }
        }
    }

    public void addImport(Ints segments, Ints places, int alias, int from, int to, Visibility visibility) {
        importFirst.add(importSegments.size());
        for (int i = 0; i < segments.size(); i++) {
            importSegments.add(segments.get(i));
            importPlaces.add(utf16.applyAsInt(places.get(i)));
        }
        importAlias.add(alias);
        importFrom.add(utf16.applyAsInt(from));
        importTo.add(utf16.applyAsInt(to));
        importVisibility.add(visibility.ordinal());
    }

    public FileFacts build(int language) {
        return build(language, lineStarts());
    }

    public FileFacts build(int language, int[] lineStarts) {
        int end = bytes.length;
        extentOfOpen(0, 0, end);
        endOfOpen(0, end);
        int[] used = useName.toArray();
        sortUses();
        return new FileFacts(language, text.length(), lineStarts,
                new FileFacts.Definitions(defName.toArray(), defKind.toBytes(), defParent.toArray(),
                        defStart.toArray(), defEnd.toArray(), defNameStart.toArray(), defType.toArray(),
                        defShape.toArray(), defVisibility.toBytes()),
                new FileFacts.Locals(localName.toArray(), localKind.toBytes(), localStart.toArray(),
                        localFrom.toArray(), localTo.toArray(), localType.toArray(), localShape.toArray()),
                new FileFacts.Uses(useName.toArray(), useStart.toArray(), useRole.toBytes()),
                new FileFacts.Owners(ownerStart.toArray(), ownerType.toArray()), origins(),
                new FileFacts.Imports(importFirst.toArray(), importSegments.toArray(), importPlaces.toArray(),
                        importAlias.toArray(), importFrom.toArray(), importTo.toArray(),
                        importVisibility.toBytes()),
                distinct(used));
    }

    /** Those that are known. */
    private FileFacts.Origins origins() {
        var start = new Ints();
        var from = new Ints();
        var steps = new Ints();
        for (int i = 0; i < originStart.size(); i++) {
            if (originFrom.get(i) != OPEN && originSteps.get(i) != Steps.INVALID) {
                start.add(originStart.get(i));
                from.add(originFrom.get(i));
                steps.add(originSteps.get(i));
                sortLast(start, from, steps);
            }
        }
        return new FileFacts.Origins(start.toArray(), from.toArray(), steps.toArray());
    }

    private static void sortLast(Ints start, Ints from, Ints steps) {
        for (int at = start.size() - 1; at > 0 && start.get(at - 1) > start.get(at); at--) {
            swap(start, at);
            swap(from, at);
            swap(steps, at);
        }
    }

    /** They come in the order of the text, unless a grammar has a node before what it starts with. */
    private void sortUses() {
        for (int i = 1; i < useStart.size(); i++) {
            for (int at = i; at > 0 && useStart.get(at - 1) > useStart.get(at); at--) {
                swap(useStart, at);
                swap(useName, at);
                swap(useRole, at);
            }
        }
    }

    private static void swap(Ints ints, int at) {
        int value = ints.get(at);
        ints.set(at, ints.get(at - 1));
        ints.set(at - 1, value);
    }

    private int[] lineStarts() {
        int[] starts = new int[text.lineCount()];
        int line = 1;
        int units = 0;
        for (byte b : bytes) {
            units += Utf16.units(b);
            if (b == '\n') {
                starts[line++] = units;
            }
        }
        return starts;
    }

    public static int[] distinct(int[] values) {
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[count++] = values[i];
            }
        }
        return Arrays.copyOf(values, count);
    }
}
