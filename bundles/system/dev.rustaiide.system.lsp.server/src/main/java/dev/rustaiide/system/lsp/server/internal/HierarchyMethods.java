package dev.rustaiide.system.lsp.server.internal;

import java.util.List;

import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.types.Range;

/** Who calls whom, and which type descends from which. */
final class HierarchyMethods {
    private HierarchyMethods() {}

    static void addTo(Methods methods) {
        methods.about("textDocument/prepareCallHierarchy", CallHierarchyPrepareParams.class,
                CallHierarchyPrepareParams::getTextDocument, HierarchyMethods::calls)
                .add("callHierarchy/incomingCalls", CallHierarchyIncomingCallsParams.class,
                        (asked, params) -> incoming(asked, node(asked, params.getItem().getData())))
                .add("callHierarchy/outgoingCalls", CallHierarchyOutgoingCallsParams.class,
                        (asked, params) -> outgoing(asked, node(asked, params.getItem().getData())))
                .about("textDocument/prepareTypeHierarchy", TypeHierarchyPrepareParams.class,
                        TypeHierarchyPrepareParams::getTextDocument, HierarchyMethods::types)
                .add("typeHierarchy/supertypes", TypeHierarchySupertypesParams.class,
                        (asked, params) -> types(asked, params.getItem().getData(), Direction.SUPERTYPES))
                .add("typeHierarchy/subtypes", TypeHierarchySubtypesParams.class,
                        (asked, params) -> types(asked, params.getItem().getData(), Direction.SUBTYPES));
    }

    private static HierarchyNode node(Asked asked, @Nullable Object data) throws RequestException {
        return asked.client().handles().find(data, HierarchyNode.class).orElseThrow(RequestException::outdated);
    }

    private static List<CallHierarchyItem> calls(Asked asked, CallHierarchyPrepareParams params) throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        return asked.ask(new HierarchyNode.At(asked.source(), asked.position(params.getPosition()), false)).stream()
                .map(node -> call(asked, batch, node)).toList();
    }

    private static CallHierarchyItem call(Asked asked, Handles.Batch batch, HierarchyNode node) {
        org.eclipse.lsp4j.Location name = asked.places().location(node.location());
        var item = new CallHierarchyItem(node.name(), Kinds.symbol(node.kind()), name.getUri(),
                whole(asked, node), name.getRange());
        item.setDetail(node.detail().isEmpty() ? null : node.detail());
        item.setData(batch.add(node));
        return item;
    }

    private static org.eclipse.lsp4j.Range whole(Asked asked, HierarchyNode node) {
        return asked.places().range(node.location().file(), node.whole());
    }

    /** The places are in the caller's file. */
    private static List<CallHierarchyIncomingCall> incoming(Asked asked, HierarchyNode node) throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        return asked.ask(new HierarchyNode.Next(node, Direction.CALLERS)).stream()
                .map(link -> new CallHierarchyIncomingCall(call(asked, batch, link.node()),
                        ranges(asked, link.node(), link.places())))
                .toList();
    }

    private static List<CallHierarchyOutgoingCall> outgoing(Asked asked, HierarchyNode node) throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        return asked.ask(new HierarchyNode.Next(node, Direction.CALLEES)).stream()
                .map(link -> new CallHierarchyOutgoingCall(call(asked, batch, link.node()),
                        ranges(asked, node, link.places())))
                .toList();
    }

    private static List<org.eclipse.lsp4j.Range> ranges(Asked asked, HierarchyNode caller, List<Range> places) {
        return places.stream().map(place -> asked.places().range(caller.location().file(), place)).toList();
    }

    private static List<TypeHierarchyItem> types(Asked asked, TypeHierarchyPrepareParams params) throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        return asked.ask(new HierarchyNode.At(asked.source(), asked.position(params.getPosition()), true)).stream()
                .map(node -> type(asked, batch, node)).toList();
    }

    private static List<TypeHierarchyItem> types(Asked asked, @Nullable Object data, Direction direction)
            throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        return asked.ask(new HierarchyNode.Next(node(asked, data), direction)).stream()
                .map(link -> type(asked, batch, link.node())).toList();
    }

    private static TypeHierarchyItem type(Asked asked, Handles.Batch batch, HierarchyNode node) {
        org.eclipse.lsp4j.Location name = asked.places().location(node.location());
        var item = new TypeHierarchyItem(node.name(), Kinds.symbol(node.kind()), name.getUri(), whole(asked, node),
                name.getRange(), node.detail().isEmpty() ? null : node.detail());
        item.setData(batch.add(node));
        return item;
    }
}
