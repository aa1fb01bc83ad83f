package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.Target.Relation;
import dev.rustaiide.foundation.types.Symbol;

/** Where things are. */
final class NavigationMethods {
    private static final int MOST_SYMBOLS = 256;

    private NavigationMethods() {}

    static void addTo(Methods methods) {
        methods.about("textDocument/definition", DefinitionParams.class, DefinitionParams::getTextDocument,
                (asked, params) -> targets(asked, params, Relation.DEFINITION))
                .about("textDocument/declaration", DeclarationParams.class, DeclarationParams::getTextDocument,
                        (asked, params) -> targets(asked, params, Relation.DECLARATION))
                .about("textDocument/typeDefinition", TypeDefinitionParams.class,
                        TypeDefinitionParams::getTextDocument,
                        (asked, params) -> targets(asked, params, Relation.TYPE))
                .about("textDocument/implementation", ImplementationParams.class,
                        ImplementationParams::getTextDocument,
                        (asked, params) -> targets(asked, params, Relation.IMPLEMENTATION))
                .about("textDocument/references", ReferenceParams.class, ReferenceParams::getTextDocument,
                        NavigationMethods::references)
                .about("textDocument/documentHighlight", DocumentHighlightParams.class,
                        DocumentHighlightParams::getTextDocument, NavigationMethods::highlights)
                .about("textDocument/documentSymbol", DocumentSymbolParams.class,
                        DocumentSymbolParams::getTextDocument, NavigationMethods::symbols)
                .add("workspace/symbol", WorkspaceSymbolParams.class, NavigationMethods::workspaceSymbols);
    }

    private static List<?> targets(Asked asked, TextDocumentPositionParams params, Relation relation)
            throws Exception {
        List<Target> found = asked.ask(new Target.Of(asked.source(), asked.position(params.getPosition()), relation));
        if (!asked.client().can().links()) {
            return found.stream().map(target -> asked.places().location(target.name())).toList();
        }
        List<LocationLink> links = new ArrayList<>();
        for (Target target : found) {
            links.add(link(asked, target));
        }
        return links;
    }

    private static LocationLink link(Asked asked, Target target) throws Exception {
        org.eclipse.lsp4j.Location name = asked.places().location(target.name());
        var link = new LocationLink(name.getUri(), asked.places().range(target.name().file(), target.whole()),
                name.getRange());
        if (target.from().isPresent()) {
            link.setOriginSelectionRange(asked.range(target.from().get()));
        }
        return link;
    }

    private static List<org.eclipse.lsp4j.Location> references(Asked asked, ReferenceParams params) throws Exception {
        boolean withDeclaration = params.getContext().isIncludeDeclaration();
        return asked.ask(new Reference.Of(asked.source(), asked.position(params.getPosition()), withDeclaration))
                .stream().map(reference -> asked.places().location(reference.location())).toList();
    }

    private static List<DocumentHighlight> highlights(Asked asked, DocumentHighlightParams params) throws Exception {
        List<DocumentHighlight> marks = new ArrayList<>();
        for (Reference.Mark mark : asked.ask(
                new Reference.Marks(asked.source(), asked.position(params.getPosition())))) {
            marks.add(new DocumentHighlight(asked.range(mark.range()), Kinds.use(mark.use())));
        }
        return marks;
    }

    private static List<?> symbols(Asked asked, DocumentSymbolParams params) throws Exception {
        List<Symbol> found = asked.ask(new FoundSymbol.In(asked.source()));
        if (asked.client().can().symbolTree()) {
            return tree(asked, found);
        }
        List<SymbolInformation> flat = new ArrayList<>();
        flatten(asked, params.getTextDocument().getUri(), found, "", flat);
        return flat;
    }

    private static List<DocumentSymbol> tree(Asked asked, List<Symbol> symbols) throws Exception {
        List<DocumentSymbol> written = new ArrayList<>();
        for (Symbol symbol : symbols) {
            var each = new DocumentSymbol(named(symbol), Kinds.symbol(symbol.kind()), asked.range(symbol.range()),
                    asked.range(symbol.selection()));
            if (!symbol.detail().isEmpty()) {
                each.setDetail(symbol.detail());
            }
            each.setChildren(tree(asked, symbol.children()));
            written.add(each);
        }
        return written;
    }

    /** The protocol forbids empty names. */
    private static String named(Symbol symbol) {
        return symbol.name().isBlank() ? "<unnamed>" : symbol.name();
    }

    @SuppressWarnings("deprecation") // the protocol's only flat answer
    private static void flatten(Asked asked, String uri, List<Symbol> symbols, String container,
            List<SymbolInformation> flat) throws Exception {
        for (Symbol symbol : symbols) {
            var location = new org.eclipse.lsp4j.Location(uri, asked.range(symbol.range()));
            flat.add(new SymbolInformation(named(symbol), Kinds.symbol(symbol.kind()), location, container));
            flatten(asked, uri, symbol.children(), symbol.name(), flat);
        }
    }

    /** Those of the client's own folders. */
    private static List<WorkspaceSymbol> workspaceSymbols(Asked asked, WorkspaceSymbolParams params)
            throws Exception {
        List<WorkspaceSymbol> written = new ArrayList<>();
        for (var folder : asked.client().folders()) {
            int left = MOST_SYMBOLS - written.size();
            if (left > 0) {
                asked.ask(new FoundSymbol.Like(params.getQuery(), Optional.of(folder), left)).stream().limit(left)
                        .map(symbol -> symbol(asked, symbol)).forEach(written::add);
            }
        }
        return written;
    }

    private static WorkspaceSymbol symbol(Asked asked, FoundSymbol symbol) {
        return new WorkspaceSymbol(symbol.name(), Kinds.symbol(symbol.kind()),
                Either.forLeft(asked.places().location(symbol.location())),
                symbol.container().isEmpty() ? null : symbol.container());
    }
}
