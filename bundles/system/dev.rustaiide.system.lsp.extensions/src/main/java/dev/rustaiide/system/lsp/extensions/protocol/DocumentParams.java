package dev.rustaiide.system.lsp.extensions.protocol;

/** The parameters of requests about a document as a whole. */
@Says("What a request about a whole document needs.")
public record DocumentParams(@Says("The document.") TextDocument textDocument) {}
