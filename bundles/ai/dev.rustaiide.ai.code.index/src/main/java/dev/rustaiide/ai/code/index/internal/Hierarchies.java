package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
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
    private final CallGraph graph;
    private final LanguageSource source;

    Hierarchies(Snapshot snapshot, LanguageSource source) {
        this.snapshot = snapshot;
        this.finder = new Finder(snapshot);
        this.descent = new Descent(snapshot, finder);
        this.graph = new CallGraph(snapshot, finder);
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
        var nodes = new LinkedHashSet<Long>(type ? types(file, offset) : graph.at(file, offset));
        if (nodes.isEmpty()) {
            nodes.addAll(around(file, offset, type));
        }
        return nodes.stream().map(this::node).toList();
    }

    private List<Long> types(int file, int offset) {
        return finder.likely(file, offset, this::isType);
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
            case CALLERS -> links(graph.callers(place));
            case CALLEES -> links(graph.callees(place));
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

    private List<Link> links(Map<Long, List<Range>> calls) {
        var links = new ArrayList<Link>();
        calls.forEach((place, ranges) -> links.add(new Link(node(place), ranges)));
        return links;
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
