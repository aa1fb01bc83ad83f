package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.lsp4j.Position;

import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.extensions.protocol.CallGraph;
import dev.rustaiide.system.lsp.extensions.protocol.CallGraph.Direction;

/** Follows the call hierarchy from a place, step by step, each function once. */
final class CallGraphs {
    private static final int STEPS = 3;
    private static final int MOST_STEPS = 20;
    private static final int FUNCTIONS = 200;
    private static final int MOST_FUNCTIONS = 2000;

    private final Asked asked;
    private final CallGraph.Params params;
    private final int limit;
    private final Map<Location, Integer> numbers = new LinkedHashMap<>();
    private final List<HierarchyNode> nodes = new ArrayList<>();
    private final List<CallGraph.Edge> edges = new ArrayList<>();
    private boolean isComplete = true;
    private boolean isSyntactic;

    CallGraphs(Asked asked, CallGraph.Params params) {
        this.asked = asked;
        this.params = params;
        this.limit = Math.clamp(params.limit().orElse(FUNCTIONS), 1, MOST_FUNCTIONS);
    }

    CallGraph graph() throws Exception {
        var place = new Position(params.position().line(), params.position().character());
        Answer<List<HierarchyNode>> start = asked.answer(
                new HierarchyNode.At(asked.source(), asked.position(place), false));
        isSyntactic = start.isSyntactic();
        start.value().forEach(this::number);
        int steps = Math.clamp(params.depth().orElse(STEPS), 1, MOST_STEPS);
        int done = 0;
        for (int step = 0; step < steps && done < nodes.size(); step++) {
            for (int end = nodes.size(); done < end; done++) {
                follow(done);
            }
        }
        // Of those at the rim nobody knows whether there is more behind them.
        isComplete &= done == nodes.size();
        return new CallGraph(nodes.stream().map(this::written).toList(), edges, isComplete, isSyntactic);
    }

    private void follow(int from) throws Exception {
        boolean isUp = params.direction() == Direction.CALLERS;
        HierarchyNode node = nodes.get(from);
        Answer<List<Link>> links = asked.answer(new HierarchyNode.Next(node, isUp ? HierarchyNode.Direction.CALLERS
                : HierarchyNode.Direction.CALLEES));
        for (Link link : links.value()) {
            int to = number(link.node());
            if (to >= 0) {
                HierarchyNode caller = isUp ? link.node() : node;
                edges.add(new CallGraph.Edge(isUp ? to : from, isUp ? from : to, link.places().stream()
                        .map(range -> sent(caller, range)).toList()));
            }
        }
    }

    /** Its place among the nodes; -1 if it has none because there are too many. */
    private int number(HierarchyNode node) {
        Integer known = numbers.get(node.location());
        if (known != null) {
            return known;
        }
        if (nodes.size() == limit) {
            isComplete = false;
            return -1;
        }
        numbers.put(node.location(), nodes.size());
        nodes.add(node);
        return nodes.size() - 1;
    }

    private Range sent(HierarchyNode node, Range range) {
        return ExtensionMethods.ours(asked.places().range(node.location().file(), range));
    }

    private CallGraph.Node written(HierarchyNode node) {
        return new CallGraph.Node(node.name(), Kinds.symbol(node.kind()).getValue(), node.detail(),
                asked.places().uri(node.location().file()), sent(node, node.whole()),
                sent(node, node.location().range()));
    }
}
