package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.index.internal.Finder.Found;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Finds who calls whom, and which type descends from which. For one query and one thread. */
final class Hierarchies {
    private final Snapshot snapshot;
    private final Finder finder;
    private final Descent descent;
    private final LanguageSource source;

    Hierarchies(Snapshot snapshot, LanguageSource source) {
        this.snapshot = snapshot;
        this.finder = new Finder(snapshot);
        this.descent = new Descent(snapshot, finder);
        this.source = source;
    }

    /**
     * What an answer was about, to be found again in a later version of its file.
     *
     * @param name empty for the file as a whole
     * @param offset where the name stood
     */
    record Handle(Path file, String name, int offset) {}

    /** The functions or types that the name at {@code offset} may mean; of no such name, the one around it. */
    List<HierarchyNode> at(int file, int offset, boolean type) {
        int use = finder.use(file, offset);
        var nodes = new LinkedHashSet<Long>();
        if (use >= 0 && finder.meanings().local(file, use) < 0) {
            long[] places = finder.places(file, use);
            boolean exact = finder.meanings().of(file, use).isExact();
            Arrays.stream(places).limit(exact ? places.length : 1).filter(place -> type ? isType(place)
                    : isCallable(place)).forEach(nodes::add);
        }
        if (nodes.isEmpty()) {
            nodes.addAll(around(file, offset, type));
        }
        return nodes.stream().map(this::node).toList();
    }

    private List<Long> around(int file, int offset, boolean type) {
        FileFacts facts = snapshot.of(file);
        int at = facts.innermost(offset);
        while (at >= 0 && !(type ? isTypeOrImplementation(facts.kind(at)) : facts.isFunction(at))) {
            at = facts.definitions().parent()[at];
        }
        if (at < 0) {
            return List.of();
        }
        return facts.kind(at) == SymbolKind.IMPLEMENTATION ? descent.implementer(SymbolTable.place(file, at))
                : List.of(SymbolTable.place(file, at));
    }

    private static boolean isTypeOrImplementation(SymbolKind kind) {
        return Kinds.isType(kind) || kind == SymbolKind.IMPLEMENTATION;
    }

    /** Nothing if what {@code handle} speaks of is gone. */
    List<Link> next(int file, Handle handle, Direction direction) {
        long place = find(file, handle);
        if (place < 0) {
            return List.of();
        }
        return switch (direction) {
            case CALLERS -> callers(place);
            case CALLEES -> callees(place);
            case SUPERTYPES -> types(descent.supertypes(place));
            case SUBTYPES -> types(descent.subtypes(place));
        };
    }

    /** The definition of that name which is nearest to where it was, or -1. */
    private long find(int file, Handle handle) {
        if (handle.name.isEmpty()) {
            return SymbolTable.place(file, -1);
        }
        FileFacts.Definitions all = snapshot.of(file).definitions();
        int name = snapshot.names.find(handle.name);
        return IntStream.range(0, all.count()).filter(i -> all.name()[i] == name).boxed()
                .min((one, other) -> Integer.compare(Math.abs(all.nameStart()[one] - handle.offset),
                        Math.abs(all.nameStart()[other] - handle.offset)))
                .map(nearest -> SymbolTable.place(file, nearest)).orElse(-1L);
    }

    private List<Link> types(Set<Long> places) {
        return places.stream().map(place -> new Link(node(place), List.of())).toList();
    }

    /** Whoever names the function otherwise than to import it: it may be handed on to be called. */
    private List<Link> callers(long callee) {
        if (SymbolTable.definition(callee) < 0) {
            return List.of();
        }
        Map<Long, List<Range>> calls = new LinkedHashMap<>();
        for (Found found : finder.usesOf(new long[] {callee}, IntStream.range(0, snapshot.facts.length).toArray())) {
            FileFacts facts = snapshot.of(found.file());
            boolean mayCall = switch (facts.uses().roleOf(found.use())) {
                case CALL, METHOD, READ, MACRO, FIELD -> true;
                default -> false;
            };
            if (mayCall) {
                int start = facts.uses().start()[found.use()];
                long caller = SymbolTable.place(found.file(), holder(facts, start));
                calls.computeIfAbsent(caller, key -> new ArrayList<>()).add(finder.range(found.file(), found.use()));
            }
        }
        return links(calls);
    }

    /** The function that calls at {@code offset}; outside of all a constant or a class, or -1 for the file. */
    private static int holder(FileFacts facts, int offset) {
        int function = facts.function(offset);
        int at = function >= 0 ? function : facts.innermost(offset);
        while (at >= 0 && facts.kind(at) == SymbolKind.MODULE) {
            at = facts.definitions().parent()[at];
        }
        return at;
    }

    private List<Link> callees(long caller) {
        int file = SymbolTable.file(caller);
        int function = SymbolTable.definition(caller);
        FileFacts facts = snapshot.of(file);
        int start = function < 0 ? 0 : facts.definitions().start()[function];
        int end = function < 0 ? facts.length() : facts.definitions().end()[function];
        Map<Long, List<Range>> calls = new LinkedHashMap<>();
        for (int use = facts.firstUseFrom(start); use < facts.uses().count() && facts.uses().start()[use] < end;
                use++) {
            Role role = facts.uses().roleOf(use);
            boolean own = (role == Role.CALL || role == Role.METHOD)
                    && holder(facts, facts.uses().start()[use]) == function;
            if (own && finder.meanings().local(file, use) < 0) {
                for (long callee : called(file, use)) {
                    calls.computeIfAbsent(callee, key -> new ArrayList<>()).add(finder.range(file, use));
                }
            }
        }
        return links(calls);
    }

    /** What is known to be called, or the only one that has the name. */
    private long[] called(int file, int use) {
        long[] places = Arrays.stream(finder.places(file, use)).filter(this::isFunctionOrClass).toArray();
        return finder.meanings().of(file, use).isExact() || places.length == 1 ? places : new long[0];
    }

    private List<Link> links(Map<Long, List<Range>> calls) {
        var links = new ArrayList<Link>();
        calls.forEach((place, ranges) -> links.add(new Link(node(place), ranges)));
        return links;
    }

    private boolean isFunctionOrClass(long place) {
        return isCallable(place) || kind(place) == SymbolKind.CLASS;
    }

    private boolean isCallable(long place) {
        return switch (kind(place)) {
            case FUNCTION, METHOD, CONSTRUCTOR, TEST, MACRO -> true;
            default -> false;
        };
    }

    private boolean isType(long place) {
        return Kinds.isType(kind(place));
    }

    private SymbolKind kind(long place) {
        int definition = SymbolTable.definition(place);
        return definition < 0 ? SymbolKind.MODULE : snapshot.of(SymbolTable.file(place)).kind(definition);
    }

    private HierarchyNode node(long place) {
        int file = SymbolTable.file(place);
        int definition = SymbolTable.definition(place);
        FileFacts facts = snapshot.of(file);
        Path path = snapshot.paths[file];
        if (definition < 0) {
            String name = path.getFileName().toString();
            return new HierarchyNode(name, SymbolKind.MODULE, "", snapshot.location(file, 0, 0),
                    facts.range(0, facts.length()), new Origin(source, new Handle(path, "", 0)));
        }
        String name = snapshot.names.text(facts.definitions().name()[definition]);
        Location location = snapshot.nameOf(place);
        return new HierarchyNode(name, facts.kind(definition), snapshot.container(place), location,
                snapshot.wholeOf(place),
                new Origin(source, new Handle(path, name, facts.definitions().nameStart()[definition])));
    }
}
