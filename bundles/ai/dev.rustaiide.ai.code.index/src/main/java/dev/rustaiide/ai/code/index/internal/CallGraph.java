package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.index.internal.Finder.Found;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Finds who calls whom, with the places of the calls in the caller's file. For one query and one thread. */
final class CallGraph {
    private final Snapshot snapshot;
    private final Finder finder;

    CallGraph(Snapshot snapshot, Finder finder) {
        this.snapshot = snapshot;
        this.finder = finder;
    }

    /** The functions that the name at {@code offset} may mean: all if that is known, else the likeliest. */
    List<Long> at(int file, int offset) {
        return finder.likely(file, offset, this::isCallable);
    }

    /** Whoever names the function otherwise than to import it: it may be handed on to be called. */
    Map<Long, List<Range>> callers(long callee) {
        if (SymbolTable.definition(callee) < 0) {
            return Map.of();
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
        return calls;
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

    /** Whom the function, constant or file calls itself: not what is declared inside of it. */
    Map<Long, List<Range>> callees(long caller) {
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
        return calls;
    }

    /** What is known to be called, or the only one that has the name. */
    private long[] called(int file, int use) {
        long[] places = Arrays.stream(finder.places(file, use)).filter(this::isFunctionOrClass).toArray();
        return finder.meanings().of(file, use).isExact() || places.length == 1 ? places : new long[0];
    }

    private boolean isFunctionOrClass(long place) {
        return isCallable(place) || kind(place) == SymbolKind.CLASS;
    }

    boolean isCallable(long place) {
        return switch (kind(place)) {
            case FUNCTION, METHOD, CONSTRUCTOR, TEST, MACRO -> true;
            default -> false;
        };
    }

    private SymbolKind kind(long place) {
        int definition = SymbolTable.definition(place);
        return definition < 0 ? SymbolKind.MODULE : snapshot.of(SymbolTable.file(place)).kind(definition);
    }
}
