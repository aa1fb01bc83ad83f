package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Follows names and paths of Rust through modules, imports and files, as far as their syntax leads. For one query and
 * one thread; remembers what it found.
 */
final class RustNames {
    private static final int DEEPEST = 24;

    private final Snapshot snapshot;
    private final Names names;
    private final RustFiles files;
    private final int crate;
    private final int self;
    private final int superior;
    private final int ownType;
    private final Map<Key, Meaning> known = new HashMap<>();
    private final Map<Key, Meaning> importedPaths = new HashMap<>();
    private final Map<Integer, int[]> containers = new HashMap<>();
    private final Map<Long, Meaning> implementers = new HashMap<>();
    private int depth;

    private record Key(int file, int module, int name) {}

    RustNames(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.names = snapshot.names;
        this.files = new RustFiles(snapshot);
        this.crate = names.of("crate");
        this.self = names.of("self");
        this.superior = names.of("super");
        this.ownType = names.of("Self");
    }

    RustFiles files() {
        return files;
    }

    /** What the path of the first {@code count} of {@code segments} means at {@code offset} of {@code file}. */
    Meaning path(int file, int offset, int[] segments, int count) {
        Meaning meaning = first(file, offset, segments[0]);
        for (int i = 1; i < count && meaning.isExact(); i++) {
            meaning = segments[i] == self ? meaning
                    : segments[i] == superior ? parents(meaning) : member(spaces(meaning), segments[i]);
        }
        return meaning;
    }

    /** What of a meaning can have members: functions live beside modules and types of the same name. */
    private Meaning spaces(Meaning meaning) {
        long[] spaces = Arrays.stream(meaning.places()).filter(place -> SymbolTable.definition(place) < 0
                || snapshot.of(SymbolTable.file(place)).kind(SymbolTable.definition(place)) == SymbolKind.MODULE
                || Kinds.isType(snapshot.of(SymbolTable.file(place)).kind(SymbolTable.definition(place)))).toArray();
        return spaces.length == 0 ? meaning : Meaning.exact(spaces);
    }

    private Meaning parents(Meaning meaning) {
        Meaning all = Meaning.UNKNOWN;
        for (long place : meaning.places()) {
            all = all.and(parent(SymbolTable.file(place), SymbolTable.definition(place)));
        }
        return all;
    }

    private Meaning first(int file, int offset, int name) {
        if (name == crate) {
            return Meaning.exact(SymbolTable.place(files.root(file), -1));
        }
        FileFacts facts = snapshot.of(file);
        if (name == self) {
            return Meaning.exact(SymbolTable.place(file, module(facts, offset)));
        }
        if (name == superior) {
            return parent(file, module(facts, offset));
        }
        return name == ownType ? ownType(file, offset) : name(file, offset, name);
    }

    /** The innermost module around {@code offset}, -1 for the file. */
    private static int module(FileFacts facts, int offset) {
        return facts.around(facts.innermost(offset), SymbolKind.MODULE);
    }

    private Meaning parent(int file, int module) {
        if (module >= 0) {
            FileFacts facts = snapshot.of(file);
            int around = facts.definitions().parent()[module];
            return Meaning.exact(SymbolTable.place(file, facts.around(around, SymbolKind.MODULE)));
        }
        int parent = files.parent(file);
        return parent < 0 ? Meaning.ELSEWHERE : Meaning.exact(SymbolTable.place(parent, -1));
    }

