package dev.rustaiide.system.lsp.extensions.protocol;

/** Names a document, as {@code TextDocumentIdentifier} of LSP does. */
@Says("A document, as `TextDocumentIdentifier` of LSP.")
public record TextDocument(
        @Says("Its URI. A document that the client has not opened is read from the disk.") String uri) {}
