package dev.rustaiide.system.lsp.server.internal;

import java.util.List;
import java.util.Set;

import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionItemOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.system.lsp.extensions.protocol.Extension;

/** What we tell a client that we can do. */
final class Capabilities {
    private Capabilities() {}

    /** @param triggers those of all languages: a client is told them once, before it opens anything */
    static ServerCapabilities of(Abilities client, Triggers triggers) {
        var can = new ServerCapabilities();
        can.setPositionEncoding(client.encoding().id());
        can.setTextDocumentSync(sync());
        can.setWorkspace(workspace());
        addWriting(can, triggers);
        addNavigation(can);
        addText(can, client);
        var beyond = new JsonObject();
        beyond.add(Extension.CAPABILITY, JsonParser.parseString(Extension.capability().print()));
        can.setExperimental(beyond);
        return can;
    }

    private static TextDocumentSyncOptions sync() {
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        return sync;
    }

    private static WorkspaceServerCapabilities workspace() {
        var folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        return new WorkspaceServerCapabilities(folders);
    }

    private static void addWriting(ServerCapabilities can, Triggers triggers) {
        var completion = new CompletionOptions(true, sorted(triggers.completion()));
        completion.setCompletionItem(new CompletionItemOptions(true));
        can.setCompletionProvider(completion);
        can.setSignatureHelpProvider(new SignatureHelpOptions(sorted(triggers.signature())));
        can.setDocumentFormattingProvider(true);
        can.setDocumentRangeFormattingProvider(true);
        List<String> typed = sorted(triggers.format());
        if (!typed.isEmpty()) {
            can.setDocumentOnTypeFormattingProvider(
                    new DocumentOnTypeFormattingOptions(typed.getFirst(), typed.subList(1, typed.size())));
        }
        var actions = new CodeActionOptions();
        actions.setResolveProvider(true);
        can.setCodeActionProvider(actions);
        can.setRenameProvider(new RenameOptions(true));
        can.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(Effects.COMMAND)));
        can.setLinkedEditingRangeProvider(true);
        can.setInlineCompletionProvider(true);
    }

    private static void addNavigation(ServerCapabilities can) {
        can.setDefinitionProvider(true);
        can.setDeclarationProvider(true);
        can.setTypeDefinitionProvider(true);
        can.setImplementationProvider(true);
        can.setReferencesProvider(true);
        can.setDocumentHighlightProvider(true);
        can.setDocumentSymbolProvider(true);
        can.setWorkspaceSymbolProvider(true);
        can.setCallHierarchyProvider(true);
        can.setTypeHierarchyProvider(true);
    }

    private static void addText(ServerCapabilities can, Abilities client) {
        can.setHoverProvider(true);
        can.setCodeLensProvider(new CodeLensOptions(true));
        can.setFoldingRangeProvider(true);
        can.setSelectionRangeProvider(true);
        can.setInlayHintProvider(true);
        can.setDocumentLinkProvider(new DocumentLinkOptions(false));
        can.setColorProvider(true);
        can.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(TokenMethods.legend(),
                new SemanticTokensServerFull(true), true));
        if (client.pullsDiagnostics()) {
            can.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, true));
        }
    }

    private static List<String> sorted(Set<Character> characters) {
        return characters.stream().map(String::valueOf).sorted().toList();
    }
}