    /** The type that the implementation, trait or type around {@code offset} is about. */
    private Meaning ownType(int file, int offset) {
        FileFacts facts = snapshot.of(file);
        for (int at = facts.innermost(offset); at >= 0; at = facts.definitions().parent()[at]) {
            switch (facts.kind(at)) {
                case IMPLEMENTATION -> {
                    return implemented(SymbolTable.place(file, at));
                }
                case TRAIT, STRUCT, ENUM, UNION -> {
                    return Meaning.exact(SymbolTable.place(file, at));
                }
                default -> {
                    // Look further out.
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The type that an implementation is of. */
    Meaning implemented(long implementation) {
        Meaning before = implementers.get(implementation);
        if (before != null) {
            return before;
        }
        implementers.put(implementation, Meaning.UNKNOWN);
        int file = SymbolTable.file(implementation);
        FileFacts facts = snapshot.of(file);
        int start = facts.definitions().nameStart()[SymbolTable.definition(implementation)];
        int use = facts.useAt(start);
        int[] path = use < 0 ? new int[0] : segments(facts, use);
        Meaning found = path.length == 0 ? Meaning.UNKNOWN : path(file, start, path, path.length);
        implementers.put(implementation, found);
        return found;
    }

    /** The names of the path that ends with {@code use}; empty if more than names is in it. */
    int[] segments(FileFacts facts, int use) {
        FileFacts.Uses uses = facts.uses();
        int first = use;
        while (uses.is(first, Role.QUALIFIED)) {
            boolean adjacent = first > 0
                    && uses.start()[first - 1] + names.length(uses.name()[first - 1]) + 2 == uses.start()[first];
            if (!adjacent) {
                return new int[0];
            }
            first--;
        }
        return Arrays.copyOfRange(uses.name(), first, use + 1);
    }

    static int ownTypeName(FileFacts facts, int offset) {
        for (int at = facts.innermost(offset); at >= 0; at = facts.definitions().parent()[at]) {
            switch (facts.kind(at)) {
                case IMPLEMENTATION, TRAIT, STRUCT, ENUM, UNION -> {
                    return facts.definitions().name()[at];
                }
                default -> {
                    // Look further out.
                }
            }
        }
        return Names.NONE;
    }

    /** What {@code name} alone means at {@code offset}; locals are not looked at. */
    Meaning name(int file, int offset, int name) {
        FileFacts facts = snapshot.of(file);
        int module = module(facts, offset);
        for (int at = facts.innermost(offset); at > module; at = facts.definitions().parent()[at]) {
            if (facts.isFunction(at) && facts.uses(name)) {
                Meaning inside = inFunction(file, at, name);
                if (inside != Meaning.UNKNOWN) {
                    return inside;
                }
            }
        }
        Meaning found = inModule(file, module, name);
        if (!found.isExact() && module < 0 && files.includer(file) >= 0 && depth < DEEPEST) {
            depth++;
            found = inModule(files.includer(file), -1, name);
            depth--;
        }
        if (!found.isExact() && !found.equals(Meaning.ELSEWHERE)) {
            int root = files.crate(names.text(name), file);
            return root >= 0 ? Meaning.exact(SymbolTable.place(root, -1)) : found;
        }
        return found;
    }

    /**
     * What the items and imports in the body of a function say. Each import begins with a name that the others might
     * bring in: without memory there is no end.
     */
    private Meaning inFunction(int file, int function, int name) {
        var key = new Key(file, function, name);
        Meaning before = known.get(key);
        if (before != null) {
            return before;
        }
        known.put(key, Meaning.UNKNOWN);
        Meaning items = itemsOf(file, function, name);
        Meaning found = items.isExact() ? items : imported(file, function, name);
        known.put(key, found);
        return found;
    }

    /** What a path goes on to mean with {@code name} behind what {@code base} means. */
    Meaning member(Meaning base, int name) {
        Meaning all = Meaning.UNKNOWN;
        for (long place : base.places()) {
            Meaning one = member(place, name);
            all = one.isExact() ? all.and(one) : all.isExact() ? all : one;
        }
        return all;
    }

    private Meaning member(long place, int name) {
        int file = SymbolTable.file(place);
        int definition = SymbolTable.definition(place);
        if (definition < 0) {
            return inModule(file, -1, name);
        }
        FileFacts facts = snapshot.of(file);
        return switch (facts.kind(definition)) {
            case MODULE -> inModule(file, definition, name);
            case ENUM -> {
                Meaning variant = itemsOf(file, definition, name);
                yield variant.isExact() ? variant : associated(place, name);
            }
            case STRUCT, UNION, TRAIT -> associated(place, name);
            case IMPLEMENTATION -> associated(facts.definitions().name()[definition], name);
            case TYPE -> ofAlias(file, definition, name);
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning ofAlias(int file, int alias, int name) {
        FileFacts.Definitions all = snapshot.of(file).definitions();
        int type = all.type()[alias];
        if (type == Names.NONE || depth > DEEPEST) {
            return Meaning.UNKNOWN;
        }
        depth++;
        try {
            int start = all.start()[alias];
            Meaning meaning = type == ownType ? ownType(file, start) : name(file, start, type);
            boolean itself = meaning.has(SymbolTable.place(file, alias));
            return meaning.isExact() && !itself ? member(meaning, name) : associated(type, name);
        } finally {
            depth--;
        }
    }

    /** Items, modules that are files, then what is imported, by name or all at once. */
    private Meaning inModule(int file, int module, int name) {
        var key = new Key(file, module, name);
        Meaning before = known.get(key);
        if (before != null || depth > DEEPEST) {
            return before == null ? Meaning.UNKNOWN : before;
        }
        Meaning items = itemsOf(file, module, name);
        if (!items.isExact()) {
            int child = files.child(file, inline(file, module), names.text(name));
            items = child >= 0 ? Meaning.exact(SymbolTable.place(child, -1)) : items;
        }
        // Who comes here again on the way, since an import begins with the name that it brings in, finds the items.
        known.put(key, items);
        depth++;
        Meaning imported = imported(file, module, name);
        depth--;
        Meaning found = !items.isExact() ? imported : imported.isExact() ? items.and(imported) : items;
        known.put(key, found);
        return found;
    }

    /** Definitions right inside of {@code container}; a module without a body becomes the file that it is. */
    private Meaning itemsOf(int file, int container, int name) {
        FileFacts facts = snapshot.of(file);
        if (!facts.uses(name)) {
            return Meaning.UNKNOWN;
        }
        FileFacts.Definitions all = facts.definitions();
        int from = container < 0 ? 0 : container + 1;
        int end = container < 0 ? Integer.MAX_VALUE : all.end()[container];
        LongStream.Builder places = LongStream.builder();
        for (int i = from; i < all.count() && all.start()[i] < end; i++) {
            if (all.name()[i] == name && all.parent()[i] == container && isItem(facts, i)) {
                places.add(target(file, facts, container, i));
            }
        }
        return Meaning.exact(places.build().toArray());
    }

    private static boolean isItem(FileFacts facts, int definition) {
        return switch (facts.kind(definition)) {
            case IMPLEMENTATION, FIELD -> false;
            default -> true;
        };
    }

    /** The file that a module without a body is. */
    long target(int file, int definition) {
        FileFacts facts = snapshot.of(file);
        return target(file, facts, facts.definitions().parent()[definition], definition);
    }

    private long target(int file, FileFacts facts, int container, int definition) {
        FileFacts.Definitions all = facts.definitions();
        int nameEnd = all.nameStart()[definition] + names.length(all.name()[definition]);
        boolean declaredOnly = facts.kind(definition) == SymbolKind.MODULE && all.end()[definition] - nameEnd <= 2;
        int path = all.shape()[definition];
        int child = !declaredOnly ? -1
                : path != Names.NONE ? files.at(file, inline(file, container), names.text(path))
                        : files.child(file, inline(file, container), names.text(all.name()[definition]));
        return child >= 0 ? SymbolTable.place(child, -1) : SymbolTable.place(file, definition);
    }

    /** The names of the modules around {@code module} in its file, itself included. */
    private List<String> inline(int file, int module) {
        var inline = new ArrayList<String>();
        FileFacts facts = snapshot.of(file);
        for (int at = module; at >= 0; at = facts.definitions().parent()[at]) {
            if (facts.kind(at) == SymbolKind.MODULE) {
                inline.addFirst(names.text(facts.definitions().name()[at]));
            }
        }
        return inline;
    }

    /** What the imports right inside of {@code container} bring in under {@code name}. */
    private Meaning imported(int file, int container, int name) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Imports all = facts.imports();
        boolean unknown = false;
        boolean elsewhere = false;
        int[] containers = containers(file);
        boolean named = facts.uses(name);
        for (int i = 0; named && i < all.count(); i++) {
            if (all.alias()[i] == name && containers[i] == container) {
                Meaning meaning = importedPath(file, i, all.end(i) - all.first()[i]);
                if (meaning.isExact()) {
                    return meaning;
                }
                elsewhere |= meaning.equals(Meaning.ELSEWHERE);
                unknown |= meaning.equals(Meaning.UNKNOWN);
            }
        }
        if (elsewhere || unknown) {
            return elsewhere ? Meaning.ELSEWHERE : Meaning.UNKNOWN;
        }
        return fromGlobs(file, container, name);
    }

    private Meaning fromGlobs(int file, int container, int name) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Imports all = facts.imports();
        int[] containers = containers(file);
        for (int i = 0; i < all.count(); i++) {
            if (all.alias()[i] == Names.NONE && containers[i] == container && all.end(i) > all.first()[i]) {
                Meaning base = importedPath(file, i, all.end(i) - all.first()[i]);
                Meaning meaning = base.isExact() ? member(base, name) : Meaning.UNKNOWN;
                if (meaning.isExact()) {
                    return meaning;
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    /** What the first {@code count} segments of an import mean; a crate that is not here is elsewhere. */
    Meaning importedPath(int file, int index, int count) {
        var key = new Key(file, index, count);
        Meaning before = importedPaths.get(key);
        if (before == null) {
            before = followImport(file, index, count);
            // What was cut short on the way here may be found from elsewhere.
            if (before.isExact() || depth == 0) {
                importedPaths.put(key, before);
            }
        }
        return before;
    }

    private Meaning followImport(int file, int index, int count) {
        FileFacts.Imports all = snapshot.of(file).imports();
        int first = all.first()[index];
        int[] segments = Arrays.copyOfRange(all.segments(), first, first + count);
        if (depth > DEEPEST) {
            return Meaning.UNKNOWN;
        }
        depth++;
        try {
            int start = segments[0];
            if (names.text(start).startsWith("\"")) {
                return included(file, names.text(start));
            }
            boolean relative = start == crate || start == self || start == superior;
            if (!relative) {
                int root = files.crate(names.text(start), file);
                if (root >= 0) {
                    return path(file, root, segments);
                }
            }
            int place = all.places()[first];
            Meaning meaning = path(file, place, segments, count);
            boolean foreign = !relative && !meaning.isExact() && !name(file, place, start).isExact();
            return foreign ? Meaning.ELSEWHERE : meaning;
        } finally {
            depth--;
        }
    }

    /** What {@code include!} of a path in quotes takes in. */
    private Meaning included(int file, String quoted) {
        int there = files.at(file, List.of(), quoted.substring(1, quoted.length() - 1));
        return there < 0 ? Meaning.UNKNOWN : Meaning.exact(SymbolTable.place(there, -1));
    }

    private Meaning path(int from, int root, int[] segments) {
        Meaning meaning = Meaning.exact(SymbolTable.place(root, -1));
        for (int i = 1; i < segments.length && meaning.isExact(); i++) {
            meaning = segments[i] == self ? meaning : member(spaces(meaning), segments[i]);
        }
        return meaning;
    }

    /** The module or function that each import of a file is in. */
    private int[] containers(int file) {
        return containers.computeIfAbsent(file, key -> {
            FileFacts facts = snapshot.of(file);
            FileFacts.Imports all = facts.imports();
            int[] found = new int[all.count()];
            for (int i = 0; i < found.length; i++) {
                boolean empty = all.end(i) == all.first()[i];
                found[i] = facts.innermost(empty ? all.from()[i] : all.places()[all.first()[i]]);
            }
            return found;
        });
    }

    /** What the type at {@code type} has under {@code name}: of its own, or of a trait that it implements. */
    Meaning associated(long type, int name) {
        FileFacts facts = snapshot.of(SymbolTable.file(type));
        int called = facts.definitions().name()[SymbolTable.definition(type)];
        Meaning byName = associated(called, name);
        long[] own = Arrays.stream(byName.places()).filter(place -> isOf(place, type, called)).toArray();
        return own.length > 0 ? Meaning.exact(own) : Meaning.UNKNOWN;
    }

    /** Whether a member of a type of that name may be one of {@code type}. */
    private boolean isOf(long place, long type, int called) {
        int file = SymbolTable.file(place);
        FileFacts facts = snapshot.of(file);
        int owner = facts.definitions().parent()[SymbolTable.definition(place)];
        long around = SymbolTable.place(file, owner);
        if (facts.kind(owner) == SymbolKind.IMPLEMENTATION) {
            Meaning implemented = implemented(around);
            return !implemented.isExact() || implemented.has(type);
        }
        return around == type || facts.kind(owner) == SymbolKind.TRAIT
                && Arrays.stream(snapshot.implementations(called)).anyMatch(each -> isOf(each, around)
                        && (!implemented(each).isExact() || implemented(each).has(type)));
    }

    private boolean isOf(long implementation, long trait) {
        FileFacts facts = snapshot.of(SymbolTable.file(implementation));
        FileFacts there = snapshot.of(SymbolTable.file(trait));
        return facts.definitions().type()[SymbolTable.definition(implementation)]
                == there.definitions().name()[SymbolTable.definition(trait)];
    }

    /** What types called {@code type} have under {@code name}: of their own, or of a trait that they implement. */
    Meaning associated(int type, int name) {
        if (type == Names.NONE) {
            return Meaning.UNKNOWN;
        }
        LongStream.Builder own = LongStream.builder();
        LongStream.Builder ofTraits = LongStream.builder();
        for (long place : snapshot.places(name)) {
            FileFacts facts = snapshot.of(SymbolTable.file(place));
            int definition = SymbolTable.definition(place);
            int owner = facts.definitions().parent()[definition];
            if (owner < 0 || !isItemOrField(facts, definition)) {
                continue;
            }
            boolean of = facts.definitions().name()[owner] == type;
            if (of) {
                own.add(place);
            } else if (facts.kind(owner) == SymbolKind.TRAIT
                    && isImplemented(facts.definitions().name()[owner], type)) {
                ofTraits.add(place);
            }
        }
        Meaning found = Meaning.exact(own.build().toArray());
        return found.isExact() ? found : Meaning.exact(ofTraits.build().toArray());
    }

    private static boolean isItemOrField(FileFacts facts, int definition) {
        return facts.kind(definition) != SymbolKind.IMPLEMENTATION;
    }

    private boolean isImplemented(int trait, int type) {
        for (long place : snapshot.implementations(type)) {
            FileFacts facts = snapshot.of(SymbolTable.file(place));
            if (facts.definitions().type()[SymbolTable.definition(place)] == trait) {
                return true;
            }
        }
        return false;
    }
}
