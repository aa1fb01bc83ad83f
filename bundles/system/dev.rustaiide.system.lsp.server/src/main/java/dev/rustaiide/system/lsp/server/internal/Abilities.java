package dev.rustaiide.system.lsp.server.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ResourceOperationKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

/** What a client says that it can do; what it does not mention it cannot. */
final class Abilities {
    static final Abilities NONE = new Abilities(null);

    private final Optional<TextDocumentClientCapabilities> text;
    private final Optional<WorkspaceClientCapabilities> workspace;
    private final Optional<WindowClientCapabilities> window;
    private final Optional<GeneralClientCapabilities> general;

    Abilities(@Nullable ClientCapabilities capabilities) {
        Optional<ClientCapabilities> all = Optional.ofNullable(capabilities);
        text = all.map(ClientCapabilities::getTextDocument);
        workspace = all.map(ClientCapabilities::getWorkspace);
        window = all.map(ClientCapabilities::getWindow);
        general = all.map(ClientCapabilities::getGeneral);
    }

    PositionEncoding encoding() {
        return PositionEncoding.chosen(general.map(GeneralClientCapabilities::getPositionEncodings).orElse(List.of()));
    }

    private Optional<CompletionItemCapabilities> items() {
        return text.map(TextDocumentClientCapabilities::getCompletion).map(CompletionCapabilities::getCompletionItem);
    }

    boolean snippets() {
        return items().map(CompletionItemCapabilities::getSnippetSupport).orElse(false);
    }

    boolean labelDetails() {
        return items().map(CompletionItemCapabilities::getLabelDetailsSupport).orElse(false);
    }

    boolean commitCharacters() {
        return items().map(CompletionItemCapabilities::getCommitCharactersSupport).orElse(false);
    }

    boolean preselects() {
        return items().map(CompletionItemCapabilities::getPreselectSupport).orElse(false);
    }

    boolean markdownInCompletion() {
        return items().map(CompletionItemCapabilities::getDocumentationFormat).orElse(List.of())
                .contains(MarkupKind.MARKDOWN);
    }

    boolean markdownInHover() {
        return text.map(TextDocumentClientCapabilities::getHover).map(HoverCapabilities::getContentFormat)
                .orElse(List.of()).contains(MarkupKind.MARKDOWN);
    }

    /** Whether it wants to know the whole of a target, and what leads there. */
    boolean links() {
        return text.map(TextDocumentClientCapabilities::getDefinition).map(DefinitionCapabilities::getLinkSupport)
                .orElse(false);
    }

    boolean symbolTree() {
        return text.map(TextDocumentClientCapabilities::getDocumentSymbol)
                .map(DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport).orElse(false);
    }

    boolean actionLiterals() {
        return text.map(TextDocumentClientCapabilities::getCodeAction)
                .map(CodeActionCapabilities::getCodeActionLiteralSupport).isPresent();
    }

    /** Whether the client comes back for what an action does; otherwise it is told at once. */
    boolean actionsResolved() {
        return text.map(TextDocumentClientCapabilities::getCodeAction)
                .filter(action -> Boolean.TRUE.equals(action.getDataSupport()))
                .map(CodeActionCapabilities::getResolveSupport)
                .filter(resolve -> resolve.getProperties() != null && resolve.getProperties().contains("edit"))
                .isPresent();
    }

    boolean disabledActions() {
        return text.map(TextDocumentClientCapabilities::getCodeAction)
                .map(CodeActionCapabilities::getDisabledSupport).orElse(false);
    }

    boolean wholeLinesFolded() {
        return text.map(TextDocumentClientCapabilities::getFoldingRange)
                .map(FoldingRangeCapabilities::getLineFoldingOnly).orElse(false);
    }

    /** Whether it asks for diagnostics and can be told to ask again; otherwise they are sent to it. */
    boolean pullsDiagnostics() {
        return text.map(TextDocumentClientCapabilities::getDiagnostic).isPresent()
                && refreshes(each -> Optional.ofNullable(each.getDiagnostics())
                        .map(diagnostics -> diagnostics.getRefreshSupport()));
    }

    private Optional<WorkspaceEditCapabilities> edits() {
        return workspace.map(WorkspaceClientCapabilities::getWorkspaceEdit);
    }

    boolean documentChanges() {
        return edits().map(WorkspaceEditCapabilities::getDocumentChanges).orElse(false);
    }

    boolean fileOperations() {
        return documentChanges() && edits().map(WorkspaceEditCapabilities::getResourceOperations).orElse(List.of())
                .containsAll(List.of(ResourceOperationKind.Create, ResourceOperationKind.Rename,
                        ResourceOperationKind.Delete));
    }

    /** Whether it asks people before it makes a change that says so. */
    boolean confirmsEdits() {
        return documentChanges()
                && edits().map(WorkspaceEditCapabilities::getChangeAnnotationSupport).isPresent();
    }

    boolean appliesEdits() {
        return workspace.map(WorkspaceClientCapabilities::getApplyEdit).orElse(false);
    }

    boolean refreshes(Function<WorkspaceClientCapabilities, Optional<Boolean>> which) {
        return workspace.flatMap(which).orElse(false);
    }

    boolean showsDocuments() {
        return window.map(WindowClientCapabilities::getShowDocument).map(show -> show.isSupport()).orElse(false);
    }

    boolean showsProgress() {
        return window.map(WindowClientCapabilities::getWorkDoneProgress).orElse(false);
    }
}
