package dev.rustaiide.system.lsp.extensions.protocol;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Who calls whom, several steps at once. */
@Says("Who calls whom, as far as was asked: a graph, in which each function is once.")
public record CallGraph(
        @Says("The functions, those at the position first, then those one step away, and so on.") List<Node> nodes,
        @Says("The calls between them.") List<Edge> edges,
        @Says("Whether there is nothing more behind it: neither the depth nor the limit has cut anything off.")
        boolean isComplete,
        @Says("Whether it rests on names and scopes alone, without types.") boolean isSyntactic) {
    public CallGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Which way from the position. */
    @Says("Which way the graph goes from the position.")
    public enum Direction {
        @Says("To those who call it, and those who call them.") CALLERS,
        @Says("To those it calls, and those they call.") CALLEES
    }

    /** Asks for it. */
    @Says("Where to begin, and how far to go.")
    public record Params(
            @Says("The document.") TextDocument textDocument,
            @Says("A place in the name of a function, or of a call.") Position position,
            @Says("Which way.") Direction direction,
            @Says("How many steps, from 1 to 20; 3 if it is left out.") Optional<Integer> depth,
            @Says("How many functions at most, from 1 to 2000; 200 if it is left out.") Optional<Integer> limit) {}

    /** A function. */
    @Says("A function.")
    public record Node(
            @Says("Its name.") String name,
            @Says("What it is, as `SymbolKind` of LSP.") int kind,
            @Says("A few words on where it belongs; may be empty.") String detail,
            @Says("The document that it is in.") String uri,
            @Says("All of it.") Range range,
            @Says("Its name in the document.") Range selectionRange) {}

    /** Calls of one function in another. */
    @Says("Calls of one function in another.")
    public record Edge(
            @Says("The caller: its place in `nodes`, from 0.") int from,
            @Says("The called one: its place in `nodes`, from 0.") int to,
            @Says("Where it is called, in the document of the caller.") List<Range> ranges) {
        public Edge {
            ranges = List.copyOf(ranges);
        }
    }
}
